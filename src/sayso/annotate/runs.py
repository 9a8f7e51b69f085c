"""Drafts of names: what the language model marks, joined with runs of capitals, and cut where a name ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import body_type, is_demonym, is_place
from sayso.annotate.nouns import noun_type
from sayso.annotate.page import Page
from sayso.annotate.titles import COURTESY, span_text, untitled
from sayso.annotate.usage import used_as
from sayso.annotate.wordlists import by_first_word, word_list
from sayso.model.annotation import ActorType
from sayso.model.names import is_acronym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

MARKED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"})
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})
JOINERS = frozenset(
    {
        "of",
        "for",
        "and",
        "&",
        "the",
        "against",
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "'s",
        "’s",
    }
)
PARTICLES = frozenset({"de", "del", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "bin", "ibn"})
LINKS = frozenset({"of", "for", "against"})
FUNCTION_POS = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PART", "INTJ", "NUM"})
INSIDE_CUTS = frozenset({"AUX", "PRON", "SCONJ"})  # no name has such a word inside
HYPHENS = frozenset("-‐‑")
MARKS = frozenset({"/", "|", "+", "=", "—", "–", ">", "<", "~", "#", "@"})
QUOTES = frozenset("\"“”‘’'«»")
PEOPLES = frozenset({"people", "women", "workers", "children", "men", "farmers", "students"})  # "People's …" begins a name
LONGEST_LINK = 2  # tokens: "for the"
LONGEST_OWNED = 6  # tokens after a possessive mark in which the kind of body has to come
LONGEST_NUMBER = 2  # digits of a number that belongs to a name: "Camp Norsel 3"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Tokens that may be a name: the model's label, and what stands around it."""

    start: int
    end: int
    text: str
    label: str | None = None
    titled: bool = False
    initial: bool = False
    quoted: bool = False
    bracketed: bool = False
    located: bool = False
    used: ActorType | None = None


def drafts(page: Page, line: Phrase) -> Iterator[Draft]:
    """All that may be a name in one sentence, in text order."""
    doc = page.doc
    locked = list(_media(page, line))
    busy = {index for start, end in locked for index in range(start, end)}
    pieces = [(start, end, False) for start, end in locked]
    for start, end in _joined(doc, line, busy):
        for left, right in _cut(doc, start, end):
            pieces += untitled(doc, left, right)
    for start, end, titled in sorted(pieces):
        left, right = (start, end) if (start, end) in locked else _trimmed(doc, start, end)
        if left < right:
            yield _draft(doc, line, left, right, titled=titled)


def _draft(doc: Doc, line: Phrase, start: int, end: int, *, titled: bool) -> Draft:
    before = doc[start - 1].text if start > line.start else ""
    after = doc[end].text if end < line.end else ""
    labels = [token.ent_type_ for token in doc[start:end] if token.ent_type_ in MARKED]
    return Draft(
        start=start,
        end=end,
        text=span_text(doc, start, end),
        label=max(sorted(set(labels)), key=labels.count) if labels else None,
        titled=titled
        or before in COURTESY
        or (end - start > 1 and (_is_role(doc, start - 1, line.start) or _brought_in(doc, end, line.end))),
        initial=start == line.start or before in QUOTES or before in {":", "—", "–", "-"},
        quoted=before in QUOTES and after in QUOTES,
        located=not titled and (before.lower() in {"in", "near"} or (after == "," and end + 1 < line.end and is_place(doc[end + 1].text))),
        bracketed=before in {"(", "[", "/"} and after in {")", "]", "/", ","},
        used=used_as(doc, start, end, line.end),
    )


def _is_role(doc: Doc, index: int, first: int) -> bool:
    """Whether a word before a name says what that person does: "harbour master John Falk"."""
    return index >= first and doc[index].tag_ == "NN" and doc[index].lower_ in word_list("person_nouns")


