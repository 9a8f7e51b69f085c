"""What an actor is called: its name, the names that reports use, and what each voice calls it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.collate.parting import Spoken
from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import AnnotatedReport, Mention
from sayso.model.collation import Label, Name, Naming
from sayso.model.names import is_acronym, name_key, without_article
from sayso.model.span import Span, cut, holds, place

LONGEST_KIND = 16  # characters of the word after a name that says what it is


def text_of(annotated: AnnotatedReport, mention: Mention) -> str:
    """A mention's words, white space made plain."""
    return " ".join(cut(annotated.report.text, mention.span).split())


def names_of(spoken: Sequence[Spoken]) -> tuple[Name, ...]:
    """The names used, the most used first, ties by the alphabet; for somebody without a name the descriptions.

    A title straight before a name, or the kind of thing in one phrase with it, makes one name more, and so does the kind
    alone where it is written as a name is.
    """
    counts = Counter(text_of(annotated, mention) for annotated, mention in spoken if mention.kind == "name")
    counts.update([*_titled(spoken), *_with_kind(spoken), *_short(spoken)])
    if not counts:
        counts.update(without_article(text_of(annotated, mention)) for annotated, mention in spoken if mention.kind == "description")
    return tuple(Name(text=text, count=count) for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _titled(spoken: Sequence[Spoken]) -> Iterator[str]:
    """Names with the one-word title that a report puts before them: "Sheriff Falk"."""
    ends = {(annotated.report.id, mention.span.end): mention for annotated, mention in spoken if mention.kind == "description"}
    for annotated, mention in spoken:
        title = ends.get((annotated.report.id, mention.span.start - 1)) if mention.kind == "name" else None
        if title is not None and " " not in text_of(annotated, title) and text_of(annotated, title)[:1].isupper():
            yield f"{text_of(annotated, title)} {text_of(annotated, mention)}"


def _short(spoken: Sequence[Spoken]) -> Iterator[str]:
    """The kind of body written with a capital, which stands for its name: "the League"."""
    for annotated, mention in spoken:
        article, _, kind = text_of(annotated, mention).partition(" ")
        alone = article.casefold() == "the" and kind[:1].isupper() and " " not in kind
        if alone and mention.kind == "description" and mention.type == "group":
            yield f"the {kind}"


def _with_kind(spoken: Sequence[Spoken]) -> Iterator[str]:
    """Names with the kind of thing that they name: "the Norsel group", "Harbour View hotel"."""
    names: dict[str, list[Mention]] = {}
    for annotated, mention in spoken:
        if mention.kind == "name":
            names.setdefault(annotated.report.id, []).append(mention)
    for annotated, mention in spoken:
        if mention.kind != "description":
            continue
        for name in names.get(annotated.report.id, ()):
            inside = holds(mention.span, name.span)
            if inside and mention.span.end - name.span.end < LONGEST_KIND and name.span.end < mention.span.end:
                yield cut(annotated.report.text, Span(report=name.span.report, start=name.span.start, end=mention.span.end))


def best_name(spoken: Sequence[Spoken]) -> str:
    """The fullest well-formed name that most reports use; without a name the description used most, without its article."""
    reports: dict[str, set[str]] = {}
    counts = Counter[str]()
    named = any(mention.kind == "name" for _, mention in spoken)
    for annotated, mention in spoken:
        if (mention.kind == "name") is named and mention.kind != "pronoun":
            text = text_of(annotated, mention) if named else without_article(text_of(annotated, mention))
            reports.setdefault(text, set()).add(annotated.report.id)
            counts[text] += 1
    return min(reports, key=lambda text: (_form(text), -len(reports[text]), -counts[text], -len(text), text))


def _form(text: str) -> int:
    """How good a form of a name is, the best lowest: several words, one word, an acronym, all in capitals."""
    if is_acronym(text):
        return 2
    if text.isupper():
        return 3
    return 0 if " " in text and text[:1].isupper() else 1


def naming_of(spoken: Sequence[Spoken], actor_of: ActorOf) -> tuple[Naming, ...]:
    """Every name and description, with its passage and in whose mouth it stands, by report and place."""
    called = [(annotated, mention) for annotated, mention in spoken if mention.kind != "pronoun"]
    return tuple(
        Naming(
            report=annotated.report.id,
            span=mention.span,
            text=cut(annotated.report.text, mention.span),
            voice=voice_of(mention.span, annotated, actor_of),
        )
        for annotated, mention in sorted(called, key=lambda pair: place(pair[1].span))
    )


def labels_of(spoken: Sequence[Spoken]) -> tuple[Label, ...]:
    """The descriptions whatever their article and case, those of most reports first, then the most used, ties by the alphabet."""
    used: dict[str, list[tuple[str, str]]] = {}
    for annotated, mention in spoken:
        if mention.kind == "description":
            text = without_article(text_of(annotated, mention))
            used.setdefault(text.casefold(), []).append((annotated.report.id, text))
    found = [
        Label(text=min(text for _, text in places), count=len(places), reports=tuple(sorted({report for report, _ in places})))
        for places in used.values()
    ]
    return tuple(sorted(found, key=lambda label: (-len(label.reports), -label.count, label.text)))


def key_of(name: str) -> str:
    """A name as it goes into an actor's id."""
    return name_key(name) or name
