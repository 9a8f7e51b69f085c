"""Two readings: the contrary or not. Each comparator's docstring is the reason that readers are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.collate.accounts import cause_of, doer_of
from sayso.collate.assertions import Assertion, says_so
from sayso.collate.lexicons import phrases
from sayso.model.annotation import Moment, Quantity
from sayso.model.collation import Step, Why
from sayso.model.span import Span, holds

DENYING = frozenset({"denied", "doubted"})
MARKS = "“”‘’\"'.,;:()"
DATED = frozenset({"date", "time"})
COUNTED = frozenset({"count", "money", "percent"})


@dataclass(frozen=True, kw_only=True)
class CompareSettings:
    """How alike two assertions have to be before either is taken to speak against the other."""

    answered: float = 0.7
    """Part of what somebody denies that another claim states, from which the denial is an answer to that claim."""
    denied: float = 0.5
    """Likeness and half of that part together, from which a denial answers a claim that says it in other words."""
    negated: float = 0.4
    """Likeness from which a sentence and one with a "not" on the same verb are opposed."""
    same: float = 0.45
    """Likeness from which two reports tell of one thing, so that another number or day is no other thing's."""
    slip: int = 3
    """Days up to which two days of one thing are a slip of somebody; further apart, it is another thing of its kind."""
    outcome: float = 0.5
    """Part of the fewer terms for what came about, or for the deed, that two accounts of it share."""
    least: float = 0.15
    """Likeness under which nothing is an answer, whatever words it shares."""
    shared: int = 2
    """Terms that two assertions share before either is taken to speak against the other."""


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """Two assertions, how alike they are, and the part of what the first says that the second says too, by the weight of words."""

    left: Assertion
    right: Assertion
    likeness: float
    held: float


Comparator = Callable[[Pairing, CompareSettings], bool]


def is_denied(assertion: Assertion) -> bool:
    """Somebody denies or doubts it."""
    return assertion.claim.stance in DENYING


def one_denies(pair: Pairing, settings: CompareSettings) -> bool:
    """One denies or doubts what the other states."""
    if not is_denied(pair.left) or is_denied(pair.right) or not _point_apart(pair) or not _are_clauses(pair):
        return False
    if pair.right.claim.verb in phrases("contrary", "verbs", "denying") or _is_of_somebody(pair.left):
        return False  # both deny, or nobody knows here who is meant
    if pair.left.claim.negated or (pair.left.claim.stance == "doubted" and _in_the_same_words(pair)):
        return False  # a "not" inside a denial is misread too often
    if not pair.right.claim.negated and phrases("contrary", "words", "not") & set(_plain(pair.right.text).split()):
        return False  # so is one that is not of the claim's own verb
    other_deed = pair.left.claim.stance == "doubted" and pair.left.claim.verb != pair.right.claim.verb
    return pair.held >= settings.answered or (not other_deed and pair.likeness + pair.held / 2 >= settings.denied)


def one_negates(pair: Pairing, settings: CompareSettings) -> bool:
    """One says that it was so, the other that it was not."""
    left, right = pair.left, pair.right
    if is_denied(left) or is_denied(right) or not left.claim.negated or not _point_apart(pair) or not _are_clauses(pair):
        return False
    if "hedged" in {left.claim.stance, right.claim.stance} or _in_the_same_words(pair):
        return False  # what may not be so may be so
    unsettled = frozenset().union(*(phrases("contrary", "words", label) for label in ("ought", "coming", "until_now")))
    if any(unsettled & set(side.text.lower().split()) for side in (left, right)):
        return False
    same_verb = (
        left.claim.verb is not None and left.claim.verb not in phrases("contrary", "verbs", "vague") and left.claim.verb == right.claim.verb
    )
    return same_verb and _of_the_same(left, right) and pair.likeness >= settings.negated


def other_number(pair: Pairing, settings: CompareSettings) -> bool:
    """They give different numbers for the same thing."""
    if not _tell_of_one_thing(pair, settings) or _times(pair.left) != _times(pair.right):
        return False
    if any(phrases("contrary", "words", "more") & set(side.text.lower().split()) for side in (pair.left, pair.right)):
        return False  # "three more died" counts a part
    left, right = ([one for one in side.quantities if one.kind in COUNTED and one.head] for side in (pair.left, pair.right))
    alike = any(_counts_the_same(one, other) for one in left for other in right)
    return alike and not any(_meet(one, other) for one in left for other in right)