def _brought_in(doc: Doc, end: int, limit: int) -> bool:
    """Whether what follows a name says that it is a person's: "Ana Falk, 51," or "Ana Falk, a port official"."""
    if end + 2 >= limit or doc[end].text != ",":
        return False
    if doc[end + 1].is_digit and len(doc[end + 1].text) <= LONGEST_NUMBER:
        return doc[end + 2].text in {",", ".", ";"}
    if doc[end + 1].lower_ not in {"a", "an"}:
        return False
    nouns = [token for token in doc[end + 2 : min(end + 8, limit)] if token.pos_ not in {"ADJ", "ADV"}]
    while len(nouns) > 1 and nouns[0].pos_ in {"NOUN", "PROPN"} and nouns[1].pos_ in {"NOUN", "PROPN"}:
        nouns.pop(0)
    return bool(nouns) and noun_type(nouns[0]) == "person"


def _media(page: Page, line: Phrase) -> Iterator[tuple[int, int]]:
    """Agencies and newspapers from the list, by their letters, since tokens break at "/" and "-"."""
    doc, table = page.doc, by_first_word("media")
    after = line.start
    for token in line:
        if token.i < after or token.text[:1].islower():
            continue
        for name in table.get(_first_word(doc, token), ()):
            match = doc.char_span(token.idx, token.idx + len(name))
            plain_word = " " not in name and not is_acronym(name) and (token.is_sent_start or token.pos_ != "PROPN")
            longer = match is not None and match.end < line.end and doc[match.end].pos_ == "PROPN" and is_capital(doc[match.end])
            if match is not None and match.text == name and match.end <= line.end and not plain_word and not longer:
                skip = 1 if name.startswith("The ") and name.count(" ") > 1 else 0
                yield match.start + skip, match.end
                after = match.end
                break


LONGEST_WORD = 12  # tokens: "Al-Jazeera's" is five


def _first_word(doc: Doc, token: Token) -> str:
    rest = doc[token.i : token.i + LONGEST_WORD].text  # never `doc.text`, which joins the whole report each time
    word = rest.split(maxsplit=1)[0] if rest.split() else token.text
    return word.rstrip('.,;:!?)]”"').removesuffix("’s").removesuffix("'s")


def _joined(doc: Doc, line: Phrase, busy: set[int]) -> Iterator[tuple[int, int]]:
    """What the model marks and runs of capitals, as unions of those that overlap."""
    marked = line.ents  # once: they are looked for in the whole text each time
    spans = [(ent.start, ent.end) for ent in marked if ent.label_ in MARKED]
    whole = [(ent.start, ent.end) for ent in marked if ent.label_ == "PERSON" and len(ent) > 1]
    spans += _runs(doc, line)
    busy = busy | {token.i for token in line if _in_hashtag(doc, token.i)}
    spans = [piece for span in spans for piece in _free(span, busy)]
    start = end = -1
    for left, right in sorted(spans):
        if left < end:
            end = max(end, right)
            continue
        if start >= 0:
            yield from _apart(doc, start, end, whole)
        start, end = left, right
    if start >= 0:
        yield from _apart(doc, start, end, whole)


def _in_hashtag(doc: Doc, index: int) -> bool:
    return index > 0 and doc[index - 1].text in {"#", "@"} and not doc[index - 1].whitespace_


