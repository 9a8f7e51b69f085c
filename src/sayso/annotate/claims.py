"""Clauses that assert something: stated, hedged, denied or doubted, each in the mouth that it stands in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from msgspec import structs

from sayso.annotate.chain import Component
from sayso.annotate.clauses import Clause, parted
from sayso.annotate.furniture import furniture
from sayso.annotate.lexicons import table
from sayso.annotate.page import Page, block_at, sentences
from sayso.model.annotation import Attribution, Claim, Stance
from sayso.model.record import content_id
from sayso.model.span import Span, length

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

LEAST_WORDS = 4  # of letters or digits; less asserts nothing that another report could be laid beside
STEPS = 127  # of a signed byte
HEDGED, CERTAIN = 1.0, 3.0
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
EMBEDDED = frozenset({"acl", "advcl", "ccomp", "conj", "csubj", "parataxis", "pcomp", "relcl", "xcomp"})
LEAST_EMBEDDED = 2  # words of a clause inside another: "to close ports"
NAMING = frozenset({"PROPN", "ADP", "DET", "PART", "CCONJ", "PUNCT", "SYM", "SPACE", "X"})
STATES = frozenset({"acomp", "attr"})  # what a "be" says: "is worried", "was a crime"
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
NOTHING = frozenset({"no", "none", "nobody", "nothing"})
EMPTY_VERBS = frozenset({"be", "have", "do", "say", "tell", "add", "go", "get", "take", "make"})


@dataclass(frozen=True, kw_only=True)
class Mouths:
    """By the place of a character: the narrowest attribution that it stands in, whether it only says who says so, or nothing."""

    owner: Mapping[int, Attribution]
    told: frozenset[int]
    furniture: frozenset[int]


def find_claims(page: Page) -> tuple[Claim, ...]:
    """Every claim of a page in text order, the wider first; none crosses a sentence or the edge of a content.

    Claims overlap only where one is a clause inside another: those come with the id of the claim that they are `inside`.
    """
    found: list[Claim] = []
    mouths = _mouths(page)
    for sentence in sentences(page):
        for clause in _clauses(sentence):
            for part, attribution in _parted(clause, mouths):
                if _asserts(part) and not _only_names(page, part):
                    found += _of_part(page, part, attribution)
    return tuple(sorted(found, key=lambda claim: (claim.span.start, -claim.span.end, claim.id)))


def _of_part(page: Page, part: Sequence[Token], attribution: Attribution | None) -> Iterator[Claim]:
    """The clauses of an unbroken run in one mouth, and those inside them."""
    seen: set[Span] = set()
    for clause in parted(part):
        if _asserts(_trimmed(list(clause.tokens))):
            outer = _claim(page, clause, attribution)
            seen.add(outer.span)
            yield outer
            for inner in _inside(page, clause, attribution, outer):
                if inner.span not in seen:
                    seen.add(inner.span)
                    yield inner


def _inside(page: Page, clause: Clause, attribution: Attribution | None, outer: Claim) -> Iterator[Claim]:
    """The clauses that a claim holds, each with how certain it is by itself: "to close the port" in "plans to close the port"."""
    places = {token.i for token in clause.own}
    for verb in clause.own:
        if verb == clause.verb or verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in EMBEDDED:
            continue
        run = _trimmed([token for token in clause.own if verb.left_edge.i <= token.i <= verb.right_edge.i and token.i in places])
        if verb not in run or sum(token.is_alpha or token.like_num for token in run) < LEAST_EMBEDDED:
            continue
        claim = _claim(page, Clause(verb=verb, tokens=run, own=run, subject=()), attribution)
        yield structs.replace(claim, inside=outer.id, terms=(), verb=None, vector=None)


def _asserts(part: Sequence[Token]) -> bool:
    return sum(token.is_alpha or token.like_num for token in part) >= LEAST_WORDS


def _only_names(page: Page, part: Sequence[Token]) -> bool:
    """Whether a stretch names somebody or some place and says nothing of it: "PORT ARLEN, Norsel", "Harbour Office via Agence Nord"."""
    if any(token.pos_ not in NAMING for token in part):
        return False
    block = block_at(page, part[0].idx)
    return block is None or block.kind != "headline"  # whose capitals make names of other words


def _clauses(sentence: Phrase) -> Iterator[Phrase]:
    """A sentence, parted where a clause with a subject of its own is joined on: "the ferry sank and nine people died"."""
    joined = (token for token in sentence if token.dep_ == "conj" and token.head.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"})
    starts = {sentence.start, *(token.left_edge.i for token in joined if _has_subject(token))}
    edges = [*sorted(start for start in starts if start >= sentence.start), sentence.end]
    for start, end in itertools.pairwise(edges):
        yield sentence.doc[start:end]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def _mouths(page: Page) -> Mouths:
    owner: dict[int, Attribution] = {}
    for attribution in sorted(page.attributions, key=lambda attribution: -length(attribution.content)):
        for span in attribution.content:
            owner.update(dict.fromkeys(range(span.start, span.end), attribution))
    reporting = (span for attribution in page.attributions for span in (*attribution.cue, *attribution.source, *attribution.via))
    return Mouths(
        owner=owner,
        furniture=furniture(page.report.text),
        told=frozenset(place for span in reporting for place in range(span.start, span.end)),
    )


def _parted(clause: Phrase, mouths: Mouths) -> Iterator[tuple[list[Token], Attribution | None]]:
    """The unbroken runs of a clause's tokens that stand in one mouth; what only reports ("he said") and furniture are left out."""

    def stands(token: Token) -> tuple[str | None, bool]:
        return getattr(mouths.owner.get(token.idx), "id", None), token.idx in mouths.furniture

    for (_, is_furniture), tokens in itertools.groupby(clause, key=stands):
        run = _trimmed(list(tokens))
        if run and not is_furniture and not _only_reports(run, mouths):
            yield run, mouths.owner.get(run[0].idx)


