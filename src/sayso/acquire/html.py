"""HTML: the story by trafilatura, our blocks on top, nothing that a reader of the page would not see."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree, html
from lxml.html import HtmlElement

from sayso.acquire.characters import Clean, clean_text, one_line
from sayso.acquire.draft import BETWEEN, Draft, joined
from sayso.acquire.pagedata import page_fields
from sayso.acquire.unseen import seen_words, take_hidden
from sayso.errors import ReportError
from sayso.model.report import BlockKind

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_TAGS = re.compile(
    r"""</(?:p|div|article|body|html|h[1-6]|ul|ol|li|blockquote|span|a|strong|em|b|i)>  # <p>A ferry sank.</p>
      | <(?:br|p)\s*/?>                                                                # A ferry sank.<br>
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "figcaption")
_LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote")
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item"}
_PIECES = frozenset({"p", "head", "item", "quote", "code"})
Piece = tuple[BlockKind, str]
_LONGEST_CAPTION = 600  # characters; what is longer is a story in a figure
_SHORTEST_CAPTION = 4  # words; fewer are a credit or a button


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page says it is in."""
    match = _DECLARED.search(content[:4096])
    return match[1].decode("ascii", "replace") if match else None


def has_tags(text: str) -> bool:
    """Whether a value that should be text has the tags of a page in it."""
    return bool(_TAGS.search(text))


def read_html(clean: Clean, *, origin: str) -> Draft:
    """The report in a page; raises `ReportError` for a page that cannot be read or holds no story."""
    tree = _tree(clean.text, origin=origin)
    fields, notes, told = page_fields(tree)
    hidden = take_hidden(tree)
    page_order = tuple(_blocks(tree))
    pieces = list(_story(tree, origin=origin))
    if not pieces and told:
        pieces = [("paragraph", line) for line in clean_text(told).text.split("\n")]
        notes = (*notes, "text taken from the page's JSON-LD")
    if not pieces:
        raise ReportError(origin, "is a page in which no story was found")
    text, marks = joined(_with_captions(pieces, page_order))
    return Draft(origin=origin, text=text, marks=marks, fields=fields, notes=(*clean.notes, *notes, *hidden))


def fragment_text(fragment: str, *, origin: str) -> str:
    """The words of a piece of HTML that is a story and nothing else, such as the body in a feed; each block on its line."""
    tree = _tree(f"<body>{fragment}</body>", origin=origin)
    take_hidden(tree)
    for block in list(tree.iter(*_BLOCKS, "br")):
        block.tail = "\n" + (block.tail or "")
        if block.tag != "br":
            block.text = "\n" + (block.text or "")
    lines = (line.strip() for line in str(tree.text_content()).split("\n"))
    return BETWEEN.join(filter(None, lines))


def _tree(text: str, *, origin: str) -> HtmlElement:
    """A page's elements, without comments; the parser reaches for nothing outside of the text, and goes 256 deep."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # As bytes: lxml refuses a text that declares an encoding of its own.
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReportError(origin, f"is no page that can be read: {one_line(str(error)) or 'it is empty'}") from error


def _blocks(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The words of a page's blocks and captions in page order, and whether it is a caption."""
    captions = dict(_captions(tree))
    for block in tree.iter("figcaption", *_LINES):
        if block in captions:
            yield captions[block], True
        elif block.tag in _LINES:
            yield one_line(seen_words(block)), False


def _with_captions(pieces: Sequence[Piece], page_order: Iterable[tuple[str, bool]]) -> list[Piece]:
    """The pieces of a story with each caption that is not among them after the piece that it follows on the page."""
    story = " ".join(text for _, text in pieces)
    places = {text: place for place, (_, text) in enumerate(pieces)}
    after: dict[int, list[Piece]] = defaultdict(list)
    here = -1
    for words, is_caption in page_order:
        if is_caption and words not in story:
            after[here].append(("caption", words))
        elif not is_caption:
            here = places.get(words, here)
    return [*after[-1], *(one for place, piece in enumerate(pieces) for one in (piece, *after[place]))]


def _captions(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The captions of pictures in the story with their words, not of those that lead to other stories."""
    for caption in tree.iter("figcaption"):
        words = one_line(seen_words(caption))
        inside = any(above.tag in ("article", "main") for above in caption.iterancestors())
        if inside and len(words.split()) >= _SHORTEST_CAPTION and len(words) <= _LONGEST_CAPTION:
            yield caption, words


def _story(tree: HtmlElement, *, origin: str) -> Iterator[tuple[BlockKind, str]]:
    """The pieces of a page's story, as trafilatura finds it, in page order."""
    import trafilatura  # noqa: PLC0415 - it takes half a second to load, and many folders hold no page

    try:
        found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False)
    except MemoryError:
        raise  # where memory is limited, whoever set the limit says so
    except Exception as error:  # hostile pages make the extractor raise whatever its libraries raise
        raise ReportError(origin, f"is a page in which the story could not be looked for ({type(error).__name__})") from error
    body = getattr(found, "body", None)
    if body is None:
        return
    for piece in body.iter(*_PIECES):
        for line in _lines(piece):
            yield _KINDS.get(piece.tag, "paragraph"), line


def _lines(piece: etree._Element) -> list[str]:
    """The words of a piece, its own and those of marks inside it, a line for each break; pieces inside it come on their own."""
    words = [piece.text or ""]
    for part in piece:
        inner = "" if part.tag in _PIECES or part.tag == "list" else "".join(_lines_of_part(part))
        words += [inner, part.tail or ""]
    return [one_line(line) for line in "".join(words).split("\n\n")]


def _lines_of_part(part: etree._Element) -> Iterator[str]:
    yield "\n\n" if part.tag == "lb" else " ".join(map(str, part.itertext()))
