"""The same thing told by several reports, laid side by side."""
