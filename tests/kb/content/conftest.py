"""A tiny content folder that is good; tests spoil one thing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "topics.yaml": """\
- id: card
  name: {ja: カード, en: Card}
  about: {ja: カードのこと。, en: About the card.}
""",
    "laws.yaml": """\
- id: the-act
  name: {ja: 法律, en: The Act}
  url: https://laws.e-gov.go.jp/
""",
    "contacts.yaml": """\
- id: town-hall
  name: {ja: 役所, en: Town hall}
  url: https://www.example.lg.jp/
  who: {ja: だれでも, en: Everybody}
  area: {ja: 日本, en: Japan}
  sources: [{url: "https://www.example.lg.jp/", title: 役所, seen: 2026-08-29}]
  confidence: official
""",
    "concepts.yaml": """\
- {id: residence-card, kind: thing}
- {id: lose, kind: action, opposes: [renew]}
- {id: renew, kind: action}
""",
    "changes.yaml": "[]\n",
    "redirects.yaml": "{}\n",
    "facts.yaml": """\
- id: reissue-deadline
  label: {ja: 期限, en: Time limit}
  decided_by: event
  recorded_from: 2012-07-09
  counts_from: {ja: 気づいた日, en: the day you noticed}
  values:
    - from: 2012-07-09
      duration: 14 days
      basis: [{law: the-act, article: 19-12(1)}]
      sources: [{url: "https://www.example.go.jp/", title: 法, seen: 2026-08-29}]
      confidence: official
- id: fee
  label: {ja: 手数料, en: Fee}
  decided_by: permission
  recorded_from: 2020-01-01
  values:
    - money: 4000
      sources: [{url: "https://www.example.go.jp/", title: 法, seen: 2026-08-29}]
      confidence: official
    - from: 2025-04-01
      money: 6000
      sources: [{url: "https://www.example.go.jp/", title: 法, seen: 2026-08-29}]
      confidence: official
""",
    "card/card-lost.yaml": """\
id: card-lost
topic: card
audience: [migrant]
in_force: {from: 2012-07-09}
checked: 2026-11-23
question: {ja: なくしました。, en: I lost it.}
also_asked:
  ja: [なくした]
  en: [lost within 14 days]
answer:
  ja: ${reissue-deadline}以内に申請します。
  en: Apply within ${reissue-deadline}.
steps:
  - {id: police, ja: 警察に行きます。, en: Go to the police.}
  - {id: apply, ja: 申請します。, en: Apply.}
legal_basis: [{law: the-act, article: 19-12(1)}]
sources: [{url: "https://www.example.go.jp/", title: 法, seen: 2026-08-29}]
confidence: official
concepts: [residence-card, lose]
contacts: [town-hall]
deadline: reissue-deadline
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a data root whose `questions/` is good."""
    for name, text in FILES.items():
        path = tmp_path / "questions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
