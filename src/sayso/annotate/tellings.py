"""Which of the clauses that look like reporting do report: something was said, by somebody else, and is not only wished or asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.annotate.attributions_read import ReadAttribution
from sayso.annotate.lexicons import table
from sayso.annotate.page import Page, tokens_of
from sayso.annotate.quotation_marks import Quoted
from sayso.annotate.reporting import SELVES, Frame, known_sayings
from sayso.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITIONS = frozenset({"if", "when", "whenever", "unless", "whether"})
NOT = frozenset({"not", "n't", "n’t"})
LIGHT = frozenset({"appear", "be", "have", "look", "seem"})  # tell of nobody's words, whatever is quoted behind them
LEAST_ALONE = 4  # words of a quotation that nobody reports; less is a title or a scare quote
PREDICATES = frozenset({"VERB", "AUX"})


def is_told(page: Page, found: ReadAttribution, quoted: Sequence[Quoted]) -> bool:
    """Whether somebody else asserts what the trained reader found: it is quoted, or its cue tells and is no mere wish or case."""
    cue = tuple(tokens for span in found.cue for tokens in tokens_of(page, span))
    marked = any(quote.start < span.end and span.start < quote.end for quote in quoted for span in found.content)
    if not cue:
        return marked and sum(len(page.words(span).split()) for span in found.content) >= LEAST_ALONE
    verb = tokens_of(page, found.cue[0]).root
    if _is_self(page, found) or is_unanswered(verb):
        return False
    if marked and _is_spoken(found.content, quoted):
        return True
    lemmas = {token.lemma_.lower() for token in cue}
    if (not marked or lemmas & LIGHT) and not lemmas & (known_sayings().keys() | set(table("carriers")["tellings"]["words"])):
        return False
    if is_unsaid(verb) or is_sourceless(verb) or _is_mindless(page, found, verb):
        return False
    return _may_take(page, lemmas, found) and not _is_unheard(found, verb)


def reports(frame: Frame, quoted: Sequence[Quoted]) -> bool:
    """The same of a reporting clause that grammar found."""
    verb = frame.verb
    inside = any(quote.start <= verb.idx < quote.end for quote in quoted)
    own = len(frame.source) == 1 and frame.source[0].lower_ in SELVES and (inside or bool(frame.content))
    nobody = (is_sourceless(verb) and bool(frame.content) and not frame.source) or (
        len(frame.source) == 1 and _is_set_phrase(frame.source[0])
    )
    return not (own or nobody or is_unanswered(verb) or (is_unsaid(verb) and bool(frame.content)))


def is_unanswered(verb: Token) -> bool:
    """Whether a verb says that nobody answered or told: "did not respond to a request for comment", "has not confirmed when"."""
    return verb.lemma_.lower() in table("carriers")["answers"]["words"] and any(child.lower_ in NOT for child in verb.children)


def is_unsaid(verb: Token) -> bool:
    """Whether something was not said but may be, is to be, or is a case: "when it suspects that", "keen to declare", "wants to say"."""
    if verb.pos_ != "VERB":
        return False
    if any(child.lower_ in CONDITIONS and child.dep_ in {"mark", "advmod"} for child in verb.children):
        return True
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return infinitive and verb.dep_ in {"xcomp", "acl"} and verb.head.lemma_.lower() in table("carriers")["wishes"]["words"]


def is_sourceless(verb: Token) -> bool:
    """Whether nobody is named who says so: "he stood accused of", "a firm labelled a fraud"; not "labelled a fraud by the mayor"."""
    kinds = {child.dep_ for child in verb.children}
    active = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children) and "auxpass" not in kinds
    return verb.tag_ == "VBN" and not active and "agent" not in kinds


def _is_spoken(content: Sequence[Span], quoted: Sequence[Quoted]) -> bool:
    """Whether most of a content stands between quotation marks: then somebody said it, whatever the cue."""
    inside = sum(max(0, min(span.end, quote.end) - max(span.start, quote.start)) for span in content for quote in quoted)
    return 2 * inside >= sum(span.end - span.start for span in content)


def _is_mindless(page: Page, found: ReadAttribution, verb: Token) -> bool:
    """Whether a thing is said to think, feel or welcome: "the towers welcomed ships", "music expresses what words cannot"."""
    if verb.lemma_.lower() not in table("carriers")["minds"]["words"] or not found.source:
        return False
    head = tokens_of(page, found.source[0]).root
    touching = [one for one in page.mentions if one.span.start <= head.idx < one.span.end]
    return head.pos_ == "NOUN" and not any(one.type in {"person", "group"} for one in touching)


def _is_unheard(found: ReadAttribution, verb: Token) -> bool:
    """Whether a verb tells and nobody is there to: "it seems worth noting that", not "the rumour that"."""
    return not found.source and verb.pos_ == "VERB" and not any(child.dep_ in {"nsubj", "nsubjpass", "agent"} for child in verb.children)


def _is_self(page: Page, found: ReadAttribution) -> bool:
    """Whether whoever speaks speaks of themselves: the outlet's "we can confirm", a speaker's own "I think" in a quotation."""
    source = tuple(_tokens(page, found.source))
    return len(source) == 1 and (source[0].lower_ in SELVES or _is_set_phrase(source[0]))


def _is_set_phrase(source: Token) -> bool:
    """Whether "That said," only turns to something else."""
    after = source.doc[source.i + 1 : source.i + 3].text.lower()
    return source.lower_ == "that" and after == "said,"


def _may_take(page: Page, lemmas: Iterable[str], found: ReadAttribution) -> bool:
    """Whether a cue has what it takes: "the tests show that …", not "shows nerves of steel" or "for now, a ship blasts off"."""
    takes = {form for lemma in lemmas if lemma in known_sayings() for form in known_sayings()[lemma].takes}
    if not takes:
        return True
    roots = [tokens_of(page, span).root for span in found.content]
    if any(root.pos_ in PREDICATES for root in roots):
        return True
    before = all(span.end <= found.cue[0].start for span in found.content)
    return bool(takes - {"clause", "quote"}) and not before


def _tokens(page: Page, spans: Iterable[Span]) -> Iterator[Token]:
    for span in spans:
        yield from tokens_of(page, span)
