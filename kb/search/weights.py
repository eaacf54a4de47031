"""Every number that decides an order, in one place. What chose them stands in docs/search.md.

Change one, then run `pytest tests/relevance`: the tuning split may get better, the holdout split must not get
worse. The chat decides by the scores: then run `python -m benchmarks.sureness` as well (docs/chat.md).
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

CANDIDATES = 8
CANDIDATES_BY_CONCEPTS = 3
CANDIDATES_BY_LETTERS = 4
"""Documents that the engine, the profiles of concepts, and those of letters hand over for the final order."""

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

OTHER_TEXT = 0.4
"""What the measures on text count, at nothing reached, where the query is in another language than the
text: concepts alone can make a good score, not a perfect one."""

OTHER_WORDS = 0.3
"""Weight of a typed word that the entry could not hold, because one of the two is in another language."""

MEANT = 1.5
"""Weight of typed words that a thing, an action or a person was understood from, beside other words."""
ASIDE = 0.3
"""Weight of typed words that only ask how much or where, or say hello."""

# The score is a weighted mean of what was measured on an entry, each from 0 to 1.
TYPED = {"coverage": 0.105, "likeness": 0.09, "ways": 0.045, "body": 0.045, "letters": 0.28}
"""What was typed: how much of it, by rarity, the entry holds or means; how like it is to the nearest single
way to ask; how much of it stands in any way to ask, and in what the entry says; how like its letters are to
those of the ways to ask (`kb.search.letters`)."""

NOT_WRITTEN = 0.65
"""What stands for the body that an entry does not have in a language, beside the measure on its ways to ask:
what is usual in English and Japanese. Otherwise entries with and without texts could not be compared."""

LETTERS_ALIKE = 0.54
"""From this likeness of letters on nothing can be liker: an entry's ways have no more in common."""

LIKE_COVERAGE = {"likeness": 0.44, "ways": 0.75, "body": 0.50}
"""What stands for the measures on words beside the coverage where a query is in Latin letters and the text is
not: the shadow does not say in which part a word stands."""

MEANT_BY_CONCEPTS = {"one way": 0.17, "mentioned": 0.185, "alike": 0.085}
"""What was meant: how much of it people speak of in one single way to ask, in the ways, the answer and the
steps together; and how like both are as a whole."""

BY_ITSELF = 0.3
"""What concepts count when nothing else of what was typed is in the entry: "renew" alone is no answer to
"renew my driving licence". They count fully where all of it is."""

SPOKEN_OF = 3.0
"""A concept of which every third way to ask speaks is one that people have in mind."""

CONCEPT_FLOOR = 0.3
"""What a concept counts that every entry speaks of, beside its rarity."""

KIND = {"action": 1.0, "danger": 1.0, "thing": 1.0, "person": 1.0, "facet": 0.3}
"""A follow-up question decides little."""

BY_BROADER = 0.5
"""A query about students agrees half with an entry on mid- to long-term residents."""

CLOSE = 0.75
"""From this likeness on somebody typed what stands in the entry, whatever the concepts say."""

OPPOSED = 0.25
"""What is taken off an entry that speaks of the opposite of what was asked (renew for lost)."""

OUT_OF_SCOPE = 0.35
"""What scores are multiplied by where a word speaks of what no entry is about, the weather, a recipe, and
hardly anything is named beside it that entries know ("airport bus times")."""

CODE_FOUND = 0.5
"""What a named article, phone number or form lifts a score towards 1."""

STANDING = 0.07
"""What is taken off an entry that no other names as related; nothing off the one that most name."""

UNSAID = 0.01
"""What an entry loses for each careful thing that people who ask it speak of (no status, detention), and this
query does not, by its share and rarity: who asks how to marry is not told how without a status."""

UNSPOKEN = 0.006
USUAL_SHARE = 0.3
"""What an entry loses for each thing of which more than this share of the ways to ask it speak, and the query
does not, by what it is above that and by rarity: who has lost a card has lost none with a My Number in it."""

FOR_OFFICERS = 0.04
ASKED_BY_OFFICER = 0.15
"""What an entry for officers alone loses, and what it gains where the words are an officer's."""

OTHER_LANGUAGE = 0.97
"""A hit in another language than the page's, when both found the entry about as well."""

MISSPELT = 0.95
"""A hit of the query as it was most likely meant, where that finds more than the query as typed."""

LENGTH = 0.14
USUAL_AMOUNT = 32.0
MOST_LOWERED = 0.06
"""How fast scores rise with the amount that was typed, its words weighed by rarity, and the amount of a usual
question: of a long story one entry can hold only little, and in a single word chance holds much. So much is
taken off at most: whoever types "card" is shown the cards."""

LEAST = 0.20
LEAST_FAR = 0.42
"""Entries that score less do not answer the query: "nothing fits" is an honest answer. The same for languages
that are asked because neither the page's nor the query's found anything: there chance finds a bit more."""

FAR_BEHIND = 0.30
"""Entries under this share of the best one's score are left out."""
