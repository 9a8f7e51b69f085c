"""What a value of metadata says: names of fields, of outlets and of people, addresses and languages."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from sayso.acquire.characters import clean_text, one_line
from sayso.acquire.dates import from_seconds, is_ambiguous, iso_date
from sayso.acquire.draft import Known

LONGEST_VALUE = 1_000  # characters; a title or an address is shorter, and what is longer is none

# The names that files use for a field, in the order in which they are believed; letters and digits only, lower case.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "outlet": (
        *("outlet", "outletname", "publisher", "publishername", "publication", "newspaper", "sitename", "site", "sourcename", "source"),
        *("medium", "provider", "sourcedomain", "domain", "hostname", "website"),
    ),
    "title": ("title", "headline", "heading", "articletitle", "name"),
    "byline": ("byline", "author", "authors", "authorname", "writer", "writers", "creator", "by"),
    "published": (
        *("published", "datepublished", "publisheddate", "publishedat", "publishedon", "publishedtime", "publicationdate"),
        *("publishdate", "publishtime", "datepublish", "pubdate", "pubtime", "firstpublished", "articlepublishedtime"),
        *("date", "dateissued", "issued", "day", "timestamp", "datetime"),
    ),
    "url": ("url", "link", "canonicalurl", "canonical", "articleurl", "sourceurl", "webpage", "address", "uri", "permalink", "weburl"),
    "language": ("language", "lang", "inlanguage", "languagecode"),
    "text": (
        *("text", "body", "content", "maintext", "fulltext", "articlebody", "articletext", "bodytext", "contenttext", "textcontent"),
        *("plaintext", "cleanedtext", "story", "article", "paragraphs", "bodyparagraphs", "bodyhtml", "contenthtml", "html"),
    ),
}
_NAME_KEYS = ("name", "title", "label", "id", "@id", "url")  # under which a nested record gives its own name

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")


def key_name(key: str) -> str:
    """A key without what files differ in: `Date-Published`, `date_published` and `datePublished` are one."""
    return "".join(char for char in key.lower() if char.isalnum())


def field_of(key: str) -> str | None:
    """The field that a key names, if it names one."""
    return next((field for field, keys in _KEYS.items() if key_name(key) in keys), None)


def values_of(record: Mapping[str, object], field: str) -> Iterable[tuple[str, object]]:
    """The keys that name a field, with their values, the most believed first; empty values are left out."""
    by_name = {key_name(key): key for key in reversed(list(record))}
    return [(by_name[name], record[by_name[name]]) for name in _KEYS[field] if name in by_name and record[by_name[name]] not in (None, "")]


def known_fields(record: Mapping[str, object], *, where: str) -> tuple[dict[str, Known], tuple[str, ...]]:
    """What a record of metadata says of a report, and what a reader should know of values that say nothing.

    `where` is what the record is, such as "JSON key": the key is added to it.
    """
    fields, notes = {}, []
    for field in ("outlet", "title", "byline", "published", "url", "language"):
        for key, value in values_of(record, field):
            said = read_value(field, value)
            if said is not None:
                fields[field] = Known(said, f"{where} {key}")
                break
            if field == "published":
                notes.append(unread_date(f"{where} {key}", value))
    return fields, tuple(note for note in notes if "published" not in fields)


def unread_date(where: str, value: object) -> str:
    """What to note of a date that was not taken."""
    said = one_line(str(value))[:40]
    why = "day and month may be swapped" if is_ambiguous(said) else "no full date that could be read"
    return f"date not taken from {where}: “{said}” ({why})"


def read_value(field: str, value: object) -> str | None:
    """A field's value, as the report keeps it; `None` for what is none."""
    if field == "published":
        return _date_of(value)
    said = one_line(clean_text(_name_of(value)).text)
    if not said or len(said) > LONGEST_VALUE:
        return None
    read = _READERS.get(field)
    return read(said) if read else said


def outlet_of(said: str) -> str:
    """An outlet's name as it was found; of an address its host, and of a host all but `www.`."""
    return (host_of(said) if urlsafe(said) else None) or said.removeprefix("www.")


def host_of(url: str) -> str | None:
    """The host of an address, without `www.`."""
    try:
        host = urlsplit(url).hostname
    except ValueError:  # "http://[": brackets that hold no address
        return None
    return host.removeprefix("www.") if host and _HOST.fullmatch(host) else None


def urlsafe(said: str) -> bool:
    """Whether a text is an address of the web, and so one that a page may link to."""
    return said.lower().startswith(("http://", "https://")) and " " not in said


def language_of(said: str) -> str | None:
    """A language's code, as `en` or `pt-BR`; `None` for a language's name, which the text tells as well."""
    match = _LANGUAGE.fullmatch(said)
    return said.replace("_", "-").replace(match[1], match[1].lower(), 1) if match else None


def _address_of(said: str) -> str | None:
    return said if urlsafe(said) else None


def _byline_of(said: str) -> str | None:
    return None if urlsafe(said) else re.sub(r"^by\s+", "", said, flags=re.IGNORECASE) or None


def _date_of(value: object) -> str | None:
    match value:
        case bool():
            return None
        case int() | float():
            return None if math.isnan(value) else iso_date(str(value)) or from_seconds(value)
        case str():
            return iso_date(value)
        case _:
            return None


def _name_of(value: object, depth: int = 3) -> str:
    """The words of a value: itself, the name of a record, or the names of a list of them."""
    match value:
        case str():
            return value
        case list() if depth:
            return ", ".join(filter(None, (_name_of(part, depth - 1) for part in value[:20])))
        case dict() if depth:
            names = (_name_of(value[key], depth - 1) for key in _NAME_KEYS if value.get(key))
            return next(filter(None, names), "")
        case _:
            return ""


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "outlet": outlet_of,
    "url": _address_of,
    "byline": _byline_of,
    "language": language_of,
}
