from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cluster.copies import CopySettings, find_copies
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Copy
from sayso.model.span import cut
from tests.cluster.reports import BRIDGE, FERRY_OWN, FERRY_REWRITTEN, FERRY_WIRE, annotated

WIRE = annotated(FERRY_WIRE, outlet="The Courier", published="2031-03-04")
REWRITTEN = annotated(FERRY_REWRITTEN, outlet="Tessaly Post", published="2031-03-05")
OWN = annotated(FERRY_OWN, outlet="Arlen Star", published="2031-03-05")
SENTENCE = "The old lighthouse keeper counted eleven boats that night before the fog came in."


def only(*reports: AnnotatedReport) -> Copy:
    (copy,) = find_copies(reports)
    return copy


def pairs(*texts: str) -> int:
    """How many pairs share text, each text printed by an outlet of its own."""
    return len(find_copies([annotated(text, outlet=f"Paper {number}") for number, text in enumerate(texts)]))


def test_a_sentence_worked_into_a_longer_report_makes_a_pair() -> None:
    copy = only(WIRE, REWRITTEN, OWN)
    assert (copy.source, copy.copy) == (WIRE.report.id, REWRITTEN.report.id)


def test_the_passages_are_spans_of_source_and_copy() -> None:
    ((there, here),) = only(WIRE, REWRITTEN).passages
    assert cut(FERRY_WIRE, there) == "The coast guard pulled forty of them out of the water within two hours, a spokeswoman said"
    assert cut(FERRY_REWRITTEN, here) == "The coast guard pulled forty of them out of the cold water within two hours, a spokeswoman said"


def test_the_share_is_that_of_the_copys_words() -> None:
    source, copy = annotated(SENTENCE, published="2031-03-01"), annotated(f"{SENTENCE} {'Word ' * 14}", published="2031-03-02")
    assert only(source, copy).share == 0.5


def test_reports_that_share_no_sentence_are_no_pair() -> None:
    assert find_copies([REWRITTEN, OWN, annotated(BRIDGE)]) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We lost everything,” she said.", "“We lost everything,” said his wife at the quay."),
        ("The mayor said: “We shall rebuild this harbour stone by stone.”", "“We shall rebuild this harbour stone by stone,” he told us."),
        (
            "Aboard were Mara Quill, Ivo Brandt, the Harbour Authority of Port Arlen and guests.",
            "They met Mara Quill, Ivo Brandt, the Harbour Authority of Port Arlen before lunch in town.",
        ),
    ],
)
def test_a_short_quotation_or_the_same_names_are_no_copy(left: str, right: str) -> None:
    assert pairs(left, right) == 0


def test_a_statement_quoted_at_length_is_a_copy() -> None:
    said = "We shall rebuild this harbour stone by stone, and we shall not rest until the last boat is home"
    assert (
        pairs(f"The mayor wrote: “{said}.”", f"“{said},” the mayor promised on Tuesday when he met the families of those lost at sea.") == 1
    )


def test_the_same_headline_is_no_copy() -> None:
    headline = "Ferry with sixty people on board sinks off the coast near Port Arlen"
    reports = [
        annotated(f"{headline}\n{text}", outlet=outlet, blocks=[("headline", headline)])
        for text, outlet in ((FERRY_OWN, "A"), (BRIDGE, "B"))
    ]
    assert find_copies(reports) == ()


def test_furniture_of_a_page_is_no_copy() -> None:
    licence = "This material may not be published, broadcast, rewritten or redistributed without leave of the publisher."
    reports = [annotated(f"{text}\n{licence}", blocks=[("licence", licence)]) for text in (FERRY_OWN, BRIDGE)]
    assert find_copies(reports) == ()


def test_an_agencys_text_and_a_report_that_cites_the_agency_are_a_pair() -> None:
    carries = annotated("PORT ARLEN (AP) — The ferry was overdue for repair.", published="2031-03-04")
    cites = annotated("Her last inspection found no fault, the Associated Press reported.", outlet="Arlen Star", published="2031-03-05")
    copy = only(carries, cites)
    assert (copy.source, copy.credit, copy.passages, copy.share) == (carries.report.id, "the Associated Press", (), 0.0)
    assert [cut(each.report.text, span) for each, span in zip((carries, cites), copy.credited, strict=True)] == [
        "AP",
        "the Associated Press",
    ]


def test_two_reports_that_only_cite_an_agency_are_no_pair() -> None:
    assert pairs("The ferry was old, AP reported.", "No fault was found, according to AP.") == 0


def test_a_copy_names_the_one_agency_that_either_credits() -> None:
    assert only(WIRE, REWRITTEN).credit == "Agence Nord"