def same_number(members: Iterable[Assertion], agreed: Mapping[Span, str]) -> bool:
    """Two reports give the same number for the same thing."""
    told = {(agreed[one.span], side.report) for side in members for one in side.quantities if one.span in agreed}
    return len(told) > len({figure for figure, _ in told})


def other_day(pair: Pairing, settings: CompareSettings) -> bool:
    """They put the same thing on different days."""
    if not _tell_of_one_thing(pair, settings):
        return False
    days = [_days(side) for side in (pair.left, pair.right)]
    if any(len(one) != 1 for one in days):  # of two days in a sentence nobody knows here which is meant
        return False
    for side, one in zip((pair.left, pair.right), days, strict=True):
        if side.claim.stance == "hedged" or max(one) > (side.published or "9")[:10]:
            return False  # what is yet to come can be put off
    apart = abs((date.fromisoformat(max(days[0])) - date.fromisoformat(max(days[1]))).days)
    return 0 < apart <= settings.slip


def gives_an_account(assertion: Assertion) -> bool:
    """Whether it names the cause of something, or who did what one alone did."""
    return cause_of(assertion) is not None or (_is_sole(assertion) and doer_of(assertion) is not None)


def other_cause(pair: Pairing, settings: CompareSettings) -> bool:
    """They give different causes of the same thing."""
    if not _both_assert(pair) or _at_other_times(pair) or _count_apart(pair):
        return False
    left, right = cause_of(pair.left), cause_of(pair.right)
    if left is None or right is None or left.kind == right.kind:
        return False
    return _share(left.outcome, right.outcome, settings)


def other_doer(pair: Pairing, settings: CompareSettings) -> bool:
    """They name different actors as the one who did it."""
    left, right = doer_of(pair.left), doer_of(pair.right)
    if not _is_sole(pair.left) or pair.left.claim.verb != pair.right.claim.verb or left is None or right is None:
        return False
    if not _both_assert(pair) or _at_other_times(pair) or _count_apart(pair):
        return False
    if left.type != right.type or left.type not in {"person", "group"} or left.actor in pair.right.terms or right.actor in pair.left.terms:
        return False
    one, other = (side.terms - {doer.actor, side.claim.verb} for side, doer in ((pair.left, left), (pair.right, right)))
    shared = one & other
    victim = any(named.type == "person" and named.actor in shared for named in pair.left.named)
    return _share(one, other, settings) and (victim or len(shared) >= settings.shared)


CONTRARY: tuple[Comparator, ...] = (one_denies, one_negates, other_number, other_day, other_cause, other_doer)


def why_contrary(comparator: Comparator, pair: Pairing) -> Why:
    """The kind of a difference: a number that a later report gives higher is brought up to date, anything else a conflict.

    Where a report has no day, what is said to have risen to the higher number is the later one.
    """
    if comparator is not other_number:
        return "conflict"
    days = [(side.published or "")[:10] for side in (pair.left, pair.right)]
    numbers = [max((one.low or 0 for one in side.quantities if one.kind in COUNTED), default=0) for side in (pair.left, pair.right)]
    grown = all(days) and days[0] != days[1] and (days[0] < days[1]) == (numbers[0] < numbers[1])
    higher = " ".join((pair.left if numbers[0] > numbers[1] else pair.right).text.lower().split())
    risen = not all(days) and any(word in higher for word in phrases("scopes", "later", "before"))
    return "update" if grown or risen else "conflict"


def reason(comparator: Callable[..., object]) -> str:
    """A comparator's docstring as one line: what readers are shown."""
    return " ".join((comparator.__doc__ or "").split())


def may_oppose(left: Assertion, right: Assertion, settings: CompareSettings) -> bool:
    """Whether two different voices speak of enough in common: nobody is taken to contradict themselves."""
    if len(left.terms & right.terms) < settings.shared:
        return False
    one, other = _speaker(left), _speaker(right)
    if one is None and other is None:
        return left.report != right.report and not left.voice and not right.voice  # who is not named may be one and the same
    if one is None or other is None:
        return True
    if one.actor is not None and one.actor == other.actor:
        return False
    short, full = sorted(((speaker.name or "").split() for speaker in (one, other)), key=len)
    return short != full and not (set(short) < set(full) and all(word[0].isupper() for word in short))  # "Falk" is Ana Falk


def _speaker(assertion: Assertion) -> Step | None:
    """Who says so, the innermost that is named; `None` where the outlet does."""
    return next((step for step in reversed(assertion.voice) if step.name is not None), None)


def _point_apart(pair: Pairing) -> bool:
    """Whether what is asserted points two ways: denying that it was not so is saying that it was."""
    return says_so(pair.left) != says_so(pair.right)


