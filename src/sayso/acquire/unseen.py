"""What a page holds and a reader of it does not see: taken out, and said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from sayso.acquire.characters import one_line

_UNSEEN = re.compile(
    r"""display\s*:\s*none
      | visibility\s*:\s*(?:hidden|collapse)
      | font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)
      | (?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}   # moved off the page
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLEAR = re.compile(r"opacity\s*:\s*0(?:\.0+)?%?\s*(?:;|!|$)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")  # one that is never closed goes to the end
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:[.#][\w-]+)*)", re.IGNORECASE)
_NO_WORDS = frozenset({"script", "style", "template", "noscript", "head", "title"})
_LONGEST_SHEET = 500_000  # characters of a page's own style; what is longer is a framework's
_MOST_HIDDEN = 0.5  # of a page's words: what a style hides more of, a script shows


class Compound(NamedTuple):
    """One part of a selector: `p.note#first`."""

    tag: str | None
    classes: frozenset[str]
    ident: str | None


Selector = tuple[Compound, ...]


def take_hidden(tree: HtmlElement) -> tuple[str, ...]:
    """Takes out of a page what a reader would not see, by its own attributes or by the page's style, and says how much it was."""
    letters = places = 0
    for element in [*_by_itself(tree), *_by_style(tree)]:
        if element.tag in ("html", "body") or element.getroottree().getroot() is not tree:
            continue  # a page that a script would show, or a part of what is out already
        words = one_line(seen_words(element))
        letters, places = letters + len(words), places + bool(words)
        element.drop_tree()
    return (f"hidden text left out: {letters} characters in {places} places",) if letters else ()


def seen_words(element: HtmlElement) -> str:
    """The words of an element, without scripts and styles."""
    return "".join(
        (part.text or "") + (part.tail or "" if part is not element else "")
        for part in element.iter(etree.Element)
        if part.tag not in _NO_WORDS
    )


def _by_itself(tree: HtmlElement) -> list[HtmlElement]:
    found = ((element, element.get("style", "")) for element in tree.iter(etree.Element))
    return [element for element, style in found if "hidden" in element.attrib or _UNSEEN.search(style) or _CLEAR.search(style)]


def _by_style(tree: HtmlElement) -> Iterator[HtmlElement]:
    """What a rule of the page's own style hides; no rule for another screen or for print, and never most of the page."""
    rules: dict[str, list[Selector]] = defaultdict(list)
    for style in tree.iter("style"):
        for selector in _hiding(_COMMENT.sub(" ", (style.text or "")[:_LONGEST_SHEET])):
            rules[_key(selector[-1])].append(selector)
    if not rules:
        return
    most = _MOST_HIDDEN * len(seen_words(tree))
    for element in tree.iter(etree.Element):
        if _is_hidden(element, rules) and len(seen_words(element)) <= most:
            yield element


def _hiding(sheet: str) -> Iterator[Selector]:
    """The selectors of rules that hide, those inside `@media` and the like left aside."""
    depth = start = opened = 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace.group() == "{":
            opened = opened if depth else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                heads, body = sheet[start:opened].strip(), sheet[opened + 1 : brace.start()]
                start = brace.end()
                if not heads.startswith("@") and "{" not in body and _UNSEEN.search(body):
                    yield from filter(None, map(_selector, heads.split(",")))


def _selector(head: str) -> Selector:
    """A selector of tags, classes and ids inside one another; nothing for any other, such as one of a state."""
    parts = [_COMPOUND.fullmatch(part) for part in head.replace(">", " ").split()]
    return tuple(_compound(part) for part in parts if part) if all(parts) else ()


def _compound(part: re.Match[str]) -> Compound:
    names = re.findall(r"[.#][\w-]+", part["rest"])
    ident = next((name[1:] for name in names if name[0] == "#"), None)
    tag = part["tag"].lower() if part["tag"] and part["tag"] != "*" else None
    return Compound(tag, frozenset(name[1:] for name in names if name[0] == "."), ident)


def _key(compound: Compound) -> str:
    return f"#{compound.ident}" if compound.ident else f".{min(compound.classes)}" if compound.classes else compound.tag or "*"


def _is_hidden(element: HtmlElement, rules: Mapping[str, Sequence[Selector]]) -> bool:
    keys = [f"#{element.get('id')}", *(f".{name}" for name in element.get("class", "").split()), str(element.tag)]
    return any(_matches(element, selector) for key in keys for selector in rules.get(key, ()))


def _matches(element: HtmlElement, selector: Selector) -> bool:
    *outer, last = selector
    if not _is(element, last):
        return False
    above = element.iterancestors()
    return all(any(_is(one, compound) for one in above) for compound in reversed(outer))


def _is(element: HtmlElement, compound: Compound) -> bool:
    return (
        compound.tag in (None, element.tag)
        and compound.ident in (None, element.get("id"))
        and compound.classes <= set(element.get("class", "").split())
    )
