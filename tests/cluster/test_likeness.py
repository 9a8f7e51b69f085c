from __future__ import annotations

import pytest

from sayso.cluster.likeness import LikenessSettings, commonness, likenesses, profile
from sayso.model.annotation import AnnotatedReport
from tests.cluster.reports import BRIDGE, BRIDGE_LATER, FERRY_OWN, FERRY_REWRITTEN, annotated

SETTINGS = LikenessSettings()
SPANISH = "not read: es"


def likeness(left: AnnotatedReport, right: AnnotatedReport, settings: LikenessSettings = SETTINGS) -> float:
    """How alike two reports are, 0 where they share nothing."""
    return next((value for *_, value in likenesses([profile(left, settings), profile(right, settings)], settings, least=1e-9)), 0.0)


def test_reports_of_one_event_are_more_alike_than_reports_of_two() -> None:
    same = likeness(annotated(BRIDGE), annotated(BRIDGE_LATER))
    other = likeness(annotated(BRIDGE), annotated(FERRY_OWN))
    assert same > 3 * other


def test_a_report_is_wholly_like_itself() -> None:
    assert likeness(annotated(BRIDGE), annotated(BRIDGE, outlet="B")) == pytest.approx(1)


def test_reports_without_a_shared_word_are_not_alike() -> None:
    assert likeness(annotated("Rain fell."), annotated("Prices rose.")) == 0


def test_common_words_hardly_count() -> None:
    assert likeness(annotated("It was said that the lantern would go."), annotated("It was said that the anchor would go.")) < 0.1
    assert commonness()["the"] > 0.99


def test_shared_names_count_more_than_other_words() -> None:
    names = likeness(annotated("Mara Quill sang."), annotated("Mara Quill wept."))
    words = likeness(annotated("Purple lanterns sang."), annotated("Purple lanterns wept."))
    assert names > words


def test_words_of_a_headline_count_more() -> None:
    texts = ("Lantern theft\nNobody saw it happen.", "Lantern theft\nPolice search quietly.")
    plain_left, plain_right = (annotated(text) for text in texts)
    left, right = (annotated(text, blocks=[("headline", "Lantern theft")]) for text in texts)
    assert likeness(left, right) > likeness(plain_left, plain_right)


@pytest.mark.parametrize(
    ("published", "part"),
    [("2031-03-04", 1), ("2031-04-03", 1), ("2031-09-30", 0.75), ("2041-03-04", 0.5), (None, 1)],
)
def test_likeness_fades_with_the_days_between_publications(published: str | None, part: float) -> None:
    then = likeness(annotated(BRIDGE, published="2031-03-04"), annotated(BRIDGE_LATER, published=published))
    now = likeness(annotated(BRIDGE, published="2031-03-04"), annotated(BRIDGE_LATER, published="2031-03-04"))
    assert then / now == pytest.approx(part, abs=0.01)


def test_an_unread_report_is_compared_by_its_names_and_numbers() -> None:
    spanish = annotated("El puente del Lake Sarn, dijo Ivo Brandt ayer, da a Gorm Valley.", unread=SPANISH)
    assert likeness(annotated(BRIDGE), spanish) > 0.1


@pytest.mark.parametrize(
    "text",
    ["Los barcos del puerto no salen hoy porque el viento es fuerte.", "La alcaldesa de Bellmere no salió hoy."],
)
def test_unread_reports_with_few_names_in_common_are_not_alike(text: str) -> None:
    assert (
        likeness(annotated("El viento es fuerte y los barcos de Bellmere no salen.", unread=SPANISH), annotated(text, unread=SPANISH)) == 0
    )


def test_only_pairs_above_the_threshold_are_given_in_order() -> None:
    texts = ["Wool rose.", BRIDGE, FERRY_REWRITTEN, BRIDGE_LATER, BRIDGE]
    found = [(left, right) for left, right, _ in likenesses([profile(annotated(text), SETTINGS) for text in texts], SETTINGS, least=0.2)]
    assert found == [(1, 3), (1, 4), (3, 4)]


def test_only_the_heaviest_words_are_compared() -> None:
    settings = LikenessSettings(terms=1, names=0)
    assert likeness(annotated("zither the the"), annotated("zither it it"), settings) == pytest.approx(1)


def test_no_reports_have_no_likenesses() -> None:
    assert list(likenesses([], SETTINGS, least=0)) == []
