"""Who is named first in danger."""

from __future__ import annotations

import dataclasses

import pytest

from kb import KnowledgeBase
from kb.chat import wording
from kb.chat.emergency import Help, help_in
from kb.model import Danger
from kb.rendered import RenderedContact


@pytest.fixture(scope="module")
def contacts(base: KnowledgeBase) -> dict[str, RenderedContact]:
    some = base.contacts("en")[0]
    speaking = {
        "police": ("ja",),
        "ambulance": ("ja",),
        "hotline": ("ja",),
        "chat": ("vi", "en"),
        "lawyers": ("vi", "ne"),
    }
    return {
        name: dataclasses.replace(some, id=name, languages=languages) for name, languages in speaking.items()
    }


HEALTH = Danger(id="medical-emergency", first=("ambulance",), contacts=("hotline", "lawyers"))
VIOLENCE = Danger(
    id="domestic-violence", contacts=("police", "hotline", "chat", "lawyers"), may_report=("police",)
)


def named(found: Help) -> list[str]:
    return [contact.id for contact in found.contacts]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("ja", ["police", "hotline", "chat", "lawyers"]),
        ("vi", ["chat", "lawyers", "police", "hotline"]),
        ("ne", ["lawyers", "police", "hotline", "chat"]),
        ("km", ["police", "hotline", "chat", "lawyers"]),
    ],
)
def test_those_who_speak_the_language_come_first_in_the_order_of_the_data(
    contacts: dict[str, RenderedContact], language: str, order: list[str]
) -> None:
    assert named(help_in([VIOLENCE], contacts, language, without_status=False)) == order


def test_what_saves_a_life_comes_first_in_every_language(contacts: dict[str, RenderedContact]) -> None:
    for language in ("ja", "vi", "km"):
        assert named(help_in([HEALTH], contacts, language, without_status=True))[0] == "ambulance"


def test_several_dangers_are_served_together_the_gravest_first(contacts: dict[str, RenderedContact]) -> None:
    found = help_in([HEALTH, VIOLENCE], contacts, "vi", without_status=False)

    assert named(found) == ["ambulance", "lawyers", "chat", "hotline", "police"]
    assert found.messages[0] == wording.DANGER_TO_HEALTH


@pytest.mark.parametrize("language", ["ja", "en", "vi", "km"])
def test_who_has_no_status_is_sent_to_the_police_last_and_told_what_may_follow(
    contacts: dict[str, RenderedContact], language: str
) -> None:
    found = help_in([VIOLENCE], contacts, language, without_status=True)

    assert named(found)[-1] == "police"
    assert wording.POLICE_AND_STATUS in found.messages


def test_where_the_police_come_first_everybody_is_told_what_may_follow(
    contacts: dict[str, RenderedContact],
) -> None:
    assert wording.POLICE_AND_STATUS in help_in([VIOLENCE], contacts, "ja", without_status=False).messages
    assert wording.POLICE_AND_STATUS not in help_in([VIOLENCE], contacts, "vi", without_status=False).messages


def test_in_the_real_data_every_danger_names_somebody_and_never_the_police_first(base: KnowledgeBase) -> None:
    for danger in base.content.dangers.values():
        for language in base.languages:
            contacts = {contact.id: contact for contact in base.contacts(language)}
            found = help_in([danger], contacts, language, without_status=False)

            assert len(found.contacts) >= 2
            assert found.contacts[0].id != "police"
            assert found.contacts[0].phone, (danger.id, language)
            if language in contacts["yorisoi-hotline"].languages:
                assert any(language in one.languages for one in found.contacts), (danger.id, language)
