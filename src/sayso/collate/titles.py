"""What a point is called: the words of one of its readings, and nothing beyond them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.collate.assertions import Assertion
from sayso.model.span import holds

# A clause that opens with these hangs on another, and reads badly by itself.
HANGING = frozenset(
    {"about", "after", "although", "and", "as", "because", "before", "but", "despite", "during", "if", "once", "since", "so", "than"}
    | {"that", "though", "unless", "until", "when", "where", "whether", "which", "while", "who"}
)
FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me", "i'm", "we're", "i’m", "we’re"})


def title_of(members: Sequence[Assertion], central: Sequence[float]) -> str:
    """The words of the member most like the others, of a plain statement where there is one.

    Plain is what names who or what it speaks of, quotes nobody word for word, hangs on no other clause, and has no "not";
    of those, what somebody denies, for that is what is in dispute, else what an outlet says in its own voice.
    """
    best = max(
        range(len(members)),
        key=lambda row: (
            not _is_quoted(members[row]),
            _is_whole(members[row]),
            not _hangs(members[row]),
            not members[row].claim.negated,
            members[row].claim.stance == "denied",
            not members[row].voice,
            central[row],
            -len(members[row].text),
            -row,
        ),
    )
    return " ".join(members[best].text.split())


def _is_whole(assertion: Assertion) -> bool:
    """Whether a claim's subject stands in it: "killing nine" is no title."""
    subject = assertion.claim.subject
    return subject is not None and holds(assertion.claim.span, subject)


def _hangs(assertion: Assertion) -> bool:
    return assertion.text.split()[0].lower() in HANGING


def _is_quoted(assertion: Assertion) -> bool:
    """Whether a title would speak in somebody's first person, or end in the middle of a quotation."""
    words = {word.strip(".,!?") for word in assertion.text.lower().split()}
    return bool(words & FIRST_PERSON) or any(mark in assertion.text for mark in '“”"')
