"""A report to what can be read out of it, and nothing beyond it."""
