"""Markdown: its marks taken off, its headings and lists kept as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sayso.acquire.characters import Clean
from sayso.acquire.draft import Draft, Known, joined
from sayso.acquire.names import read_value
from sayso.acquire.plain import headed
from sayso.errors import ReportError
from sayso.model.report import BlockKind

_OPENERS: dict[str, BlockKind] = {"heading_open": "heading", "list_item_open": "item"}
_CLOSERS = {"heading_close", "list_item_close"}


def read_markdown(clean: Clean, *, origin: str) -> Draft:
    """The report in a Markdown text; its first heading, before any paragraph, is the headline."""
    fields, body, notes = headed(clean.text)
    try:
        tokens = MarkdownIt("commonmark").parse(body)
    except RecursionError as error:
        raise ReportError(origin, "is Markdown with too much inside one another") from error
    pieces = [(kind, line) for kind, line in _pieces(tokens) if line.strip()]
    if pieces and pieces[0][0] == "heading" and (title := read_value("title", pieces[0][1])):
        fields.setdefault("title", Known(title, "first heading"))
        pieces[0] = ("headline" if title == fields["title"].value else "heading", title)
    html = sum(token.type in ("html_block", "html_inline") for token in tokens)
    text, marks = joined(pieces)
    dropped = (f"HTML inside Markdown left out: {html} pieces",) if html else ()
    return Draft(origin=origin, text=text, marks=marks, fields=fields, notes=(*clean.notes, *notes, *dropped))


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[BlockKind, str]]:
    kinds: list[BlockKind] = ["paragraph"]
    for token in tokens:
        if token.type in _OPENERS:
            kinds.append(_OPENERS[token.type])
        elif token.type in _CLOSERS:
            kinds.pop()
        elif token.type == "inline":
            for line in _words(token.children or ()).split("\n"):
                yield kinds[-1], line
        elif token.type in ("fence", "code_block"):
            yield kinds[-1], token.content


def _words(tokens: Sequence[Token]) -> str:
    """The words of a line: links by their text, pictures by what stands in for them."""
    words = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak":
                words.append(" ")
            case "hardbreak":
                words.append("\n")
            case "image":
                words.append(_words(token.children or ()))
            case _:
                continue
    return "".join(words)
