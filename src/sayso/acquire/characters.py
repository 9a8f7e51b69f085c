"""Bytes to text: which encoding, which characters are left out, and which a reader does not see."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from charset_normalizer import from_bytes

from sayso.errors import ReportError

SAMPLE = 200_000  # bytes that are enough to tell an encoding

# The encodings of the web, as Python names them; with all of Python's, mainframe encodings win on short texts.
_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("koi8_r", "koi8_u", "iso8859_2", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "mac_roman"),
)
_MARKS = (
    *((codecs.BOM_UTF8, "utf_8"), (codecs.BOM_UTF32_LE, "utf_32"), (codecs.BOM_UTF32_BE, "utf_32")),
    *((codecs.BOM_UTF16_LE, "utf_16"), (codecs.BOM_UTF16_BE, "utf_16")),
)

_LINE_ENDS = re.compile(
    r"""\r\n?                      # as Windows and old Macs end a line
      | [\v\f\x85\u2028\u2029]     # a page's end, and the line ends of other systems
    """,
    re.VERBOSE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_HIDDEN = re.compile(
    r"""[\u200b\u2060-\u2064\ufeff\u180e]     # spaces and joiners without width
      | [\u202a-\u202e\u2066-\u2069]          # letters in another order than they stand
      | [\U000e0000-\U000e007f]               # tags
      | (?<=[\x21-\u024f])[\u200c\u200d]      # a joiner after a Latin letter; Persian and emoji need theirs
    """,
    re.VERBOSE,
)


class Clean(NamedTuple):
    """A text that is valid Unicode with one kind of line end, and what a reader should know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def read_bytes(content: bytes, *, origin: str, declared: str | None = None) -> Clean:
    """The text of a file; raises `ReportError` where it is binary or in no encoding that is known.

    `declared` is the encoding that the file itself claims; it is tried where the bytes are not UTF-8.
    """
    text, notes = _decoded(content, origin=origin, declared=declared)
    clean = clean_text(text)
    return Clean(clean.text, (*notes, *clean.notes))


def clean_text(text: str) -> Clean:
    """A text without a byte order mark and control characters, its line ends all one; hidden characters stay, and are named."""
    notes = []
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        notes.append("half characters (lone surrogates) were replaced")
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    text, left_out = _CONTROLS.subn("", text)
    if left_out:
        notes.append(f"control characters left out: {left_out}")
    hidden = Counter(match.group() for match in _HIDDEN.finditer(text))
    if hidden:
        notes.append("characters that a reader does not see: " + ", ".join(_named(hidden)))
    return Clean(text, tuple(notes))


def one_line(text: str) -> str:
    """A text with each run of white space made one space."""
    return " ".join(text.split())


def _named(hidden: Counter[str]) -> Iterable[str]:
    return (f"{count} × {unicodedata.name(char, f'U+{ord(char):04X}')}" for char, count in sorted(hidden.items()))


def _decoded(content: bytes, *, origin: str, declared: str | None) -> Clean:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Clean(content.decode(encoding, "replace"), () if encoding == "utf_8" else (f"read as {_spelt(encoding)}, not UTF-8",))
    if b"\x00" in content:
        raise ReportError(origin, "is binary, not text; save it as text in UTF-8")
    try:
        return Clean(content.decode())
    except UnicodeDecodeError:
        return _guessed(content, origin=origin, declared=declared)


def _guessed(content: bytes, *, origin: str, declared: str | None) -> Clean:
    """A text that is not UTF-8: nearly UTF-8, else what the file claims, else what its letters make likely."""
    nearly = content.decode(errors="replace")
    broken = nearly.count("\ufffd")
    if broken < sum(char > "\x7f" for char in nearly) / 2:  # more characters of several bytes came out whole than broken
        return Clean(nearly, (f"bytes that are not UTF-8 were replaced: {broken}",))
    encoding = _known(declared) or _likely(content)
    if encoding is None:
        raise ReportError(origin, "is binary, or in an encoding that is not known; save it as UTF-8")
    return Clean(content.decode(encoding, "replace"), (f"read as {_spelt(encoding)}, not UTF-8",))


def _known(declared: str | None) -> str | None:
    """The encoding that a file claims, where there is one of that name that makes text of bytes."""
    try:
        codec = codecs.lookup(declared or "")
    except LookupError:
        return None
    # Python reads "latin-1" to the letter; browsers, and so those who write pages, mean windows-1252.
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codec.name, codec.name)
    return name if name.replace("-", "_") in _ENCODINGS else None


def _likely(content: bytes) -> str | None:
    matches = from_bytes(content[:SAMPLE], cp_isolation=list(_ENCODINGS))
    best = matches.best()
    if best is None:
        return None
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def _spelt(encoding: str) -> str:
    return encoding.replace("cp125", "windows-125").replace("_", "-").replace("utf-", "UTF-")
