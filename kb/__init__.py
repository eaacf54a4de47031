"""Madoguchi's library: reads `questions/` and `translations/`, answers questions. It knows no web."""
