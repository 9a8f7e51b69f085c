from __future__ import annotations

import pytest

from sayso.acquire.characters import clean_text, read_bytes
from sayso.errors import ReportError

SENTENCES = "“The café was shut,” said Mr Søren’s neighbour – it had been for years. Nobody went in. " * 3


def test_utf_8_is_read_without_a_note() -> None:
    assert read_bytes(SENTENCES.encode(), origin="a.txt") == (SENTENCES, ())


def test_another_encoding_is_told_and_named() -> None:
    text, notes = read_bytes(SENTENCES.encode("cp1252"), origin="a.txt")
    assert text == SENTENCES
    assert notes == ("read as windows-1252, not UTF-8",)


def test_cyrillic_in_an_old_encoding_is_told() -> None:
    sentences = "Паром затонул у побережья во вторник, сообщили в управлении порта. Погибли не менее девяти человек. " * 3
    assert read_bytes(sentences.encode("cp1251"), origin="a.txt").text == sentences


def test_the_encoding_that_a_page_declares_is_believed() -> None:
    text, notes = read_bytes("Größe".encode("cp1252"), origin="a.html", declared="iso-8859-1")
    assert text == "Größe"
    assert notes == ("read as windows-1252, not UTF-8",)


def test_a_byte_order_mark_says_the_encoding() -> None:
    assert read_bytes("Größe".encode("utf-16"), origin="a.txt") == ("Größe", ("read as UTF-16, not UTF-8",))
    assert read_bytes("Größe".encode("utf-8-sig"), origin="a.txt") == ("Größe", ())


def test_a_broken_byte_in_utf_8_costs_one_character() -> None:
    text, notes = read_bytes("Die Größe der Fähre".encode() + b"\xff" + "überraschte".encode(), origin="a.txt")
    assert text == "Die Größe der Fähre\ufffdüberraschte"
    assert notes == ("bytes that are not UTF-8 were replaced: 1",)


def test_binary_content_is_refused() -> None:
    with pytest.raises(ReportError, match="binary"):
        read_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", origin="a.txt")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0c"])
def test_line_ends_of_all_systems_are_one(end: str) -> None:
    assert clean_text(f"one{end}two").text == "one\ntwo"


def test_control_characters_are_left_out_and_counted() -> None:
    assert clean_text("a\x00b\x1b[31mc\td\n") == ("ab[31mc\td\n", ("control characters left out: 2",))


def test_hidden_characters_stay_and_are_named() -> None:
    text = "pass\u200bword \u202egnp.exe"
    assert clean_text(text) == (text, ("characters that a reader does not see: 1 × ZERO WIDTH SPACE, 1 × RIGHT-TO-LEFT OVERRIDE",))


def test_the_joiners_that_persian_needs_are_not_hidden() -> None:
    assert clean_text("می\u200cخواهد") == ("می\u200cخواهد", ())


def test_half_characters_are_replaced_and_halves_that_fit_are_joined() -> None:
    text, notes = clean_text("a\ud800b \ud83d\ude00")
    assert text == "a\ufffdb 😀"
    assert notes == ("half characters (lone surrogates) were replaced",)