def _trimmed(run: list[Token]) -> list[Token]:
    """A run without what only leads to it or away from it: punctuation, a closing conjunction, "that"."""
    first, last = 0, len(run)
    while first < last and (run[first].is_space or run[first].is_punct or (run[first].lower_ == "that" and run[first].dep_ == "mark")):
        first += 1
    while first < last and _trails(run[first:last]):
        last -= 1
    return run[first:last]


def _trails(run: Sequence[Token]) -> bool:
    return run[-1].is_space or run[-1].pos_ == "CCONJ" or (run[-1].is_punct and not _closes(run))


def _closes(run: Sequence[Token]) -> bool:
    """Whether the last token closes a bracket or a quotation that the run opens."""
    opening = {")": "(", "]": "[", "”": "“", "’": "‘", '"': '"', "'": "'"}.get(run[-1].text)
    return opening is not None and any(token.text == opening for token in run[:-1])


def _only_reports(run: Sequence[Token], mouths: Mouths) -> bool:
    """Whether a stretch holds nothing but who said something and that they did."""
    rest = [token for token in run if token.idx not in mouths.told and (token.pos_ in CONTENT or token.pos_ == "PRON")]
    reports = any(token.idx in mouths.told for token in run)
    return reports and not any(token.pos_ == "VERB" and token.dep_ in {"ROOT", "conj", "advcl", "ccomp", "relcl"} for token in rest)


def _claim(page: Page, clause: Clause, attribution: Attribution | None) -> Claim:
    part = _trimmed(list(clause.tokens))
    own = [token for token in clause.own if part[0].i <= token.i <= part[-1].i]
    span = page.span(part[0].idx, part[-1].idx + len(part[-1].text))
    hedged, negated = _is_hedged(own), _is_negated(own) or _of_nothing(clause)
    stance = _stance(hedged=hedged, attribution=None if clause.aside else attribution, part=own)
    by_rule = (HEDGED if hedged else CERTAIN) * (-1 if negated != (stance == "denied") else 1)
    outside = [token for token in clause.subject if token.i not in {one.i for one in own}]
    return Claim(
        id=content_id("c", page.report.id, str(span.start), str(span.end)),
        span=span,
        stance=stance,
        certainty=_certainty(page, clause.verb, 0.0 if stance == "doubted" else by_rule),
        attribution=attribution.id if attribution else None,
        distant=attribution is not None and attribution.force == "doubting",
        negated=negated,
        terms=tuple(terms_of([*outside, *own])),
        verb=clause.verb.lemma_.lower(),
        subject=page.span(clause.subject[0].idx, clause.subject[-1].idx + len(clause.subject[-1].text)) if clause.subject else None,
        vector=_vector(page, span),
    )


def _certainty(page: Page, main: Token, by_rule: float) -> float:
    """How certain a clause is by what the network makes of its predicate, or by rule where no network read the page."""
    if page.encoded is None:
        return by_rule
    state = next((child for child in main.children if main.lemma_ == "be" and child.dep_ in STATES), main)
    found = page.encoded.certainty_at(state.idx)
    return by_rule if found is None else round(found, 2)


