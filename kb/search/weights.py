"""Every number that decides an order, in one place. What chose them stands in docs/search.md.

Change one, then run `pytest tests/relevance`: the tuning split may get better, the holdout split must not get
worse. The chat decides by the score: if its meaning shifts, look at `kb/chat/judge.py`.
"""

from __future__ import annotations

# How often a token of each part of an entry is counted when it is indexed (BM25F): what an entry is about
# stands in its question and in the ways to ask it; notes touch on much else.
QUESTION = 4
ASKED = 2
ANSWER = 2
STEPS = 1
REST = 1

# What a term counts when the engine looks for candidates.
TEXT_TERM = 1.0
CONCEPT_TERM = 6.0
BROADER_TERM = 2.0
ROMANISED_TERM = 0.5
CODE_TERM = 12.0

RAREST_TERMS = 24
"""Text terms that are looked up: the rarest decide, and Whoosh is three times faster for it."""

CANDIDATES = 24
"""Documents that the engine hands over for the final order."""

RARITY_FLOOR = 1.0
"""What a word counts that every entry holds, beside its idf: with thirty entries idf alone is too steep, one
odd word would decide."""

# What a typed word counts that stands in the entry, but not in its question nor in a way to ask it; of which
# only parts are found (an ending, a typo, a compound), and how much of it must be; that is found only in the
# shadow in Latin letters.
IN_BODY_ONLY = 0.55
PARTS = 0.8
PARTS_AT_LEAST = 0.5
ROMANISED_COVERAGE = 0.85

LONE_SYLLABLE = 0.5
"""A Vietnamese syllable beside other syllables than in the entry is mostly part of another word."""

OTHER_WORDS = 0.3
"""Weight of a typed word that the entry could not hold, because one of the two is in another language."""

MEANT = 1.5
"""Weight of typed words that a thing, an action or a person was understood from, beside other words."""
ASIDE = 0.3
"""Weight of typed words that only ask how much or where, or say hello."""

# The score is a weighted mean of what was measured on an entry, each from 0 to 1.
COVERAGE = 0.3
"""How much of what was typed, by rarity, stands in the entry."""
LIKENESS = 0.3
"""How like it is to the nearest single way to ask the entry: rewards phrases and short, complete hits."""
AGREEMENT = 0.35
"""How much the concepts of the query and of the entry are the same."""

CLOSE = 0.75
"""From this likeness on somebody typed what stands in the entry, whatever the concepts say."""

# Agreement is measured both ways: what was asked about is in the entry, what the entry is about was asked.
ASKED_IS_IN_ENTRY = 0.65
ENTRY_IS_ASKED = 0.35
BY_BROADER = 0.5
"""A query about students agrees half with an entry on mid- to long-term residents."""
KIND = {"action": 1.3, "danger": 1.5, "thing": 1.0, "person": 0.8, "facet": 0.3}
"""What somebody does decides more than with what; a follow-up question decides little; talk nothing."""
PLACE = (1.0, 0.9, 0.5, 0.35)
"""The first concepts of an entry say what it is about, the last only touch it."""
NOWHERE = 0.3
"""What a concept counts that no entry has: it tells no entries apart, but nothing answers it."""
BY_ITSELF = 0.3
"""What agreement counts when nothing else of what was typed is in the entry: "renew" alone is no answer to
"renew my driving licence". It counts fully where all of it is."""

OPPOSED = 0.45
"""What is taken off an entry that speaks of the opposite of what was asked (renew for lost)."""

CODE_FOUND = 0.5
"""What a named article, phone number or form lifts a score towards 1."""

STANDING = 0.3
"""What is taken off an entry that no other names as related; nothing off the one that most name."""
FOR_OFFICERS = 0.9
"""What the scores of an entry for officers alone are multiplied by, unless officers ask."""

OTHER_LANGUAGE = 0.97
"""A hit in another language than the page's, when both found the entry about as well."""

MISSPELT = 0.95
"""A hit of the query as it was most likely meant, where that finds more than the query as typed."""

LEAST = 0.36
"""Entries under this score do not answer the query: "nothing fits" is an honest answer."""
LEAST_MEANT = 0.22
"""The same where query and entry speak of one concept, or the entry holds nearly all of what was typed."""
ALL_HELD = 0.85
"""The share of what was typed that is nearly all."""
IN_SO_MANY_WORDS = 0.3
"""Up to here an entry that holds nearly all of what was typed is scored by its text alone: it is shown."""

FAR_BEHIND = 0.35
"""Entries under this share of the best one's score are left out."""
