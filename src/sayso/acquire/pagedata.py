"""What a page says of itself: JSON-LD first, then its meta elements, then its visible parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from sayso.acquire.characters import one_line
from sayso.acquire.draft import Known, filled
from sayso.acquire.names import known_fields, read_value, unread_date

_DEEPEST = 4  # levels of records in JSON-LD that are looked into: a page, its graph, its story, and one to spare

# The names of meta elements, by field, the most believed first.
_META: Mapping[str, tuple[str, ...]] = {
    "outlet": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher"),
    "title": ("og:title", "dc.title", "dcterms.title", "twitter:title", "headline", "title"),
    "byline": ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
    "published": (
        *("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created"),
        *("dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date"),
        *("article.published", "cxenseparse:recs:publishtime"),
    ),
    "url": ("og:url", "parsely-link"),
    "language": ("og:locale", "dc.language", "language"),
}


def page_fields(tree: HtmlElement) -> tuple[dict[str, Known], tuple[str, ...], str | None]:
    """What a page says of its story, notes on dates that say nothing, and the story's text where JSON-LD holds it."""
    record = next(_stories(tree), {})
    fields, notes = known_fields(record, where="JSON-LD")
    by_meta, more_notes = _meta_fields(tree)
    fields = filled(fields, by_meta)
    for field, value, where in _visible(tree):
        said, unread = _said(field, value, where=where)
        fields, more_notes = filled(fields, said), more_notes + unread
    body = record.get("articleBody")
    return fields, () if "published" in fields else (*notes, *more_notes), body if isinstance(body, str) else None


def _stories(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The records in a page's JSON-LD that are of a story, in page order."""
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", ""):
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue  # pages with broken JSON-LD are common, and the page says the same elsewhere
            yield from _records(value, _DEEPEST)


def _records(value: object, depth: int) -> Iterator[dict[str, object]]:
    match value:
        case list() if depth:
            for part in value:
                yield from _records(part, depth - 1)
        case dict() if depth:
            kinds = value.get("@type")
            if any(str(kind).endswith(("Article", "BlogPosting")) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield value
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _records(value.get(key), depth - 1)
        case _:
            return


def _meta_fields(tree: HtmlElement) -> tuple[dict[str, Known], tuple[str, ...]]:
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        said.setdefault(name.lower(), one_line(meta.get("content", "")))
    fields: dict[str, Known] = {}
    notes: tuple[str, ...] = ()
    for field, names in _META.items():
        for name in names:
            if said.get(name) and field not in fields:
                found, unread = _said(field, said[name], where=f"<meta {name}>")
                fields, notes = {**fields, **found}, notes + unread
    return fields, notes


def _said(field: str, value: str, *, where: str) -> tuple[dict[str, Known], tuple[str, ...]]:
    said = read_value(field, value) if value else None
    if said is not None:
        return {field: Known(said, where)}, ()
    return {}, (unread_date(where, value),) if value and field == "published" else ()


def _visible(tree: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """What other parts of a page say: field, value and where."""
    for link in tree.iter("link"):
        if link.get("rel", "").lower() == "canonical":
            yield "url", link.get("href", ""), "canonical link"
    for time in tree.iter("time"):
        if time.get("itemprop", "").lower() == "datepublished" or "pubdate" in time.attrib:
            yield "published", time.get("datetime", ""), "<time>"
    headings = [one_line(str(heading.text_content())) for heading in tree.iter("h1")]
    if len(headings) == 1:
        yield "title", headings[0], "<h1>"
    for title in tree.iter("title"):
        yield "title", one_line(title.text or ""), "<title>"
    yield "language", tree.get("lang", ""), "<html lang>"
