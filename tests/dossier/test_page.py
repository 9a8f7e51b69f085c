from __future__ import annotations

import base64
import hashlib
import re

import msgspec
import pytest
from lxml import html

from sayso.dossier.compile import compile_dossier
from sayso.dossier.page import PageSettings, index_entry, render_index, render_page
from sayso.model.dossier import Dossier
from sayso.model.judgement import Judgement
from sayso.model.report import Failure
from tests.builders import at, report
from tests.dossier.ferry import COURIER, collation, dossier, event, killed, told_in

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "javascript:alert(1)",
    "</mark></p></article><h1>Right!</h1>",
    "&lt;script&gt; &amp; &#60;",
    "\u202eevil\u2066 text",
    "nul \x00 and half a pair \ud800",
    "w" * 5000,
]


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", parsed(page).text_content())


def listed(of: html.HtmlElement, path: str) -> list[str]:
    found = of.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def many_outlets() -> Dossier:
    reports = [report(f"Report {number}: 9 passengers died.", outlet=f"Outlet {number}") for number in range(12)]
    first = killed().readings[0]
    readings = tuple(
        msgspec.structs.replace(
            first, report=one.id, text=one.text[:8], span=msgspec.structs.replace(first.span, report=one.id, start=0, end=8)
        )
        for one in reports
    )
    figure = msgspec.structs.replace(killed(), readings=readings, voice_groups=())
    return compile_dossier(
        msgspec.structs.replace(collation(), event=event(*reports), figures=(figure,), actors=(), points=(), quotes=(), timeline=()),
        made_by="x",
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_an_article_never_become_markup(words: str) -> None:
    page = render_page(told_in(f"{words} died.", outlet=words))
    plain = parsed(render_page(told_in("Nine died.", outlet="Plain")))
    shown = parsed(page.replace("\ufffd", "x"))
    for tag in ("script", "img", "h1", "article", "mark", "style"):
        assert len(shown.findall(f".//{tag}")) == len(plain.findall(f".//{tag}"))


def test_words_of_an_article_never_run_as_a_template() -> None:
    assert "{{ 7 * 7 }}" in text_of(render_page(told_in("{{ 7 * 7 }} died.")))


def test_no_attribute_of_the_page_runs_anything() -> None:
    names = listed(parsed(render_page(told_in('" onclick="x" died.', outlet='" onmouseover="x'))), "//@*[starts-with(name(), 'on')]")
    assert names == []


def test_a_page_can_always_be_written_as_utf_8() -> None:
    assert render_page(told_in("half a pair \ud800 died.")).encode()


def test_an_address_that_is_not_of_the_web_is_shown_and_not_linked() -> None:
    told = told_in("Nine died.")
    sly = msgspec.structs.replace(told.reports[0], url="javascript:alert(1)")
    page = parsed(render_page(msgspec.structs.replace(told, reports=(sly,))))
    assert "javascript:alert(1)" in page.text_content()
    assert not [href for href in listed(page, "//@href") if href.startswith("javascript")]


def test_an_address_of_the_web_is_linked_without_telling_where_from() -> None:
    told = told_in("Nine died.")
    known = msgspec.structs.replace(told.reports[0], url="https://courier.example/9")
    page = parsed(render_page(msgspec.structs.replace(told, reports=(known,))))
    assert listed(page, "//a[@href='https://courier.example/9']/@rel") == ["noopener noreferrer nofollow"]


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    page = render_page(dossier())
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = listed(parsed(page), "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def test_the_page_loads_nothing_and_styles_nothing_inline() -> None:
    page = render_page(dossier())
    assert listed(parsed(page), "//@src | //@style | //link/@href | //script") == []
    assert "url(" not in page


def test_every_id_stands_once_and_every_link_within_the_page_leads_to_one() -> None:
    page = parsed(render_page(dossier()))
    ids = listed(page, "//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in listed(page, "//@href") if href.startswith("#")} <= set(ids)


def test_every_reading_leads_to_the_segment_where_its_words_stand() -> None:
    page = parsed(render_page(dossier()))
    [anchor] = listed(page, "//tr[@id='f1']//details[.//b='dozens']//a[@class='go']/@href")
    assert listed(page, f"//a[@id='{anchor[1:]}']/following-sibling::mark[1]//text()") == ["Dozens of passengers"]


def test_a_marked_figure_leads_back_to_its_row() -> None:
    page = parsed(render_page(dossier()))
    assert "#f1" in listed(page, "//div[@class='text']//mark/a/@href")


def test_what_differs_stands_before_everything_else() -> None:
    page = text_of(render_page(dossier()))
    assert page.index("Figures that differ") < page.index("Contested") < page.index("What each calls them") < page.index("The reports")


def test_silence_reads_not_found_in_this_text() -> None:
    assert "∅ not found in this text" in text_of(render_page(dossier()))


def test_a_cell_names_its_outlet_for_narrow_screens() -> None:
    page = parsed(render_page(dossier()))
    assert listed(page, "//tr[@id='f1']//span[contains(@class, 'in')]/bdi/text()") == ["The Courier", "The Star", "Agence Nord"]


def test_a_row_says_how_many_independent_voices_stand_behind_it_and_why() -> None:
    page = text_of(render_page(dossier()))
    assert "2 independent voices" in page
    assert "one voice: the same named speaker" in page


def test_the_page_says_that_it_does_not_say_who_is_right() -> None:
    assert "it does not say who is right" in text_of(render_page(dossier()))


def test_many_outlets_are_grouped_by_what_they_say() -> None:
    page = parsed(render_page(many_outlets()))
    assert (len(page.findall(".//table")), listed(page, "//div[@id='f1']//div[@class='grouphead']/b/text()")) == (0, ["at least 9"])


def test_outlets_beyond_the_first_stand_behind_a_line() -> None:
    page = parsed(render_page(many_outlets(), settings=PageSettings(cells=5)))
    assert listed(page, "//div[@id='f1']//div[@class='group ']//details[@class='more']/summary/text()") == ["7 more outlets"]


def test_rows_beyond_the_first_stand_behind_a_line() -> None:
    figures = tuple(msgspec.structs.replace(killed(), id=f"f{number}") for number in range(4))
    page = parsed(render_page(msgspec.structs.replace(dossier(), figures=figures), settings=PageSettings(rows=3)))
    assert listed(page, "//section[@id='figures']/details[@class='more']/summary/text()") == ["1 more figures that differ"]


def test_every_outlet_has_a_box_that_hides_what_is_its_own() -> None:
    page = render_page(dossier())
    numbers = [ident.removeprefix("show-") for ident in listed(parsed(page), "//input/@id")]
    assert numbers == ["1", "2", "3"]
    for number in numbers:
        assert f"body:has(#show-{number}:not(:checked)) .n{number}" in page
        assert len(listed(parsed(page), f"//*[contains(concat(' ', @class, ' '), ' n{number} ')]/@class")) > 2


def test_one_outlet_alone_cannot_be_hidden() -> None:
    assert listed(parsed(render_page(told_in("Nine died."))), "//input/@id") == []


def test_a_fold_leads_to_the_words_that_are_its_reason() -> None:
    fold = msgspec.structs.replace(killed().voice_groups[0], span=at(COURIER, "the harbour master"))
    page = parsed(render_page(msgspec.structs.replace(dossier(), figures=(msgspec.structs.replace(killed(), voice_groups=(fold,)),))))
    [anchor] = listed(page, "//tr[@id='f1']//ul[@class='tree']//a/@href")
    assert listed(page, f"//a[@id='{anchor[1:]}']/following-sibling::mark[1]//text()") == ["the harbour master"]


def test_an_orphaned_judgement_is_shown_as_such() -> None:
    gone = Judgement(
        id="j1", kind="reject", spans=(at(COURIER, "At least 9"),), words=("At least 7",), author="ana", at="2031-03-09", orphaned=True
    )
    page = text_of(render_page(msgspec.structs.replace(dossier(), judgements=(gone,))))
    assert "reject “At least 7” ana, 9 March 2031, orphaned: its words are gone" in page


def test_a_dossier_of_excerpts_shows_the_words_and_leads_to_no_text() -> None:
    page = render_page(compile_dossier(collation(), made_by="x", excerpts=True))
    hrefs = {href[1:] for href in listed(parsed(page), "//@href") if href.startswith("#")}
    assert "Dozens of passengers" in page
    assert hrefs <= set(listed(parsed(page), "//@id"))


def test_text_from_right_to_left_finds_its_own_direction() -> None:
    page = parsed(render_page(told_in("غرقت العبارة قبالة الميناء", outlet="صوت الميناء")))
    assert listed(page, "//div[@class='text']/p/@dir") == ["auto"]
    assert listed(page, "//article/h3/bdi/text()") == ["صوت الميناء"]


def test_what_was_not_read_stands_on_the_page() -> None:
    failed = Failure(report=COURIER.id, stage="annotate", reason="took too long")
    assert "The Courier (annotate): took too long" in text_of(render_page(msgspec.structs.replace(dossier(), failures=(failed,))))


def test_an_empty_dossier_says_that_nothing_was_found() -> None:
    bare = compile_dossier(msgspec.structs.replace(collation(), figures=(), points=(), actors=(), quotes=(), timeline=()), made_by="x")
    page = text_of(render_page(bare))
    assert "No figure was found in these texts." in page
    assert "Nobody is quoted in these texts." in page


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert render_page(dossier()) == render_page(dossier())


def test_the_list_of_events_puts_first_what_differs_most() -> None:
    calm = msgspec.structs.replace(index_entry(told_in("Nine died.")), title="Calm", counts=index_entry(many_outlets()).counts[2:] * 2)
    page = parsed(render_index([calm, index_entry(dossier())], made_by="sayso 0.1.0"))
    assert listed(page, "//h2/a/text()") == ["Ferry sinks off Port Arlen", "Calm"]


def test_the_list_leads_to_each_event_and_nowhere_else() -> None:
    sly = msgspec.structs.replace(index_entry(dossier()), id="../../etc")
    assert listed(parsed(render_index([sly], made_by="x")), "//h2/a/@href") == ["events/..%2F..%2Fetc/index.html"]


def test_a_list_of_nothing_says_so_and_names_what_failed() -> None:
    page = text_of(render_index([], made_by="x", failures=[Failure(report="lost.pdf", stage="acquire", reason="has no text")]))
    assert "No event was found" in page
    assert "lost.pdf (acquire): has no text" in page
