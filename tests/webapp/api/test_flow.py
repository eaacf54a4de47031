"""Guided conversations for programs: where one stands, what was answered, every last day."""

from __future__ import annotations

from flask.testing import FlaskClient

from .test_chat import say


def test_a_flow_is_begun_by_its_id_and_answered_by_options(client: FlaskClient) -> None:
    first = say(client, "flow:lost-card", lang="en")

    assert (first["kind"], first["text"]) == ("flow", "Was it stolen?")
    assert first["options"] == [{"label": "Yes", "message": "Yes"}, {"label": "No", "message": "No"}]
    step = first["flow"]
    assert (step["id"], step["step"], step["asks"]) == ("lost-card", "stolen", "yes-no")
    assert (step["number"], step["most"], step["summary"]) == (1, 2, [])
    then = say(client, first["options"][0]["message"], lang="en", conversation=first["conversation"])
    assert then["flow"]["step"] == "noticed"
    assert then["flow"]["hint"]["text"] == "As well as you know."
    assert then["flow"]["summary"][0]["answer"]["text"] == "Yes"


def test_the_end_has_every_last_day_and_the_most_urgent_apart(client: FlaskClient) -> None:
    state = say(client, "flow:lost-card", lang="en")["conversation"]
    state = say(client, "no", lang="en", conversation=state)["conversation"]
    end = say(client, "2026-11-20", lang="en", conversation=state)

    assert end["entries"] == ["residence-card-lost"]
    assert end["deadline"] == {
        "fact": "reissue-deadline",
        "from": "2026-11-20",
        "last_day": "2026-12-04",
        "days_left": 11,
    }
    assert end["deadlines"] == [
        end["deadline"] | {"japanese": "令和8年12月4日（金）", "entry": "residence-card-lost"}
    ]
    assert "asks" not in end["flow"]
    assert end["flow"]["notes"][0]["text"] == "Take a photo."
    assert end["flow"]["summary"][1]["day"] == "2026-11-20"


def test_who_is_late_is_told_what_to_do(client: FlaskClient) -> None:
    state = say(client, "flow:lost-card", lang="en")["conversation"]
    state = say(client, "no", lang="en", conversation=state)["conversation"]
    end = say(client, "2026-11-01", lang="en", conversation=state)

    assert end["deadlines"][0]["days_left"] == -8
    assert end["deadlines"][0]["late"]["text"] == "Apply now."


def test_one_can_go_back(client: FlaskClient) -> None:
    state = say(client, "flow:lost-card", lang="en")["conversation"]
    state = say(client, "no", lang="en", conversation=state)["conversation"]

    assert say(client, "flow:back", lang="en", conversation=state)["flow"]["step"] == "stolen"


def test_the_state_of_a_flow_is_small(client: FlaskClient) -> None:
    state = say(client, "flow:lost-card", lang="en")["conversation"]

    assert len(state) < 400
