from __future__ import annotations

import pytest
from msgspec.structs import replace

from sayso.dossier.compile import compile_dossier
from sayso.dossier.page import render_page
from sayso.dossier.versions import changed
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.dossier import Dossier
from sayso.model.event import Event
from tests.builders import report

OLD = report("Ferry sinks\n\nNine people died. The ferry was new. Nobody is blamed.", published="2031-03-04")
NEW = replace(report("Ferry sinks\n\nEleven people died. Nobody  is blamed. The line is closed.", published="2031-03-05"), replaces=OLD.id)


def versions(*, excerpts: bool = False) -> Dossier:
    annotated = (AnnotatedReport(report=OLD), AnnotatedReport(report=NEW))
    event = Event(id="e1", title="Ferry sinks", reports=(OLD.id, NEW.id), annotated=annotated)
    return compile_dossier(Collation(event=event), made_by="x", excerpts=excerpts)


def test_sentences_that_one_version_has_are_gone_or_new() -> None:
    (one,) = changed(versions().reports).values()
    assert one.older.id == OLD.id
    assert one.gone == ("Nine people died.", "The ferry was new.")
    assert one.new == ("Eleven people died.", "The line is closed.")


def test_a_report_that_replaces_none_of_the_dossier_changed_nothing() -> None:
    assert changed(versions().reports[1:]) == {}


def test_of_excerpts_nobody_can_say_what_changed() -> None:
    (one,) = changed(versions(excerpts=True).reports).values()
    assert (one.gone, one.new) == (None, None)


@pytest.mark.parametrize(("excerpts", "said"), [(False, "2 sentences new, 2 gone"), (True, "changed since the version of")])
def test_the_page_says_what_a_later_version_changed(excerpts: bool, said: str) -> None:  # noqa: FBT001  a column of a table
    page = render_page(versions(excerpts=excerpts))
    assert said in page
    assert ("<del>The ferry was new.</del>" in page) is not excerpts
    assert f'<a href="#{OLD.id}">4 March 2031</a>' in page
