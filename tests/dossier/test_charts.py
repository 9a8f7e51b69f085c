from __future__ import annotations

from lxml import etree

from sayso.dossier.charts import Mark, range_plot

SVG = "{*}"


def mark(low: float | None, high: float | None, *, own: bool = True, label: str = "The Courier", look: str = "o1") -> Mark:
    return Mark(low=low, high=high, own=own, label=label, look=look)


def plot(*marks: Mark, unit: str | None = "person") -> etree._Element:
    return etree.fromstring(range_plot(marks, title="passengers killed", unit=unit))


def classes(of: etree._Element, tag: str) -> list[str | None]:
    return [one.get("class") for one in of.iter(f"{SVG}{tag}")]


def words(of: etree._Element, tag: str) -> list[str | None]:
    return [one.text for one in of.iter(f"{SVG}{tag}")]


def centres(of: etree._Element) -> list[float]:
    return [float(one.get("cx") or "nan") for one in of.iter(f"{SVG}circle")]


def test_the_own_voice_is_filled_and_a_mouth_is_hollow() -> None:
    assert classes(plot(mark(9, 9), mark(14, 14, own=False)), "circle") == ["own", "told"]


def test_an_open_end_is_a_line_towards_that_end() -> None:
    upwards, downwards = plot(mark(9, None), mark(20, 20)), plot(mark(None, 9), mark(20, 20))
    assert "open" in classes(upwards, "path")
    assert "open" in classes(downwards, "path")
    assert etree.tostring(upwards) != etree.tostring(downwards)


def test_a_range_is_a_bar_between_its_ends() -> None:
    drawn = plot(mark(9, 14))
    assert ("bar" in classes(drawn, "path"), len(centres(drawn))) == (True, 2)


def test_larger_numbers_stand_further_right() -> None:
    few, more, many = centres(plot(mark(9, 9), mark(14, 14), mark(24, 24)))
    assert few < more < many


def test_a_wide_spread_is_drawn_on_a_logarithmic_axis_and_says_so() -> None:
    drawn = plot(mark(1, 1), mark(100, 100), mark(10_000, 10_000))
    few, more, many = centres(drawn)
    assert (round(more - few, 1) == round(many - more, 1), "log" in words(drawn, "text")) == (True, True)


def test_a_spread_that_holds_nothing_is_drawn_on_a_plain_axis() -> None:
    assert "log" not in words(plot(mark(0, 0), mark(10_000, 10_000)), "text")


def test_the_plot_is_told_in_words() -> None:
    drawn = plot(mark(9, None, label="The Courier, own voice"), mark(14, 14, label="The Star, own voice"))
    assert words(drawn, "title") == ["passengers killed"]
    assert words(drawn, "desc") == ["The Courier, own voice: at least 9; The Star, own voice: 14"]


def test_many_readings_share_a_row_and_say_how_many_they_are() -> None:
    drawn = plot(*[mark(9, 9, look=f"o{number}") for number in range(1, 6)], *[mark(14, 14) for _ in range(5)])
    assert (len(centres(drawn)), words(drawn, "text")[:2]) == (2, ["×5", "×5"])
    assert "o0" in classes(drawn, "g")


def test_words_of_articles_are_escaped() -> None:
    drawn = range_plot([mark(9, 9, label="<script>x</script>")], title="</title><script>", unit="<b>")
    assert "<script>" not in drawn
    assert words(etree.fromstring(drawn), "title") == ["</title><script>"]


def test_nothing_known_is_nothing_drawn() -> None:
    assert range_plot([mark(None, None)], title="passengers killed", unit=None) == ""


def test_labels_of_the_axis_do_not_run_into_each_other() -> None:
    assert words(plot(mark(9, 9), mark(9.5, 9.5), mark(100, 100)), "text") == ["100", "9"]


def test_a_long_label_stays_inside_the_plot() -> None:
    drawn = plot(mark(143_000_000, 143_000_000), mark(145_500_000, 145_500_000))
    places = {one.text: float(one.get("x") or "nan") for one in drawn.iter(f"{SVG}text")}
    assert places["143 million"] >= len("143 million") * 3
