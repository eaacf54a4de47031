"""What a page says about itself to search engines: schema.org, as a data block that runs nothing."""

from __future__ import annotations

from kb.rendered import RenderedEntry
from webapp.prose import without_ruby

LONGEST_DESCRIPTION = 200


def faq(entry: RenderedEntry, address: str) -> dict[str, object]:
    """Return an entry as a schema.org page with one question and its answer, both in the page's language."""
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": address,
        "inLanguage": entry.language,
        "dateModified": entry.checked.isoformat(),
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "mainEntity": [
            {
                "@type": "Question",
                "name": without_ruby(entry.question.text),
                "acceptedAnswer": {"@type": "Answer", "text": without_ruby(entry.answer.text)},
            }
        ],
    }


def description(text: str) -> str:
    """Return a text short enough for the line under a search result, cut at a sentence or a word."""
    plain = " ".join(without_ruby(text).split())
    if len(plain) <= LONGEST_DESCRIPTION:
        return plain
    cut = plain[:LONGEST_DESCRIPTION]
    return cut.rpartition(" ")[0] + "…" if " " in cut else cut + "…"