def test_of_several_agencies_none_is_named_for_shared_text() -> None:
    assert only(annotated(f"{SENTENCE}\nReuters - AP"), annotated(SENTENCE, outlet="Arlen Star")).credit is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-03-04", "2031-03-05"),
        ("2031-03-04T08:00:00", "2031-03-04T09:30:00"),
        ("2031-03-04T23:00:00-05:00", "2031-03-05T06:00:00+00:00"),
        ("2031-03-05T01:00:00+09:00", "2031-03-04T23:00:00+00:00"),
        ("2031-03-04T00:00:00", "2031-03-05T07:00:00"),
    ],
)
def test_the_earlier_report_is_the_source(first: str, second: str) -> None:
    earlier, later = annotated(SENTENCE, outlet="A", published=first), annotated(SENTENCE, outlet="B", published=second)
    copy = only(later, earlier)
    assert (copy.source, copy.directed) == (earlier.report.id, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-03-04", "2031-03-04"),
        (None, "2031-03-04"),
        ("2031-03-04T00:00:00", "2031-03-04T08:00:00"),
        ("2031-03-04T08:00:00", "2031-03-04T09:00:00+00:00"),
        ("last week", "2031-03-04"),
    ],
)
def test_where_nobody_knows_who_was_first_the_smaller_id_is_the_source(first: str | None, second: str | None) -> None:
    reports = [annotated(SENTENCE, outlet="A", published=first), annotated(SENTENCE, outlet="B", published=second)]
    copy = only(*reports)
    assert (copy.source, copy.directed) == (min(each.report.id for each in reports), False)


def test_a_credited_agencys_own_report_is_the_source_even_when_it_is_dated_later() -> None:
    agency = annotated(f"(Reuters) - {SENTENCE}", outlet="Reuters", published="2031-03-06")
    copy = only(agency, annotated(f"{SENTENCE}\nReuters", published="2031-03-05"))
    assert (copy.source, copy.directed, copy.credit) == (agency.report.id, True, "Reuters")


def test_an_agency_that_nobody_credits_is_no_source() -> None:
    agency = annotated(SENTENCE, outlet="Reuters", published="2031-03-06")
    earlier = annotated(SENTENCE, published="2031-03-05")
    copy = only(agency, earlier)
    assert (copy.source, copy.credit) == (earlier.report.id, None)


def test_a_report_given_twice_is_no_copy_of_itself() -> None:
    assert find_copies([WIRE, WIRE]) == ()


@pytest.mark.parametrize("text", ["", " \n ", "…", "One."])
def test_a_report_of_hardly_a_word_has_no_copies(text: str) -> None:
    assert find_copies([annotated(text, outlet="A"), annotated(text, outlet="B")]) == ()


def test_an_unread_report_is_compared_as_well() -> None:
    text = "El viejo farero contó once barcos aquella noche antes de que llegara la niebla."
    assert len(find_copies([annotated(text, outlet=outlet, unread="not read: es") for outlet in "AB"])) == 1


def test_a_stricter_setting_leaves_reworked_sentences_out() -> None:
    assert find_copies([WIRE, REWRITTEN], CopySettings(part=1.01)) == ()


@given(st.permutations([WIRE, REWRITTEN, OWN, annotated(BRIDGE), annotated(f"{BRIDGE}\n{SENTENCE}", outlet="B")]))
def test_the_order_of_reports_is_irrelevant_and_they_stay_as_they_were(reports: list[AnnotatedReport]) -> None:
    before = msgspec.json.encode(reports)
    copies = find_copies(reports)
    assert copies == find_copies(sorted(reports, key=lambda each: each.report.id))
    assert len(copies) == 2
    assert msgspec.json.encode(reports) == before


@given(st.lists(st.sampled_from([*FERRY_WIRE.splitlines(), *FERRY_REWRITTEN.splitlines(), *BRIDGE.splitlines()]), min_size=1, max_size=8))
def test_passages_are_cut_at_words_and_begin_and_end_alike(lines: list[str]) -> None:
    other = annotated("\n".join(lines), outlet="Arlen Star", published="2031-03-09")
    for copy in find_copies([WIRE, other]):
        assert 0 <= copy.share <= 1
        for there, here in copy.passages:
            left, right = cut(FERRY_WIRE, there).casefold().split(), cut(other.report.text, here).casefold().split()
            assert (left[0], left[-1]) == (right[0], right[-1])
            assert not other.report.text[here.start - 1 : here.start].isalnum()
            assert not other.report.text[here.end : here.end + 1].isalnum()
