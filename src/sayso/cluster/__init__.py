"""Which reports share text, and which tell one event."""
