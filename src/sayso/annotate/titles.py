"""Titles before a name: where they end and the name begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import body_type, is_generic
from sayso.annotate.wordlists import by_first_word, word_list, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

COURTESY = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Mx.", "Dr", "Dr.", "Drs", "Drs.", "Sir", "Dame"})
NOBLE = frozenset({"Lady", "Lord", "Sir", "Queen", "King", "Prince", "Princess", "Duke", "Duchess", "Captain", "Miss", "Saint"})
PARENTS = frozenset({"mum", "mom", "mother", "dad", "father", "gran", "grandmother", "grandfather", "parent"})
LONGEST_PARENT = 5  # tokens: "Mum", "-", "of", "-", "two"
HYPHENS = frozenset("-‐‑")


def span_text(doc: Doc, start: int, end: int) -> str:
    """The words of some tokens, white space made plain."""
    return " ".join(doc[start:end].text.split())


def untitled(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A piece without the titles in it: what stands before, and the person who has the title."""
    index = start
    while index < end:
        size = _title_at(doc, index, end)
        if size and start < index and index + size == end and body_type(span_text(doc, start, end)):
            break  # "Arlen Head" is no head of Arlen
        if size and not _part_of_body(doc, index, size, end):
            if start < index and (doc[start].ent_type_ or index + size == end):
                yield start, index, False
            yield from ((left, right, True) for left, right, _ in untitled(doc, index + size, end))
            return
        index += max(1, size)
    yield start, end, False


def _title_at(doc: Doc, index: int, end: int) -> int:
    """How many tokens of a title begin here; the longest title counts."""
    if doc[index].lower_ in PARENTS and (size := _of_how_many(doc, index, end)):
        return size
    if doc[index].text in NOBLE and _has_article(doc, index):  # "the ageing Lady Ottoline" is a ship
        return 0
    if doc[index].text in word_list("peers") and index and doc[index - 1].tag_ in {"NN", "NNS"}:  # "players Duke Falk and Marquis Cavell"
        return 0
    for title in by_first_word("titles").get(doc[index].text, ()):
        match = doc.char_span(doc[index].idx, doc[index].idx + len(title))
        if match is not None and match.text == title and match.end <= end:
            return len(match)
    return int(_is_role(doc, index, end))


def _is_role(doc: Doc, index: int, end: int) -> bool:
    """Whether a word says what a person does whose name follows: "Model Ana Falk"; at the end it says so of whoever stands before."""
    first_names = word_table("first_names")
    if doc[index].lower_ not in word_list("person_nouns") or doc[index].text in first_names:
        return False
    if index + 2 < end and doc[index + 1].text in first_names:
        return True
    return doc[index].ent_type_ in {"", "PERSON"} and (index + 1 == end or doc[index + 1].ent_type_ == "PERSON")


def _has_article(doc: Doc, index: int) -> bool:
    index -= 1
    while index > 0 and doc[index].tag_ in {"JJ", "VBN", "VBG"} and doc[index].text.islower():
        index -= 1
    return index >= 0 and doc[index].lower_ == "the"


def parent_before(doc: Doc, start: int) -> int | None:
    """Where "Mum-of-two" begins that ends straight before a name; `None` where none does."""
    first = start - LONGEST_PARENT
    return first if first >= 0 and doc[first].lower_ in PARENTS and _of_how_many(doc, first, start + 1) else None


def _of_how_many(doc: Doc, index: int, end: int) -> int:
    """How many tokens of "Mum-of-two" begin here, 0 for none."""
    size = LONGEST_PARENT
    whole = index + size < end and doc[index + 1].text in HYPHENS and doc[index + 2].lower_ == "of" and doc[index + 3].text in HYPHENS
    return size if whole else 0


def _part_of_body(doc: Doc, index: int, size: int, end: int) -> bool:
    """Whether a title is no title here but a word of a body's or place's name: "General Dynamics Group", "King County"."""
    if doc[index].text in COURTESY:
        return False
    rest = span_text(doc, index + size, end)
    if " " in rest and doc[index + size].text in word_table("first_names") and body_type(rest) is None:
        return False
    if rest and (body_type(doc[index:end].text) or is_generic(rest)):
        return True
    inside = doc[index].ent_iob_ == "I" or (index + size < end and doc[index + size].ent_iob_ == "I")
    return inside and doc[index].ent_type_ in {"ORG", "GPE", "FAC", "LOC"}
