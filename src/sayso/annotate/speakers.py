"""Who a source is: a name from the report, the words of the source themselves, or nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.annotate.entities import offices
from sayso.annotate.lexicons import table, word_list
from sayso.annotate.page import Page, tokens_of
from sayso.annotate.quotation_marks import Quoted
from sayso.annotate.reporting import noun_phrase, subject_of
from sayso.annotate.wordlists import word_table
from sayso.model.annotation import ActorType, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNED = frozenset({"poss", "compound", "nmod", "amod"})
ONE_PERSON = frozenset({"he", "she"})
ONE_BODY = frozenset({"it", "they"})
POLITE = frozenset({"mr", "mrs", "ms", "miss", "sir"})
GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
NEAR_PARAGRAPHS = 2  # ends of paragraphs between the last word of a speaker and a pronoun
LONGEST_NAME = 9  # words of a source that is shown as it stands


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """A resolved name, and the mention that it was resolved to where there is one."""

    name: str | None
    mention: str | None = None


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Who spoke before a reporting clause, and what is known of it.

    `last` spoke last, `stated` is who did in a paper ("statement", "letter"); `person`, `body` and `medium` are the last person,
    body and news medium that did; `said` is what the clause reports, `quoted` all quotations of the page.
    """

    last: Speaker | None = None
    person: Speaker | None = None
    body: Speaker | None = None
    medium: Speaker | None = None
    stated: Mapping[str, Speaker] = field(default_factory=dict)
    said: Sequence[tuple[int, int]] = ()
    quoted: Sequence[Quoted] = ()


ALONE = Floor()


def resolve_speaker(page: Page, source: Sequence[Token], floor: Floor = ALONE) -> Speaker | None:
    """Who a source stands for, by the mention at its head; `None` for a pronoun that nothing resolves.

    A statement that nobody is named for is that of who spoke last. A "he" that could only be somebody whom the speaker names in
    what is reported, or who was named before the last person spoke and not since, is that person who goes on.
    """
    if not source:
        return None
    head = _behind_relative(_speaking(source))
    if is_paper(head) and _is_definite(head) and floor.last is not None:
        return floor.stated.get(head.lemma_.lower(), floor.last)
    mention = _mention_at(page, head)
    if head.lower_ in ONE_PERSON and mention is not None and _names(page, floor, mention.refers):
        return floor.person if _may_be(page, head, floor) else None
    if head.lower_ in ONE_PERSON and _named_elsewhere(page, head, mention, floor.said) is False:
        return floor.person if floor.person is not None and _may_go_on(page, head, floor.person) else None
    going_on = _going_on(page, head, mention, floor)
    if going_on is not None:
        return going_on
    if mention is not None and mention.refers is not None and not _is_new(page, head, mention):
        return _named(page, next(other for other in page.mentions if other.id == mention.refers))
    if mention is not None and mention.kind == "name":
        return _named(page, mention)
    if head.pos_ == "PRON":
        return None
    return Speaker(name=_as_written(source if head == _head(source) else noun_phrase(head)))


def _going_on(page: Page, head: Token, mention: Mention | None, floor: Floor) -> Speaker | None:
    """Whoever had the floor, where a source can mean them better than whom it resolves to: "he", "it", "the paper", "the senator"."""
    person, body = floor.person, floor.body
    if head.lower_ in ONE_PERSON and person is not None and _may_be(page, head, floor):
        return person if mention is None or mention.refers is None or _spoke_since(page, head, mention, person, floor) else None
    if head.lower_ in ONE_BODY and body is not None and body == floor.last and _is_near(page, head, body):
        return body if _spoke_since(page, head, mention, body, floor) else None
    if floor.medium is not None and head.lemma_.lower() in table("carriers")["papers_of_news"]["words"] and _is_definite(head):
        return floor.medium if not _is_called(page, head, mention) else None
    if person is not None and person == floor.last and _is_office(head, mention) and _may_go_on(page, head, person):
        return person if not _holds_another(page, person, head) else None
    return None


def _names(page: Page, floor: Floor, actor: str | None) -> bool:
    """Whether what is quoted there calls somebody by name: hardly anybody does so of themselves."""
    return any(
        one.kind == "name"
        and actor is not None
        and actor in {one.id, one.refers}
        and any(max(start, quote.start) <= one.span.start < min(end, quote.end) for start, end in floor.said for quote in floor.quoted)
        for one in page.mentions
    )


