"""The names in a report: where each begins and ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import (
    TYPES,
    Evidence,
    body_type,
    body_word,
    is_demonym,
    is_doubtful_person,
    is_full_person,
    is_generic,
    is_media,
    is_place,
    kind_of,
    person_words,
)
from sayso.annotate.nouns import noun_type
from sayso.annotate.page import Page, block_at, sentences
from sayso.annotate.runs import FUNCTION_POS, Draft, drafts
from sayso.annotate.titles import HYPHENS, span_text
from sayso.annotate.wordlists import word_list, word_table
from sayso.model.annotation import ActorType
from sayso.model.names import is_acronym, name_key

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase

HEADLINE_SHARE = 0.75  # of the longer words of a line with capitals make it a headline in title case
HEADLINE_WORDS = 4  # fewer longer words tell nothing
LONG_WORD = 4  # letters; shorter words are often small in title case
LOCATED = 3  # votes for a place of "in Norsel" and "Norsel, Ohio"
SHORT_CAPITALS = 2  # letters; a longer word in capitals is an acronym or shouted
SEVERAL = 2  # more shouted words than these make no name: "WHAT TO KNOW ABOUT Ana Falk"
LONG_ACRONYM = 5  # letters; a longer word in capitals has to stand twice or in brackets
SHORTEST_OFFICE = 2  # tokens before what somebody is in charge of: "director of"
OFTEN = 2  # a name that nothing else vouches for has to stand twice


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name by its tokens, half-open."""

    start: int
    end: int
    text: str
    type: ActorType | None


def find_names(page: Page) -> tuple[Named, ...]:
    """Every name, in text order and without overlap; type is `None` where nothing tells."""
    lines = list(sentences(page))
    running = [draft for line in lines if not in_title_case(line) for draft in drafts(page, line)]
    headlines = [draft for line in lines if in_title_case(line) for draft in drafts(page, line)]
    alone = {draft.text for draft in running if draft.label is not None}
    often = {text for text, count in Counter(draft.text for draft in running).items() if count >= OFTEN}
    bodies = {draft.text for draft in running if draft.label not in {None, "PERSON"}}
    running = [piece for draft in running for piece in _unglued(page.doc, draft, alone, bodies, often)]
    evidence = weigh(running, placed=_datelined(page, running))
    counts = Counter(draft.text for draft in running)
    kept = [draft for draft in running if _accepted(page.doc, draft, evidence, counts)]
    kept += [draft for draft in headlines if _plain_in_headline(draft)]
    known = {draft.text for draft in kept}
    spans = {(draft.start, draft.end) for draft in kept}
    whole = set(_again(page.doc, lines, {name for name in known if " " in name}, set()))
    spans = {span for span in spans | whole if not any(other[0] <= span[0] and span[1] <= other[1] for other in (spans | whole) - {span})}
    more = _again(page.doc, lines, known | evidence.person_words, spans)
    spans |= {(start, end) for start, end in more if not _hyphened(page.doc, start, evidence)}
    stand = {(start, end) for start, end in spans if not _is_part(page.doc, start, end, known)}
    return tuple(_named(page.doc, start, end, evidence, known) for start, end in sorted(stand))


def weigh(found: Iterable[Draft], *, placed: frozenset[str] = frozenset()) -> Evidence:
    """What the drafts of a report tell together; `placed` are the places that its datelines name."""
    labels: dict[str, Counter[str]] = {}
    uses: dict[str, Counter[ActorType]] = {}
    titled = set()
    for draft in found:
        if draft.used is not None:
            uses.setdefault(draft.text, Counter())[draft.used] += 1
        labels.setdefault(draft.text, Counter())[draft.label or ""] += 1
        if draft.located:
            labels[draft.text]["GPE"] += LOCATED
        if draft.titled:
            titled.add(draft.text)
    titled |= {text for text in labels if " " in text and text.split()[-1] in titled and not body_type(text)}
    used: dict[str, ActorType] = {text: min(counts, key=lambda kind: (-counts[kind], kind)) for text, counts in uses.items()}
    used |= dict.fromkeys(placed, "place")
    titled -= {text for text in titled if used.get(text, "person") != "person"}
    full = [text for text in labels if " " in text and (text in titled or used.get(text) == "person" or _is_person(text, labels, used))]
    words = frozenset(word for text in full for word in person_words(text))
    bodies = frozenset(word for word in map(body_word, labels) if word)
    return Evidence(labels=labels, titled=frozenset(titled), person_words=words, body_words=bodies, used=used)


