"""The words that an inflected Tamil word may be a form of, by the rules of its endings.

Tamil sets case endings, the plural, clitics and auxiliary verbs onto the word, and both change where they
meet. The rules are those of the grammars (Lehmann, A Grammar of Modern Written Tamil, 1993; Schiffman, A
Reference Grammar of Spoken Tamil, 1999, for what is typed as it is spoken), applied to single sounds, since a
Tamil letter holds a consonant and its vowel. Negations stay: not to have paid is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST_STEM = 2
"""Sounds that an ending leaves at least: ஊர்."""

_SIGN_OF = {"அ": "", **dict(zip("ஆஇஈஉஊஎஏஐஒஓஔ", "ாிீுூெேைொோௌ", strict=True))}
_VOWEL_OF = str.maketrans({sign: vowel for vowel, sign in _SIGN_OF.items() if sign})
_VOWELS = "".join(_SIGN_OF)
_BARE = re.compile("([க-ஹ])(?![\u0bbe-\u0bcd])")
_SOUND = re.compile(f"([க-ஹ])([{_VOWELS}]?)")


def _sounds(written: str) -> str:
    """Return Tamil as single sounds: consonants without a vowel, and vowels. Others stay as they are."""
    return _BARE.sub(r"\1அ", written).translate(_VOWEL_OF).replace("்", "")


def _written(sounds: str) -> str:
    """Return single sounds as Tamil is written; the reverse of `_sounds`."""
    return _SOUND.sub(lambda match: match[1] + (_SIGN_OF[match[2]] if match[2] else "்"), sounds)


def _in_sounds(written: str) -> tuple[str, ...]:
    return tuple(map(_sounds, written.split()))


_CLITICS = _in_sounds("உம் ஆ ஏ ஓ ஆவது தான் ன்னு ன்னா னு னா")
_CASES = _in_sounds(
    "ஐ அ இல் இலே உல உலே ல லே இன் இனது ஓட ஓடு உடன் உடைய இனுடைய இனுடன் இனை ஆல் இனால் ஆக ஆன இடம் கிட்ட "
    "க்கு உக்கு இற்கு க்காக உக்காக இற்காக க்கான உக்கான இற்கான இலிருந்து இலருந்து இலேருந்து உலருந்து உலேருந்து "
    "லருந்து லேருந்து லிருந்து இடமிருந்து கிட்டருந்து"
)
_PLURALS = dict(zip(_in_sounds("ங்கள் ட்கள் ற்கள் க்கள் கள்"), (*_in_sounds("ம் ள் ல்"), "", ""), strict=True))

_WHO = "(?:[ஏஆ]ன்|ஓம்|ஆய்|ஈங்க|ஈர்கள்|ஆர்|ஆரு|ஆள்|ஆங்க|ஆர்கள்|அவர்|அவங்க|அது|உது|அதற்கு|அதுக்கு|அதும்|ஆல்|[அஆஉ])"
_DONE = f"(?:(?:விட்ட்|யி?ட்ட்|ட்ட்|(?:யி)?(?:டுச்ச்|ருச்ச்|ருக்க்|ருக்கிற்|ருந்த்)){_WHO}|யாச்சு|டலாம்|டணும்)"
"""What says of a verb that it is done: -விட்டேன், -ட்டேன், -டுச்சு, -ருக்கேன், -யாச்சு."""

_VERBS = tuple(
    (re.compile(f"(?:{_sounds(endings)})$"), _in_sounds(bases))
    for endings, bases in (
        # Must, may and shall are set onto the infinitive, which the present and the future go back to.
        ("அ(?:[ணன]ும்|லாம்|வேண்டும்|வேணும்|வேண்டிய|ட்டும்|ப்போறேன்|போறேன்)", "அ"),
        (f"(?:க்கிற்|க்கற்|க்குற்|ப்ப்){_WHO}|க்கும்|த்தல்", "க்க"),
        (f"(?:உகிற்|கிற்|உற்|அற்|இற்|உவ்){_WHO}|உம்|உதல்", "அ"),
        # The past goes back to the participle, which ends in -i with weak verbs and in -u with others.
        (f"இ(?:ன்{_WHO}|ய்(?:அ|அது|அதும்|அவர்|அவங்க)|{_DONE})", "இ அ"),
        (f"ச்ச்(?:{_WHO}|[இஉ]{_DONE})", "ச்சு க்க"),
        (f"த்த்(?:{_WHO}|[இஉ]{_DONE})", "த்து க்க"),
        (f"ந்த்(?:{_WHO}|[இஉ]{_DONE})", "ந்து"),
        (f"ஞ்ச்(?:{_WHO}|[இஉ]{_DONE})", "ஞ்சு"),
        (f"ட்ட்(?:{_WHO}|[இஉ]{_DONE})", "ட்டு"),
        ("(?:(?<=....)|(?<=[ஆஈஊஏஓ].))இ", "அ"),
        # "It is gone", "it has become", are said in five ways: போயிடுச்சு, ஆகிவிட்டது.
        ("(?:(?<=[ஓஆ])ய்இ?|(?<=ஆ)கி)(?:டுச்சு|ருச்சு|ட்டுது|ட்டது|விட்டது)", "ச்சு"),
    )
)
_ROMANISED = re.compile("(?:anuma?|alama?|itt?en|inen|inaa?|athum|urathu|uradhu|u?ren|en)$")
"""The same in Latin letters, where most is typed in these few ways."""

_DOUBLED = re.compile("([கசதப])்(?= \\1)")
"""What is set before a word that begins with the same letter, and is often left out: அட்டையைப் பெற."""

_LOAN = re.compile("[\u0b83-\u0bcd]*[ஜஷஸஹஃ][\u0b83-\u0bcd]*")
_SHORT = str.maketrans("ீூேோ", "ிுெொ")
_BROKEN_Y = re.compile("ிய(?=[ாுொ])")
"""Words with a letter for foreign sounds are spelt by ear: ஜுமின்ஹ்யோ, ஜூமின்ஹியோ."""


def tamil_bases(word: str) -> Iterator[str]:
    """Yield a word and those that it may be a form of, the nearest first; many are no words at all."""
    if word.isascii():
        yield _ROMANISED.sub("a", word)
        return
    for one in map(_written, _bases(_sounds(word))):
        yield one
        yield one_spelling(one)


def one_spelling(words: str) -> str:
    """Return words without what is written in several ways: doubled consonants, long vowels of loans."""
    return _LOAN.sub(_short_vowels, _DOUBLED.sub("", words))


def _bases(typed: str) -> Iterator[str]:
    """Yield, in sounds, a word without its endings, from the outermost to the innermost."""
    plain = [typed, *_without(_CLITICS, typed)]
    if typed[-1] in "கசதப":  # Doubled before the word that follows.
        plain.append(typed[:-1])
    for one in plain:
        for noun in (one, *_without(_CASES, one)):
            yield noun
            yield from (
                noun.removesuffix(many) + single for many, single in _PLURALS.items() if noun.endswith(many)
            )
        for endings, others in _VERBS:
            if match := endings.search(one):
                yield from (one[: match.start()] + other for other in others)


def _without(suffixes: tuple[str, ...], word: str) -> Iterator[str]:
    """Yield a word in sounds without each of the endings that it may have."""
    for suffix in suffixes:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        if suffix == "அ" and stem[-2:] in ("னன", "லல"):  # என்ன is "what", not "me"; இல்ல is "no".
            continue
        if suffix[0] in _VOWELS:
            yield from _seams(stem)
        elif suffix[0] != "ல" or stem[-1] != "அ":  # கட்டல is "did not pay".
            yield stem


def _seams(stem: str) -> Iterator[str]:
    """Yield what a word may have been before an ending that begins with a vowel was set onto it."""
    yield stem
    if stem[-2:-1] + stem[-1] in _GLIDES:
        yield stem[:-1]
    if stem.endswith("அதத"):
        yield f"{stem[:-2]}ம"
    if stem[-1] == "ச":
        yield f"{stem[:-1]}ஸ"
    if stem[-1] not in _VOWELS:
        yield f"{stem}உ"
    if stem[-1] == stem[-2]:
        yield stem[:-1]
        if stem[-1] in "டற":
            yield f"{stem[:-1]}உ"


_GLIDES = frozenset((*(f"{vowel}ய" for vowel in "இஈஎஏஐஆ"), *(f"{vowel}வ" for vowel in "அஆஉஊஒஓஔ")))


def _short_vowels(loan: re.Match[str]) -> str:
    return _BROKEN_Y.sub("\u0bcd\u0baf", loan[0].translate(_SHORT))
