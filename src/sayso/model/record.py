"""Records as JSON: strict in, compact out, and ids that are hashes of content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")

ID_DIGITS = 12  # 48 bits: a collision is expected at some 20 million reports


def content_id(prefix: str, *parts: str | None) -> str:
    """An id that depends on nothing but its parts, in their order; `None` and `""` differ."""
    digest = hashlib.sha256()
    for part in parts:
        content = b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big") + content)
    return prefix + digest.hexdigest()[:ID_DIGITS]


def to_json(record: object) -> bytes:
    """One record as compact UTF-8 JSON, keys in the order of its fields."""
    return msgspec.json.encode(record)


def from_json(line: bytes | str, kind: type[Kind]) -> Kind:
    """The record that a JSON text holds; raises `msgspec.ValidationError` where a value has another type."""
    return msgspec.json.decode(line, type=kind)


def to_lines(records: Iterable[object]) -> Iterator[bytes]:
    """JSON lines, each with its newline."""
    return (to_json(record) + b"\n" for record in records)


def json_schema(kind: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record type."""
    return msgspec.json.schema(kind)