def _datelined(page: Page, found: Iterable[Draft]) -> frozenset[str]:
    """The first name of each dateline, which is a place: "PORT ARLEN (Agence Nord) –"."""
    first: dict[int, str] = {}
    for draft in found:
        block = block_at(page, page.doc[draft.start].idx)
        if block is not None and block.kind == "dateline":
            first.setdefault(block.span.start, draft.text)
    return frozenset(first.values())


def _is_person(text: str, labels: Mapping[str, Counter[str]], used: Mapping[str, ActorType]) -> bool:
    """Whether a name reads as a person's, and is not one that the report keeps writing in full."""
    if text in used or not is_full_person(text, labels[text]):
        return False
    return not is_doubtful_person(text, labels)


def in_title_case(line: Phrase) -> bool:
    """Whether most of a line's longer words begin with a capital and no full stop ends it, as in headlines."""
    words = [token for token in line if token.is_alpha and len(token) >= LONG_WORD]
    if len(words) < HEADLINE_WORDS or line.text.rstrip().endswith("."):
        return False
    return sum(token.text[0].isupper() for token in words) >= HEADLINE_SHARE * len(words)


def _named(doc: Doc, start: int, end: int, evidence: Evidence, known: set[str]) -> Named:
    text = span_text(doc, start, end)
    if text not in known and text.isupper():
        text = next((name for name in sorted(known) if name.upper() == text), text)
    return Named(start=start, end=end, text=text, type=kind_of(text, evidence))


def _accepted(doc: Doc, draft: Draft, evidence: Evidence, counts: Counter[str]) -> bool:
    """Whether a draft is a name of an actor and not a common word, a day, a people or a work."""
    text = draft.text
    if _names_nobody(text) or _is_office(doc, draft) or (_shouted_on(doc, draft) and not is_place(text)):
        return False
    if draft.titled or is_media(text) or is_place(text) or text in evidence.person_words:
        return True
    if " " not in text and doc[draft.start].lemma_.lower() in word_list("person_nouns") | word_list("group_nouns"):
        return False
    return _vouched_at_start(doc, draft, evidence, counts) if " " not in text and draft.initial else _vouched(doc, draft, counts)


def _is_office(doc: Doc, draft: Draft) -> bool:
    """Whether a name is only what somebody is in charge of: "director of Policy and Research at Norsel"."""
    start, end = draft.start, draft.end
    if start < SHORTEST_OFFICE or end + 1 >= len(doc) or doc[start - 1].lower_ != "of" or doc[end].lower_ != "at":
        return False
    return noun_type(doc[start - 2]) == "person" and doc[end + 1].text[0].isupper() and not is_place(draft.text)


def _shouted_on(doc: Doc, draft: Draft) -> bool:
    """Whether a long word in capitals goes on in capitals, as in a cry between two headlines: "OUTCRY OF RAGE"."""
    if " " in draft.text or len(draft.text) <= LONG_ACRONYM or not draft.text.isupper() or draft.end >= len(doc):
        return False
    after = doc[draft.end]
    return after.is_alpha and after.text.isupper() and len(after.text) > 1


def _names_nobody(text: str) -> bool:
    words = text.split()
    loud = sum(len(word) > SHORT_CAPITALS and word.isupper() for word in words)
    shouted = (len(words) > 1 and text.isupper() and not is_place(text)) or loud > SEVERAL
    several = len(text) > SHORT_CAPITALS and text.endswith("s") and text[:-1].isupper() and text[:-1].isalpha()  # "SUVs" are things
    return several or shouted or text in word_list("not_actors") or is_demonym(text) or is_generic(text) or not any(map(str.isupper, text))


def _vouched(doc: Doc, draft: Draft, counts: Counter[str]) -> bool:
    """Words with capitals inside a sentence: the model's label, their form, or standing twice says that they are a name."""
    if draft.label in TYPES or body_type(draft.text):
        return True
    if is_acronym(draft.text):
        labelled = draft.label is not None and len(draft.text) <= LONG_ACRONYM
        return draft.bracketed or labelled or counts[draft.text] >= OFTEN
    if draft.text.split()[0] in word_table("first_names") and all(token.pos_ == "PROPN" for token in doc[draft.start : draft.end]):
        return True
    plain_run = draft.label is None and not draft.quoted and doc[draft.start : draft.end].root.pos_ == "PROPN"
    return plain_run and (counts[draft.text] >= OFTEN or (" " in draft.text and not draft.initial))