def _may_be(page: Page, pronoun: Token, floor: Floor) -> bool:
    """Whether the person who spoke last may be a "he" who speaks of somebody else."""
    return floor.person is not None and not _names(page, floor, floor.person.mention) and _may_go_on(page, pronoun, floor.person)


def _is_new(page: Page, head: Token, mention: Mention) -> bool:
    """Whether "a spokesman" is brought in after everybody whom it could refer to was named."""
    target = next((one for one in page.mentions if one.id == mention.refers), None)
    brought_in = any(child.dep_ == "det" and child.lower_ in {"a", "an", "another"} for child in head.children)
    return brought_in and target is not None and target.id != mention.id and target.span.end <= mention.span.start


def _holds_another(page: Page, person: Speaker, noun: Token) -> bool:
    """Whether a report gives a person another office or title than a noun: "the minister" is not Doctor Anton Brill."""
    before = {
        tokens[0].nbor(-1).lower_.rstrip(".")
        for one in page.mentions
        if one.kind == "name" and person.mention in {one.id, one.refers} and (tokens := tokens_of(page, one.span))[0].i
    }
    told = {
        tokens_of(page, one.span).root.lemma_.lower() for one in page.mentions if one.kind == "description" and one.refers == person.mention
    }
    titles = (before & {title.lower().rstrip(".") for title in word_list("titles")}) - POLITE
    held = {_office(word) for word in titles | told}
    return bool(held) and _office(noun.lemma_.lower()) not in held


def _office(word: str) -> str:
    """The one word for all that an office is called: "gov" and "governor"."""
    known = word_table("same_office")
    return known.get(word, known.get(f"{word}.", word))


def _is_called(page: Page, head: Token, mention: Mention | None) -> bool:
    """Whether a noun stands for a name that it is part of: "the network" for a Harbour Network, which need not be a medium."""
    target = next((one for one in page.mentions if mention is not None and one.id == mention.refers), None)
    return target is not None and head.lower_ in page.words(target.span).lower().split()


def type_of(page: Page, speaker: Speaker) -> ActorType | None:
    """What a speaker is by the mention that names them."""
    return next((mention.type for mention in page.mentions if mention.id == speaker.mention), None)