def _apart(doc: Doc, start: int, end: int, persons: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A run in two before a person that the model marked, where what stands before was marked as a body or a place."""
    for left, _ in persons:
        if start < left < end and doc[left - 1].ent_type_ in {"ORG", "GPE", "NORP"}:
            yield start, left
            start = left
    yield start, end


def _free(span: tuple[int, int], busy: set[int]) -> Iterator[tuple[int, int]]:
    start = None
    for index in range(span[0], span[1] + 1):
        free = index < span[1] and index not in busy
        if free and start is None:
            start = index
        if not free and start is not None:
            yield start, index
            start = None


def _runs(doc: Doc, line: Phrase) -> Iterator[tuple[int, int]]:
    """Words with capitals that stand together, "of" and "for" after a kind of body included."""
    index = line.start
    while index < line.end:
        if not _begins(doc[index]):
            index += 1
            continue
        start = index
        index = _run_end(doc, index, line.end)
        yield start, index


def _run_end(doc: Doc, index: int, limit: int) -> int:
    while index < limit:
        token = doc[index]
        following = doc[index + 1] if index + 1 < limit else None
        if (is_capital(token) and token.ent_type_ not in TIMES) or (following is not None and _joins(doc, index, following)):
            index += 1
        elif following is not None and _glues(doc, index):
            index += 2
        else:
            return index + (_numbers(token, following) and doc[index - 1].pos_ == "PROPN")
    return index


def _joins(doc: Doc, index: int, following: Token) -> bool:
    """Whether a small word goes on with a name: "Bank of Norsel", "Falk & Sons", "People's Front", "Ana de Falk"."""
    token, before = doc[index], doc[index - 1]
    if _owned(doc, index) or _for_the(doc, index):
        return True
    if not is_capital(following) or following.ent_type_ in TIMES:
        return False
    if token.lower_ in LINKS:
        return before.text in word_list("institution_nouns") or (index > LONGEST_LINK and _for_the(doc, index - 2))
    if token.text in {"'s", "’s"}:
        return before.lower_ in PEOPLES
    return token.text in PARTICLES or token.text == "&" or (token.lower_ == "and" and _lists_purposes(doc, index))


def _for_the(doc: Doc, index: int) -> bool:
    """Whether "for" or "the" stands in what a body is for: "People for the Care of Norsel"."""
    first = index - (doc[index].lower_ == "the")
    if first < 1 or first + LONGEST_LINK >= len(doc) or doc[first].lower_ != "for" or doc[first + 1].lower_ != "the":
        return False
    return doc[first - 1].text in word_list("institution_nouns") and is_capital(doc[first + 2])


def _owned(doc: Doc, index: int) -> bool:
    """Whether a possessive mark stands inside the name of a body: "Dockers' and Sailors' Union", "St Olave's Hospital"."""
    token = doc[index]
    if token.text not in {"'", "’", "'s", "’s"} or index == 0 or doc[index - 1].whitespace_ or not is_capital(doc[index - 1]):
        return False
    many = token.text in {"'", "’"} and doc[index - 1].tag_ in {"NNPS", "NNS"}
    saint = index > 1 and doc[index - 2].text in {"St", "St."}
    rest = [token.text for token in doc[index + 1 : index + LONGEST_OWNED] if is_capital(token)]
    kinds = word_list("institution_nouns") | word_list("place_heads") | word_list("shared_bodies")
    return (many or saint) and any(word in kinds for word in rest)


def _lists_purposes(doc: Doc, index: int) -> bool:
    """Whether "and" goes on with what a body is for: "Court against Fraud and Theft"."""
    if _owned(doc, index - 1):
        return True
    links = index > 1 and doc[index - 2].lower_ in LINKS
    bodies = word_list("institution_nouns")
    body = index > LONGEST_LINK and doc[index - 3].text in bodies and not any(token.text in bodies for token in doc[index + 1 : index + 4])
    return links and all(not token.ent_type_ or (body and token.ent_type_ == "ORG") for token in (doc[index - 1], doc[index + 1]))


def _numbers(token: Token, following: Token | None) -> bool:
    """Whether a number belongs to the name before it: "Camp Norsel 3", not "in Norsel 3 people"."""
    if not token.is_digit or len(token.text) > LONGEST_NUMBER:
        return False
    return following is None or (following.tag_ not in {"NNS", "JJ", "NNPS", "CD", "SYM"} and following.text not in {"%", ":", "-", ","})


def is_capital(token: Token) -> bool:
    """Whether a token is written as a part of a name is: "Port", "al-Harbi", "76ers"."""
    text = token.text
    team = text[0].isdigit() and text.endswith("ers")
    return text[0].isupper() or team or (text[:3] in {"al-", "el-", "as-", "ad-"} and any(map(str.isupper, text[3:])))


def _begins(token: Token) -> bool:
    if not is_capital(token) or token.ent_type_ in TIMES or token.text in word_list("not_actors"):
        return False
    return (
        token.pos_ not in FUNCTION_POS
        or token.ent_type_ in MARKED
        or bool(is_acronym(token.text) and len(token.text) > 1 and token.pos_ != "PRON")
    )


def _cut(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between marks that no name holds; persons are cut at "and" as well."""
    left = start
    for index in range(start, end):
        if _cuts(doc, index, start):
            if left < index:
                yield left, index
            left = index + 1
    if left < end:
        yield left, end


def _cuts(doc: Doc, index: int, start: int) -> bool:
    token = doc[index]
    if _owned(doc, index):
        return False
    if token.text in {"'s", "’s"}:
        return _ends_owner(doc, index, start)
    if token.text == "and":
        return token.ent_type_ in {"PERSON", "GPE", "NORP"} or _two_bodies(doc, index, start)
    if _glues(doc, index) or (index > start and _glues(doc, index - 1)) or token.text == "&":
        return False
    if token.is_space or token.is_punct or token.text in MARKS:
        return True
    small = token.text[0].islower() and not is_capital(token)
    return token.lower_ not in JOINERS if small else token.pos_ in INSIDE_CUTS and not token.text.isupper()


def _ends_owner(doc: Doc, index: int, start: int) -> bool:
    """Whether a possessive ends a name, as "Norsel's" does and "People's Front" does not."""
    token = doc[index]
    kept = index > start and (doc[index - 1].lower_ in PEOPLES or token.ent_type_ in {"WORK_OF_ART", "PRODUCT"})
    owner = is_place(doc[start:index].text) or doc[index - 1].ent_type_ in {"PERSON", "GPE"}
    return not kept and (owner or token.ent_type_ != "ORG")


def _glues(doc: Doc, index: int) -> bool:
    """Whether a hyphen joins two words without space: "Mujan-e-Norsel"."""
    if doc[index].text not in HYPHENS or doc[index].whitespace_ or index == 0 or doc[index - 1].whitespace_ or index + 1 == len(doc):
        return False
    after = doc[index + 1]
    person = after.ent_type_ == "PERSON" and doc[index - 1].ent_type_ == "PERSON"
    if person or (after.text in word_list("name_syllables") and index > 1 and is_capital(doc[index - 1]) and is_capital(doc[index - 2])):
        return True  # "Lee Sun-hee"
    return is_capital(after) or after.text in PARTICLES or (after.text == "e" and doc[index - 1].text[0].isupper())


def _two_bodies(doc: Doc, index: int, start: int) -> bool:
    """Whether "and" stands between two names of bodies: "Harbour Authority and Rescue Service"."""
    heads = word_list("institution_nouns")
    following = doc[index + 1 : index + 5]
    return index - start > 1 and doc[index - 1].text in heads and any(token.text in heads for token in following[1:])


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A piece without small words at its ends, and without a people's name before a person or a thing."""
    while start < end and not _street_number(doc, start, end) and not _may_begin(doc[start]):
        start += 1
    while start < end and not _may_end(doc, start, end):
        end -= 1
    size = next((size for size in (2, 1) if end - start > size and is_demonym(doc[start : start + size].text)), 0)
    if size and body_type(doc[start:end].text) != "group" and doc[start].ent_type_ not in {"ORG", "FAC"}:
        return _trimmed(doc, start + size, end)
    return start, end


def _may_begin(token: Token) -> bool:
    return (
        is_capital(token)
        and token.text not in {"The", "A", "An", "Both", "Either", "Neither"}
        and token.tag_ not in {"JJS", "RBS"}
        and token.text not in word_list("not_actors")
    )


def _may_end(doc: Doc, start: int, end: int) -> bool:
    """Whether a name may end so: not with a small word or a stray letter, but with a number of one or two digits."""
    last = doc[end - 1]
    if end - start > LONGEST_LINK and last.text in word_list("name_syllables") and _glues(doc, end - 2):
        return True
    if end - start > 1 and (last.is_digit or len(last.text) == 1):
        return last.is_digit and len(last.text) <= LONGEST_NUMBER
    return is_capital(last)


def _street_number(doc: Doc, start: int, end: int) -> bool:
    """Whether a name begins with a number: "53rd Street"."""
    token = doc[start]
    return end - start > 1 and token.ent_type_ in {"FAC", "LOC", "GPE"} and token.text[0].isdigit() and token.text[-1].isalpha()
