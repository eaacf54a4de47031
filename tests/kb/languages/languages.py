"""Languages made for tests: grammar that the real ones do not have yet."""

from __future__ import annotations

from kb.languages.language import Language

PLAIN = "{n} x"


def a_language(code: str = "en", **changes: object) -> Language:
    """Return a language with dull patterns; `changes` are fields as they stand in `language.yaml`."""
    data: dict[str, object] = {
        "code": code,
        "name": code,
        "english": code,
        "direction": "ltr",
        "locale": "en",
        "script": "Latn",
        "articles": {
            "article": "Art. {n}",
            "branch": "-{n}",
            "paragraph": "({n})",
            "item": "({roman})",
            "supplementary": "Suppl. {n}",
            "appended_table": "Table {n}",
        },
        "facts": {
            "money": "{n} yen",
            "duration": dict.fromkeys(("hour", "day", "week", "month", "year"), PLAIN),
            "age": "{n}",
            "count": "{n}",
            "percent": "{n}%",
            "date": "{day}.{month}.{year}",
            "range": "{min} to {max}",
        },
    }
    return Language.model_validate(data | changes)
