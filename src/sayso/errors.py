"""What can go wrong, said so that a reader knows what, where, and what would be accepted."""

from __future__ import annotations


class SaysoError(Exception):
    """The root of every error that sayso raises on purpose."""


class UsageError(SaysoError):
    """The command or the settings are off; nothing was done."""


class ReportError(SaysoError):
    """A file that could not be read as a report: which, why, and what would be accepted."""

    def __init__(self, origin: str, reason: str) -> None:
        """Keep the two parts apart, so that a failure can be a record."""
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReportError], tuple[str, str]]:
        """Cross a process boundary whole: the default would call with the one joined message."""
        return type(self), (self.origin, self.reason)
