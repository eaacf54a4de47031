"""Every sentence that the chat says of its own in a guided conversation; see `kb.chat.wording`."""

from __future__ import annotations

from kb.chat.wording import marked_for_translation

N_ = marked_for_translation

YES = N_("Yes")
NO = N_("No")

STEP_BY_STEP = N_("Step by step: {title}")
GO_ON = N_("Go on: {title}")

WHICH_ANSWER = N_(
    "I am not sure which answer you mean. Please choose one of these. You can also ask me something else."
)
WHICH_DAY_WAS_IT = N_(
    'I could not read a day in this. You can write "yesterday", "3 weeks ago", or a day like this: 2026-11-01'
)
DAY_TO_COME = N_("This day has not come yet. Please check the day, or choose another answer.")
DAY_TOO_FAR = N_("This day is very far away. Please check the day.")
PAUSED = N_("We have left the guide. You can go on with it at any time.")
