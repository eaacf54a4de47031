"""A small house with everything in it that an answer can hold, served by the real site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.base import CHECKOUT, KnowledgeBase
from kb.clock import TOKYO
from kb.digest import digest
from webapp import create_app
from webapp.config import Config

HOUSE = Path(__file__).parent / "house"
LANGUAGES = ("ja", "en", "vi")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=TOKYO)
MINUTE_TO_MIDNIGHT = datetime(2026, 11, 23, 23, 59, 50, tzinfo=TOKYO)

QUESTION = ("在留カードをなくしました。どうすればいいですか。", "I lost my residence card. What should I do?")
POLICE = ("警察に行きます。", "Go to the police.")
TRANSLATED = {
    "residence-card-lost/question": (QUESTION, "Tôi bị mất thẻ cư trú. Tôi phải làm gì?"),
    "residence-card-lost/answer": (
        (
            "まず｜警察《けいさつ》に届け出て、${reissue-deadline}以内に新しい在留カードを申し込みます。",
            "Report it to the police, then apply for a new residence card within ${reissue-deadline}.",
        ),
        "Hãy báo cảnh sát, rồi xin cấp thẻ cư trú mới trong vòng ${reissue-deadline}.",
    ),
    "residence-card-lost/steps/police": (("警察に電話します。", "Phone the police."), "Gọi cho cảnh sát."),
}
"""By key: the source that the Vietnamese was made from (the step's is an older one), and the Vietnamese."""

NOT_HERE = ("There is no such question here", "Ở đây không có câu hỏi này")


def catalog(messages: list[str]) -> str:
    """Return the text of a Vietnamese PO file."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: vi\\n"\n'
    return "\n".join([head, *messages])


def translated(key: str, source: tuple[str, str], text: str) -> str:
    """Return a message of a catalog, made from `source`."""
    return f'#. source: {digest(*source)}\nmsgctxt "{key}"\nmsgid "{source[1]}"\nmsgstr "{text}"\n'


def build_house(root: Path) -> Path:
    """Write the small house under `root`: all is its own but how facts read in its languages."""
    shutil.copytree(HOUSE, root, dirs_exist_ok=True)
    for code in LANGUAGES:
        shutil.copy(CHECKOUT / "translations" / code / "language.yaml", root / "translations" / code)
    messages = [translated(key, source, text) for key, (source, text) in TRANSLATED.items()]
    vietnamese = root / "translations" / "vi"
    (vietnamese / "residence-card.po").write_text(catalog(messages), encoding="utf-8")
    sentence = f'msgid "{NOT_HERE[0]}"\nmsgstr "{NOT_HERE[1]}"\n'
    (vietnamese / "interface.po").write_text(catalog([sentence]), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data root of the small house."""
    return build_house(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="session")
def site_at(house: Path) -> Callable[[datetime], Flask]:
    """Return a function that opens the site at a moment."""
    sites: dict[datetime, Flask] = {}

    def open_at(moment: datetime) -> Flask:
        if moment not in sites:
            config = Config(
                secret_key="k" * 40,
                data=house,
                var=house / "var",
                max_body=8_192,
                reload_seconds=0,
                now=lambda: moment,
            )
            base = KnowledgeBase.load(house, lambda: moment.date(), var=house / "var")
            sites[moment] = create_app(config, base)
        return sites[moment]

    return open_at


@pytest.fixture(scope="session")
def app(site_at: Callable[[datetime], Flask]) -> Flask:
    """Return the site on an ordinary noon."""
    return site_at(NOON)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a visitor's program."""
    return app.test_client()
