"""What may be set about how the world is read."""

from __future__ import annotations

import msgspec


class AcquireSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits on what is read, and how sure a reading has to be.

    `largest_report` is in bytes: of a file, or of one line of a stream or a `.jsonl` file, which may itself be of any
    size. A line is taken for a wrap where the next word would not have fitted; `wrapped` is the share of such lines that
    makes a text a wrapped one, `widest_wrap` the longest line, in characters, of a text that was wrapped by hand.
    `longest_headline` and `longest_byline` are in words. A text's language is said from `shortest_told` letters on,
    where the odds are at least `surest_language` (0 to 1); the first `longest_told` characters are looked at. It is English
    where at least `plainly_english` (0 to 1) of the words are common ones of English alone; of 24 news reports half have
    twice as many, and none fewer.

    A page of more than `page_here` characters is read in a process of its own, for `page_seconds` at most and in
    `page_memory` bytes. A shorter one is too short to be slow.
    """

    largest_report: int = 20_000_000
    page_here: int = 20_000
    page_seconds: float = 30.0
    page_memory: int = 2_000_000_000
    wrapped: float = 0.9
    widest_wrap: int = 100
    longest_headline: int = 25
    longest_byline: int = 12
    shortest_told: int = 80
    longest_told: int = 4_000
    surest_language: float = 0.95
    plainly_english: float = 0.06


DEFAULTS = AcquireSettings()
