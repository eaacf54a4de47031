"""What is wrong with the content, told so that a volunteer can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; prints as `file:line: what is wrong; how to mend it`."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return `did you mean `x`?`, or a pointer to the list when nothing is near."""
    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=60)
    if near:
        return f"did you mean `{near[0]}`?"
    return (
        f"known are: {', '.join(sorted(known)[:8])}{' …' if len(known) > 8 else ''}"
        if known
        else "none exist yet"
    )