def _vouched_at_start(doc: Doc, draft: Draft, evidence: Evidence, counts: Counter[str]) -> bool:
    """One word with a capital because it begins a sentence: something else has to say that it is a name."""
    token = doc[draft.start]
    if is_acronym(draft.text):
        return draft.label is not None or counts[draft.text] >= OFTEN
    if any(other.text == token.lower_ for other in doc) or token.pos_ != "PROPN":
        return False
    if counts[draft.text] >= OFTEN:
        return draft.label in TYPES
    if kind_of(draft.text, evidence) == "person":
        return draft.text in word_table("first_names")
    return draft.label in TYPES and token.dep_ in {"nsubj", "nsubjpass", "poss"}


def _plain_in_headline(draft: Draft) -> bool:
    """In title case every word looks like a name: only well-known places, agencies and persons with a common first name count."""
    words = draft.text.split()
    if draft.text in word_list("not_actors") or is_demonym(draft.text):
        return False
    if is_place(draft.text) or draft.text in word_list("media"):
        return True
    return draft.label == "PERSON" and len(words) > 1 and words[0] in word_table("first_names")


def _unglued(doc: Doc, draft: Draft, known: set[str], bodies: set[str], often: set[str]) -> Iterator[Draft]:
    """A draft in two where its beginning is a body's name known from elsewhere and the rest reads as a person: "Norsel John Falk".

    What stands `often` is no chance meeting of two names.
    """
    opened = _opened(doc, draft, known)
    if opened > draft.start:
        yield replace(draft, start=opened, text=span_text(doc, opened, draft.end), initial=False)
        return
    for cut in range(draft.start + 1, draft.end):
        left, right = span_text(doc, draft.start, cut), span_text(doc, cut, draft.end)
        if (
            cut == draft.end - 1
            and left in word_list("photo_agencies")
            and not (is_media(draft.text) or draft.text in often or right in known)
        ):
            yield Draft(start=draft.start, end=cut, text=left, label="ORG")  # a caption's first word: "EPA Screens"
            if is_place(right) or body_type(right):
                yield Draft(start=cut, end=draft.end, text=right, label="GPE")
            return
        if _is_credit(draft, left, right, known):
            yield Draft(start=draft.start, end=cut, text=left, label="ORG")
            yield Draft(start=cut, end=draft.end, text=right, label="GPE" if is_place(right) else None)
            return
        if doc[cut].lower_ in {"of", "for"} and cut + 1 < draft.end and _is_person_of(left):
            yield replace(draft, end=cut, text=left, label="PERSON")
            yield Draft(start=cut + 1, end=draft.end, text=span_text(doc, cut + 1, draft.end), label=doc[cut + 1].ent_type_ or None)
            return
        if left in known - bodies and right in bodies and draft.text not in often and _may_be_person(draft, left):
            yield replace(draft, end=cut, text=left, label="PERSON")
            yield Draft(start=cut, end=draft.end, text=right, label="ORG")
            return
        if left == right or ((draft.text not in often or is_media(left)) and _is_body_and_person(draft, left, right, known, bodies)):
            yield Draft(start=draft.start, end=cut, text=left, label="ORG")
            yield Draft(start=cut, end=draft.end, text=right, label="ORG" if left == right else "PERSON")
            return
    yield draft


def _is_credit(draft: Draft, left: str, right: str, known: set[str]) -> bool:
    """Whether a name is the credit of a picture and the first name of its caption: "EPA South Norland", "Reuters Norsel Army"."""
    if left not in word_list("photo_agencies") or is_media(draft.text) or is_generic(right):
        return False
    return is_place(right) or right in known or body_type(right) is not None


def _may_be_person(draft: Draft, left: str) -> bool:
    """Whether the beginning of a name may be a person whom a caption puts before a body: "Ana Falk Norsel", not "Norsel Bay Times"."""
    whole = is_media(draft.text) or body_type(draft.text) is not None
    return " " in left and not whole and not is_place(left) and body_type(left) is None


def _is_person_of(text: str) -> bool:
    """Whether what stands before "of" or "for" is a person's whole name, so that the rest is whose they are: "Ana Falk of Norsel"."""
    words = text.split()
    return len(words) > 1 and words[0] in word_table("first_names") and body_type(text) is None and not is_place(text)


