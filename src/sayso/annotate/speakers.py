"""Who a source is: a name from the report, the words of the source themselves, or nobody known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.lexicons import table
from sayso.annotate.page import Page, tokens_of
from sayso.annotate.reporting import noun_phrase, subject_of
from sayso.model.annotation import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNED = frozenset({"poss", "compound", "nmod", "amod"})
LONGEST_NAME = 9  # words of a source that is shown as it stands


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """A resolved name, and the mention that it was resolved to where there is one."""

    name: str | None
    mention: str | None = None


def resolve_speaker(page: Page, source: Sequence[Token], last: Speaker | None = None) -> Speaker | None:
    """Who a source stands for, by the mention at its head; `None` for a pronoun that nothing resolves.

    `last` is who spoke last: a statement that nobody is named for is theirs.
    """
    if not source:
        return None
    head = _speaking(source)
    if head.lemma_.lower() in table("carriers")["papers"]["words"] and _is_definite(head) and last is not None:
        return last
    mention = _mention_at(page, head)
    if mention is not None and mention.refers is not None:
        return _named(page, next(other for other in page.mentions if other.id == mention.refers))
    if mention is not None and mention.kind == "name":
        return _named(page, mention)
    if head.pos_ == "PRON":
        return None
    return Speaker(name=_as_written(source if head == _head(source) else noun_phrase(head)))


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
    if head.lemma_.lower() not in table("carriers")["papers"]["words"]:
        return head
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
