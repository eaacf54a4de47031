"""Every sentence that the chat says of its own, in English; the catalogs hold the other languages.

`N_` marks a sentence for extraction into `translations/<lang>/interface.po`. What an answer says stands in
`questions/`; these sentences greet, ask back, decline and point on, and never speak of the law.
"""

from __future__ import annotations


def marked_for_translation(message: str) -> str:
    """Return `message` as it is; `kb.translation` finds it in the source by the name `N_`."""
    return message


N_ = marked_for_translation

# Greetings

WELCOME = N_(
    "Hello. I can answer questions about living in Japan as a foreign resident: residence card, address, "
    "extending your stay, family, work, and help when you have no status. Please write your question in "
    "your own words. You need not give your name."
)
THANKS = N_("You are welcome. You can ask me something else at any time.")
GOODBYE = N_("Goodbye. You can come back at any time.")
NO_WORDS = N_(
    "I found no words in your message that I can read. Please write your question in a few words, "
    "in the language that is easiest for you."
)
WHAT_ELSE = N_("What would you like to know? Please write your question in a few words.")
FRESH_START = N_("We start again from the beginning. What would you like to know?")

# Asking back

WHICH_ONE = N_("I am not sure that I understood you. Which of these do you mean?")
CHOOSE_AGAIN = N_("Please choose one of these. You can write its number.")
NONE_OF_THESE = N_("None of these")
WHICH_DAY = N_("I can read this day in two ways. Which day do you mean?")

# What cannot be answered here

OUT_OF_SCOPE = N_(
    "I am sorry, I cannot help with this. I only know about residence, registration and life in Japan as "
    "a foreign resident. Perhaps these people can help you."
)
NOTHING_FITS = N_(
    "I am sorry, I found no answer to this here, and I do not want to guess. You can write it in other "
    "words, or ask these people."
)
NONE_FITS = N_(
    "I am sorry that I have no better answer. You can write your question in other words, or ask these "
    "people."
)
TALK_TO_PEOPLE = N_("You can talk to these people. Where a language is named, they speak it.")
NOT_SAID_HERE = N_(
    "Our answer does not say this, and I do not want to guess. Please read the whole answer, or ask these "
    "people."
)
NOT_RECORDED = N_("I have no answer for this day. Please choose another day, or ask these people.")

# Danger

IN_DANGER_NOW = N_("In danger now?")
HELP_AT_ONCE = N_("These numbers help at once")
DANGER_NOW = N_(
    "Your safety comes first. These people can help you now. You need not tell me your name or where you are."
)
DANGER_TO_HEALTH = N_(
    "If somebody is badly ill or hurt, call an ambulance now. You need no status of residence for it."
)
DANGER_TO_YOURSELF = N_(
    "I am glad that you wrote this. You do not have to be alone with it. Please talk to somebody now; "
    "you need not give your name."
)
DANGER_OF_DETENTION = N_(
    "Ask for a lawyer and an interpreter. Do not sign what you do not understand. These people can help you "
    "now."
)
NO_SHELTER = N_(
    "You do not have to solve this alone. These people can help you to find food and a place to sleep."
)
POLICE_AND_STATUS = N_(
    "If you have no status of residence: the police can help you too, but they may look at your status "
    "and tell immigration. If a life is in danger, call them all the same. Otherwise you can talk to the "
    "others first."
)

# Said before a reply

NO_NUMBERS_NEEDED = N_(
    "Please do not write the number of your residence card or your My Number. I do not need it and I do "
    "not keep it."
)
STARTED_AFRESH = N_("Our earlier conversation is no longer here, so I start afresh.")
ONLY_THE_BEGINNING = N_("Your message is long. I have read only its beginning.")
DAY_UNCLEAR = N_(
    "I am not sure which day you mean, so I have not counted the days. You can write it like this: 2026-11-01"
)
ALSO_THE_WHOLE_ANSWER = N_("This is what the law provides. The whole answer says what you can do now.")

# How facts are put into a line

LABELLED = N_("{label}: {value}")
COUNTS_FROM = N_("Counted from: {day}")
NO_VALUE = N_("not recorded for this day")