def _behind_relative(head: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself: "Ana Falk, a nurse, who said"."""
    relative = head.tag_ in {"WP", "WDT"} and head.head.dep_ == "relcl"
    noun = head.head.head if relative else head
    return noun.head if relative and noun.dep_ == "appos" else noun


def is_paper(token: Token) -> bool:
    """Whether a word is a paper that speaks for whoever issued it: "statement", "letter"."""
    return token.lemma_.lower() in table("carriers")["papers"]["words"]


def _named_elsewhere(page: Page, pronoun: Token, mention: Mention | None, said: Sequence[tuple[int, int]]) -> bool | None:
    """Whether a pronoun that reports resolves to somebody who is named before it outside of what is reported there.

    `None` where it resolves to nobody; not so where it resolves to what is no person.
    """
    target = next((one for one in page.mentions if mention is not None and one.id == mention.refers), None)
    if target is None or target.type not in {"person", None}:
        return None if target is None else False
    before = [one for one in page.mentions if one.span.start < pronoun.idx and target.id in {one.id, one.refers} and one.kind != "pronoun"]
    return any(not any(start <= one.span.start < end for start, end in said) for one in before)


def _spoke_since(page: Page, pronoun: Token, mention: Mention | None, speaker: Speaker, floor: Floor) -> bool:
    """Whether somebody spoke after the last word, outside of quotations and pronouns, of whom a pronoun resolves to."""

    def last_of(actor: str | None) -> int:
        named = (
            one.span.start
            for one in page.mentions
            if one.kind != "pronoun" and actor in {one.id, one.refers} and one.span.start < pronoun.idx
        )
        return max((place for place in named if not any(quote.start <= place < quote.end for quote in floor.quoted)), default=-1)

    return last_of(speaker.mention) > last_of(mention.refers if mention is not None else None)


def _is_office(head: Token, mention: Mention | None) -> bool:
    """Whether a noun is an office whose holder the report has not named: "the senator" after Ana Falk, who speaks, is she."""
    open_end = mention is None or mention.refers in {None, mention.id}
    described = mention is None or mention.kind == "description"
    return open_end and described and head.tag_ == "NN" and head.lemma_.lower() in offices() and _is_definite(head)


def _may_go_on(page: Page, pronoun: Token, person: Speaker) -> bool:
    """Whether the person who spoke last is near, and of no other gender than a pronoun."""
    known = next((one for one in page.mentions if one.id == person.mention), None)
    if known is None or _gender(page, known) not in {None, GENDERS.get(pronoun.lower_)}:
        return False
    return _is_near(page, pronoun, person)


def _is_near(page: Page, pronoun: Token, speaker: Speaker) -> bool:
    """Whether a speaker was spoken of shortly before a pronoun."""
    spoken = [one for one in page.mentions if one.span.start < pronoun.idx and speaker.mention in {one.id, one.refers}]
    return bool(spoken) and page.report.text[spoken[-1].span.end : pronoun.idx].count("\n\n") <= NEAR_PARAGRAPHS


def _gender(page: Page, mention: Mention) -> str | None:
    """Which of "he" and "she" was resolved to somebody; `None` where both or neither were."""
    words = {page.words(one.span).lower() for one in page.mentions if one.kind == "pronoun" and one.refers == mention.id}
    kinds = {kind for word, kind in GENDERS.items() if word in words}
    return kinds.pop() if len(kinds) == 1 else None


def _named(page: Page, mention: Mention) -> Speaker:
    """A name as it stands; of somebody who is only described, the whole phrase that describes them."""
    if mention.kind == "name":
        return Speaker(name=page.words(mention.span), mention=mention.id)
    return Speaker(name=_as_written(noun_phrase(tokens_of(page, mention.span).root)), mention=mention.id)


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in noun.children)


def _speaking(source: Sequence[Token]) -> Token:
    """The head of a source; of a statement or a post, whose it is, or who sent it."""
    head = _head(source)
    if not is_paper(head):
        given_out = next(_givers(head), None) if head.lemma_.lower() in table("carriers")["exhibits"]["words"] else None
        return given_out or head
    return next(_owners(head), None) or _sender(head) or head


def _head(source: Sequence[Token]) -> Token:
    inside = {token.i for token in source}
    return next((token for token in source if token.head.i not in inside or token.dep_ == "ROOT"), source[-1])


def _owners(paper: Token) -> Iterator[Token]:
    """Whose a paper is: "the ministry's statement", "a Harbour Authority statement", "a statement from the mayor"."""
    for child in paper.children:
        if child.dep_ in OWNED and child.pos_ in {"PROPN", "PRON"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
    yield from _givers(paper)


def _givers(exhibit: Token) -> Iterator[Token]:
    """Who gave out a thing that speaks: "a photo shared by the Front", "a letter released by the mayor"."""
    for child in exhibit.children:
        if child.dep_ == "acl" and child.lemma_.lower() in table("carriers")["giving"]["words"]:
            yield from (
                noun for agent in child.children if agent.dep_ in {"agent", "prep"} and agent.lower_ == "by" for noun in agent.children
            )


def _sender(paper: Token) -> Token | None:
    """Who put out a paper: the subject of the verb that it is the object of, as in "sent a tweet", "in a statement, said"."""
    verb = paper.head if paper.dep_ == "dobj" else paper.head.head
    return subject_of(verb) if paper.dep_ in {"dobj", "pobj"} and verb.pos_ == "VERB" else None


def _mention_at(page: Page, token: Token) -> Mention | None:
    """The narrowest mention that covers a token, names before descriptions before pronouns."""
    rank = {"name": 0, "description": 1, "pronoun": 2}
    end = token.idx + len(token.text)
    touching = [mention for mention in page.mentions if mention.span.start < end and token.idx < mention.span.end]
    return min(touching, key=lambda mention: (rank[mention.kind], mention.span.end - mention.span.start), default=None)


def _as_written(source: Sequence[Token]) -> str:
    """The words of a source up to the first comma, as far as they make a name that can be shown."""
    text = source[0].doc[source[0].i : source[-1].i + 1].text
    return " ".join(text.split(",")[0].split()[:LONGEST_NAME])