def _are_clauses(pair: Pairing) -> bool:
    """Whether both assert something of somebody or something: to reject an offer is no denial that it was made."""
    return pair.left.claim.subject is not None and pair.right.claim.subject is not None


def _of_the_same(left: Assertion, right: Assertion) -> bool:
    """Whether both speak of one actor, or the first of something that the second's words take in: no old ferry of any ferry."""
    if left.subject and right.subject:
        return left.subject == right.subject
    one = _subject_words(left) & left.terms
    return bool(one) and one <= _subject_words(right) & right.terms


def _is_of_somebody(assertion: Assertion) -> bool:
    """Whether the subject is a pronoun: it may mean anybody."""
    subject, span = assertion.claim.subject, assertion.claim.span
    return subject is not None and assertion.text[max(subject.start - span.start, 0) : subject.end - span.start].lower() in phrases(
        "contrary", "words", "somebody"
    )


def _subject_words(assertion: Assertion) -> set[str]:
    """The terms that may be the subject: those that its words, or the words' beginnings, spell."""
    subject, span = assertion.claim.subject, assertion.claim.span
    if subject is None or not holds(span, subject):
        return set(assertion.terms)
    words = [word.strip(MARKS) for word in assertion.text[subject.start - span.start : subject.end - span.start].lower().split()]
    return {term for term in assertion.terms if term in assertion.actors or any(word.startswith(term) for word in words)}


def _plain(text: str) -> str:
    return text.lower().replace("n't", " n't").replace("n’t", " n't")


def _in_the_same_words(pair: Pairing) -> bool:
    """Whether one is the other, cut short: then it is read wrongly, and not contrary."""
    left, right = (" ".join(side.text.lower().split()) for side in (pair.left, pair.right))
    return left in right or right in left


def _times(assertion: Assertion) -> set[str]:
    """The words for times in a claim: up to Monday and up to Tuesday are two counts."""
    start = assertion.claim.span.start
    return {assertion.text[one.span.start - start : one.span.end - start].lower() for one in assertion.moments if one.kind in DATED}


def _days(assertion: Assertion) -> set[str]:
    return {(one.first or "")[:10] for one in assertion.moments if _is_a_day(one)}


def _tell_of_one_thing(pair: Pairing, settings: CompareSettings) -> bool:
    """Whether two reports assert one deed, of one actor where both name one."""
    left, right = pair.left, pair.right
    if left.report == right.report or pair.likeness < settings.same or _point_apart(pair):
        return False
    if left.subject and right.subject and left.subject != right.subject:
        return False
    return left.claim.verb is not None and left.claim.verb == right.claim.verb


def _is_sole(assertion: Assertion) -> bool:
    return assertion.claim.verb in phrases("contrary", "verbs", "sole")


def _both_assert(pair: Pairing) -> bool:
    """Whether two reports both say that something was so, and are sure of it."""
    sure = all(side.claim.stance == "stated" and says_so(side) for side in (pair.left, pair.right))
    return sure and pair.left.report != pair.right.report


def _share(left: frozenset[str], right: frozenset[str], settings: CompareSettings) -> bool:
    """Whether two sets of terms are of one thing: they have enough of the smaller one in common."""
    return len(left & right) >= max(settings.outcome * min(len(left), len(right)), 1)


def _at_other_times(pair: Pairing) -> bool:
    """Whether each says when, in other words: it may be another deed."""
    left, right = _times(pair.left), _times(pair.right)
    return bool(left and right) and left != right


def _count_apart(pair: Pairing) -> bool:
    """Whether each gives a number and the two are not the same: some of the dead are not the others."""
    left, right = ([one for one in side.quantities if one.kind in COUNTED] for side in (pair.left, pair.right))
    return bool(left or right) and not any(_meet(one, other) for one in left for other in right)


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    return (one.head, one.unit, set(one.terms), one.deed) == (other.head, other.unit, set(other.terms), other.deed)


def _meet(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts can both be right; about a number is any that is near it."""
    slack = 0.15 if one.approximate or other.approximate else 0.0  # of the number: "about 500" and 540 can both be right
    low, high = (
        (max(side.low or 0, 0) for side in (one, other)),
        (side.high if side.high is not None else float("inf") for side in (one, other)),
    )
    return max(low) * (1 - slack) <= min(high)


def _is_a_day(moment: Moment) -> bool:
    """Whether a moment lies within one day."""
    if not moment.first or not moment.after or moment.kind not in DATED:
        return False
    return len(moment.value or "") >= len("2031-03-02") and (moment.value or "")[:10] == moment.first[:10]
