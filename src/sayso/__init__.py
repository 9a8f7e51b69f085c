"""sayso lays many reports of the same event side by side: who says what, on whose say-so."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
