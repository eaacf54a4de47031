"""How Japanese words are read: furigana from a list that people can correct, never from a guess.

`translations/ja/readings.yaml` holds words with exactly one reading. A run of kanji gets furigana only where
words of the list make it up whole; what the list does not know stays bare, which is honest. Ruby that people
wrote is held against the same list: `madoguchi check` names readings that contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.problems import Problem
from kb.content.yaml_reader import Document, read_yaml

FILE = "translations/ja/readings.yaml"

_KANJI = "\u3400-\u4dbf\u4e00-\u9fff々"
_RUN = re.compile(f"[{_KANJI}]+")
_WORD = re.compile(f"^[{_KANJI}ぁ-んー]+$")
_READING = re.compile("^[ぁ-んー]+$")
_KANA = re.compile("[ぁ-んー]{1,4}")
_KANA_AT_END = re.compile("[ぁ-んー]+$")
_RUBY = re.compile(r"｜(?P<base>[^｜《》\n]{1,60})《(?P<reading>[^｜《》\n]{1,60})》")


@dataclass(frozen=True)
class Readings:
    """The words whose reading is known."""

    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """Return the length of the longest word."""
        return max(map(len, self.words), default=0)

    def with_ruby(self, text: str) -> str:
        """Return `text` with ruby (`｜漢字《かんじ》`) on every run of kanji that the words make up whole.

        Ruby that stands there already stays as it is.
        """
        pieces: list[str] = []
        end = 0
        for match in _RUBY.finditer(text):
            pieces += [self._plain_with_ruby(text[end : match.start()]), match[0]]
            end = match.end()
        return "".join([*pieces, self._plain_with_ruby(text[end:])])

    def contradictions(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Yield base, reading and the list's own reading for each ruby of `text` that it reads otherwise."""
        for match in _RUBY.finditer(text):
            known = self._reads(match["base"], text[match.end() :])
            if known is not None and known != match["reading"]:
                yield match["base"], match["reading"], known

    def _reads(self, base: str, following: str) -> str | None:
        """Return how kanji are read before the kana that follow: 届 in 届く is とど, alone it is とどけ."""
        kana = _KANA.match(following)
        for length in range(len(kana[0]) if kana else 0, -1, -1):
            tail = following[:length]
            reading = self.words.get(base + tail)
            if reading is not None:
                return reading.removesuffix(tail)
        return None

    def _plain_with_ruby(self, text: str) -> str:
        pieces: list[str] = []
        end = 0
        for run in _RUN.finditer(text):
            if run.start() < end:
                continue  # a word with okurigana reached into this run
            found = self._whole(text, run.start(), run.end())
            if found is None:
                continue
            pieces.append(text[end : run.start()])
            end = run.start()
            for word in found:
                pieces.append(_ruby(word, self.words[word]))
                end += len(word)
        return "".join([*pieces, text[end:]])

    def _whole(self, text: str, start: int, end: int) -> list[str] | None:
        """Return the fewest, longest words that make up the run; the last may go on in kana."""
        if start >= end:
            return []
        for length in range(min(self.longest, len(text) - start), 0, -1):
            word = text[start : start + length]
            if word in self.words and (rest := self._whole(text, start + length, end)) is not None:
                return [word, *rest]
        return None


def load_readings(root: Path) -> tuple[Readings, tuple[Problem, ...]]:
    """Read the list below a data root; without the file nothing has furigana. Never raises."""
    path = root / FILE
    if not path.exists():
        return Readings(), ()
    document = read_yaml(path, root)
    if not isinstance(document.data, dict):
        wrong = document.problem((), "is no mapping of words", "write `漢字: かんじ`")
        return Readings(), document.problems or (wrong,)
    problems = [*document.problems, *_wrong(document, document.data)]
    return Readings({word: str(reading) for word, reading in document.data.items()}), tuple(problems)


def _wrong(document: Document, words: Mapping[str, object]) -> Iterator[Problem]:
    for word, reading in words.items():
        if not (_WORD.match(word) and _RUN.match(word)):
            what = f"`{word}` is no word that begins with kanji"
            yield document.problem((word,), what, "write kanji, perhaps with the kana that follow them")
        elif not isinstance(reading, str) or not _READING.match(reading):
            yield document.problem((word,), f"`{reading}` is no reading", "write it in hiragana")
        elif not _fits(word, reading):
            what = f"`{reading}` does not end as `{word}` does"
            yield document.problem((word,), what, "write the kana of the word at the end of its reading")


def _kana_tail(word: str) -> str:
    tail = _KANA_AT_END.search(word)
    return tail[0] if tail else ""


def _fits(word: str, reading: str) -> bool:
    return reading.endswith(_kana_tail(word)) and len(reading) > len(_kana_tail(word))


def _ruby(word: str, reading: str) -> str:
    """Return a word with ruby over its kanji alone; kana at its end stay bare."""
    tail = _kana_tail(word)
    kanji, above = word.removesuffix(tail), reading.removesuffix(tail)
    inner = re.fullmatch(f"([{_KANJI}]+)([ぁ-んー]+)([{_KANJI}]+)", kanji)
    if inner is not None and (split := re.fullmatch(f"(.+?){inner[2]}(.+)", above)):
        return f"｜{inner[1]}《{split[1]}》{inner[2]}｜{inner[3]}《{split[2]}》{tail}"
    return f"｜{kanji}《{above}》{tail}"