def _opened(doc: Doc, draft: Draft, known: set[str]) -> int:
    """Where a name begins that follows a cry or one loose word: "OUTCRY OF RAGE Mount Norsel", "Seeking Falk"."""
    cry = draft.start
    while cry < draft.end and (doc[cry].text.isupper() or (cry > draft.start and not doc[cry].text[0].isupper())):
        cry += 1
    cry += any(True for token in doc[cry : min(cry + 1, draft.end)] if token.pos_ in FUNCTION_POS)
    shouted = sum(len(token.text) > SHORT_CAPITALS and token.text.isupper() for token in doc[draft.start : cry])
    if shouted >= SEVERAL and cry < draft.end:
        return cry
    return draft.start + int(_opens_loosely(doc, draft, known))


def _opens_loosely(doc: Doc, draft: Draft, known: set[str]) -> bool:
    """Whether a name known from elsewhere follows a verb or a shouted word: "Seeking Falk", "PICTURE Norsel"."""
    first, rest = doc[draft.start], span_text(doc, draft.start + 1, draft.end)
    verb = draft.initial and (first.tag_.startswith("VB") or first.text.endswith("ing"))
    loud = first.text.isupper() and len(first.text) > SHORT_CAPITALS and first.text not in known and not rest.isupper()
    return bool(rest) and rest in known and (verb or loud) and first.text not in word_table("first_names")


def _is_body_and_person(draft: Draft, left: str, right: str, known: set[str], bodies: set[str]) -> bool:
    first_names = word_table("first_names")
    person = right.split(maxsplit=1)[0] in first_names and " " in right and body_type(draft.text) is None
    if left in bodies and left not in first_names and draft.label == "PERSON":
        return person or right in known
    return person and " " in left and right.count(" ") == 1


def _again(doc: Doc, lines: Sequence[Phrase], known: set[str], taken: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further places where a known name stands, the longest first; in a line of capitals too."""
    names = {name: name for name in known} | {name.upper(): name for name in known if len(name) > 1}
    longest = max((len(name.split()) for name in names), default=0) + 2
    busy = {index for start, end in taken for index in range(start, end)}
    for line in lines:
        index = line.start
        while index < line.end:
            end = _match(doc, index, min(line.end, index + longest), names, busy)
            if end:
                yield index, end
            index = end or index + 1


def _hyphened(doc: Doc, start: int, evidence: Evidence) -> bool:
    """Whether a part of somebody's name stands after a hyphen here, and so in another name: "Jon" of "Ro Min-Jon"."""
    if start < SHORTEST_OFFICE or doc[start].text not in evidence.person_words or doc[start - 1].text not in HYPHENS:
        return False
    return not doc[start - 1].whitespace_ and doc[start - 2].text[0].isupper()


def _is_part(doc: Doc, start: int, end: int, known: set[str]) -> bool:
    """Whether a known word is a part of another here: "North" of "North Korean", of "the Falk family", "Secretary of State", "Ana falk"."""
    after = doc[end].text if end < len(doc) else ""
    if after.islower() and f"{doc[start:end].text} {after.title()}" in known:
        return True
    if is_demonym(f"{doc[start:end].text} {after}") or (end == start + 1 and after == "family"):
        return True
    ending = _titles_by_end().get(doc[end - 1].text, ())
    return any([token.text for token in doc[max(0, end - len(title)) : end]] == title for title in ending if len(title) > end - start)


@cache
def _titles_by_end() -> dict[str, list[list[str]]]:
    """The words of each title of several, by its last; to be read, never written to."""
    found: dict[str, list[list[str]]] = {}
    for title in (title.split() for title in word_list("titles") if " " in title):
        found.setdefault(title[-1], []).append(title)
    return found


def _match(doc: Doc, start: int, limit: int, names: dict[str, str], busy: set[int]) -> int | None:
    """The end of the longest known name that begins at a token and touches none that was found before."""
    if start in busy or not doc[start].text[0].isupper():
        return None
    if start and doc[start - 1].text == "#" and name_key(doc[start].text) in {name_key(name) for name in names}:
        return start + 1
    for end in range(limit, start, -1):
        text = span_text(doc, start, end)
        if text in names and not any(index in busy for index in range(start, end)):
            common = end == start + 1 and doc[start].is_sent_start and doc[start].pos_ not in {"PROPN", "NOUN"}
            return None if common else end
    return None