def _stance(*, hedged: bool, attribution: Attribution | None, part: Sequence[Token]) -> Stance:
    """The speaker's stance: what stands in the content of a denial is denied, whatever its own words."""
    if attribution is not None and attribution.force == "denying":
        return "doubted" if _doubts(attribution, part) else "denied"
    if attribution is not None and _disbelieves(attribution, part):
        return "denied"
    if any(token.lemma_.lower() in table("certainty")["denied"]["verbs"] and token.dep_ == "ROOT" for token in part):
        return "denied"
    return "hedged" if hedged else "stated"


def _of_nothing(clause: Clause) -> bool:
    """Whether a clause tells of what there is not: "no evidence that links", "nobody who drowned"."""
    return clause.aside and any(token.lower_ in NOTHING for token in clause.subject)


def _disbelieves(attribution: Attribution, part: Sequence[Token]) -> bool:
    """Whether somebody is said not to believe it: "did not think", "no longer believes"."""
    believing = table("certainty")["denied"]["believing"]
    return any(
        token.lemma_.lower() in believing and any(child.dep_ == "neg" for child in token.children) for token in _cued(attribution, part)
    )


def _cued(attribution: Attribution, part: Sequence[Token]) -> Iterator[Token]:
    """The tokens of an attribution's cue."""
    cues = [part[0].doc.char_span(span.start, span.end, alignment_mode="expand") for span in attribution.cue]
    return (token for cue in cues if cue is not None for token in cue)


def _doubts(attribution: Attribution, part: Sequence[Token]) -> bool:
    return any(token.lemma_.lower() in table("certainty")["doubted"]["verbs"] for token in _cued(attribution, part))


def _is_hedged(part: Sequence[Token]) -> bool:
    words = table("certainty")["hedged"]
    for token in part:
        lemma = token.lemma_.lower()
        if (token.tag_ == "MD" and lemma in words["modals"]) or (token.pos_ == "VERB" and lemma in words["verbs"]):
            return True
        if token.pos_ == "ADV" and lemma in words["adverbs"] and token.head.pos_ in {"VERB", "AUX"}:
            return True
        if (
            token.pos_ == "ADJ" and lemma in words["adjectives"] and token.dep_ in {"acomp", "attr", "oprd"}
        ):  # "is likely", not "a likely winner"
            return True
        if lemma in words["believed"] and any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
            return True
    return False


def _is_negated(part: Sequence[Token]) -> bool:
    """Whether the main verb of a stretch, or its subject, is negated: "was not", "no one was", "never", "failed to"."""
    inside = {token.i for token in part}
    verb: Token | None = next((token for token in part if token.head.i not in inside or token.dep_ == "ROOT"), part[0])
    while verb is not None:
        further = next((child for child in verb.children if child.dep_ in {"xcomp", "acomp"}), None)
        if verb.lemma_.lower() in table("certainty")["negated"]["verbs"] and further is not None:
            return True
        for child in verb.children:
            if (child.dep_ == "neg" and not _is_more(child)) or (child.dep_ in ARGUMENTS and _is_nothing(child)):
                return True
        verb = further  # "seemed to have no record"
    return False


def _is_more(negation: Token) -> bool:
    """Whether a "not" adds to what is said: "not just", "not only"."""
    after = negation.nbor() if negation.i + 1 < len(negation.doc) else None
    return after is not None and after.lower_ in table("certainty")["negated"]["more"]


def _is_nothing(noun: Token) -> bool:
    """Whether there is none of what a noun names: "nobody", "no passenger"; what hangs on it may be denied freely."""
    return noun.lower_ in NOTHING or any(child.lower_ in NOTHING and child.i < noun.i for child in noun.children)


def terms_of(part: Sequence[Token]) -> Iterator[str]:
    """The plain forms of the words that carry content, verbs that say little by themselves left out."""
    for token in part:
        lemma = token.lemma_.lower()
        if token.pos_ in CONTENT and not token.is_stop and lemma not in EMPTY_VERBS and any(sign.isalnum() for sign in lemma):
            yield lemma


def _vector(page: Page, span: Span) -> bytes | None:
    """A claim's vector in 8 bits a component: a unit vector's components stay within one of 127 parts."""
    if page.encoded is None:
        return None
    return np.rint(page.encoded.vector(span.start, span.end) * STEPS).astype(np.int8).tobytes()


CLAIMS = Component(makes="claims", version=2, needs=frozenset({"attributions"}), find=find_claims)
