"""What was understood of one message.

The words of the visitor live only here, as long as a turn lasts: what leaves towards the trace or the state
are ids and days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kb.chat.ages import NamedAge
from kb.chat.named_days import NamedDay

MOST_SPARE_WORDS = 2
"""Words beside a greeting or a yes that do not make a question of it: a name, `very much`."""

PARTICLES = frozenset(
    {
        *("also", "whether", "have", "have-not"),
        *("not-before", "not-after", "not-this-before", "not-this-after"),
    }
)
"""Talk concepts that are parts of a sentence, and say nothing where other words stand beside them."""


LONGEST_BACK = 8
"""Letters of a word for going back, `quay lại`; more say where to."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of one message.

    `sought` is what may be searched for: the readable beginning, without numbers of cards, where somebody
    is from, days, greetings and thanks, which no entry is about. `topic` is the same without the words that
    ask a follow-up question ("how much"). `core` are only the stretches that name things, actions, people
    and dangers. `spelled` is the one spelling of the message, for comparing. `subject` are concepts of
    things, actions and people, those of `ages` among them, and dangers asked about (`actions` and `people`
    are those among them), `facets` the follow-up questions, in the order of the message; `choice` is the
    place in a list that it names, from 0. `names_ours` is set where it names what no other country has.
    `spoken_in` are the languages whose words it is in, where they are others than the page's. `omitted` are
    deeds that were not done; `only_denies` is set where nothing is said but that something did not happen, or
    is not wanted. `dangers` are those that are told, `inside_dangers` what their words speak of
    as well (an arrest), `asked_dangers` those asked about in general, `past_dangers` those told of long ago
    or of a film; `clues` are what told of a danger that no word names, `worries` the dangers that one of
    them may tell of. `parts` are what each of several sentences says, where more than one speaks of
    something; `clauses` what each clause of the one sentence says, where each tells of another deed or asks
    of another thing. `asks` is set of a part that is a question. `beside_danger` is what those sentences or
    clauses ask that tell of no danger, in a message that does.
    """

    sought: str
    core: str
    spelled: str
    topic: str = ""
    subject: tuple[str, ...] = ()
    actions: frozenset[str] = frozenset()
    names_ours: bool = False
    people: frozenset[str] = frozenset()
    facets: tuple[str, ...] = ()
    dangers: tuple[str, ...] = ()
    inside_dangers: frozenset[str] = frozenset()
    clues: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    asked_dangers: tuple[str, ...] = ()
    past_dangers: tuple[str, ...] = ()
    talk: frozenset[str] = frozenset()
    days: tuple[NamedDay, ...] = ()
    ages: tuple[NamedAge, ...] = ()
    choice: int | None = None
    word_count: int = 0
    spare_words: int = 0
    holds_number: bool = False
    tells_origin: bool = False
    was_cut: bool = False
    spoken_in: tuple[str, ...] = ()
    omitted: frozenset[str] = frozenset()
    only_denies: bool = False
    parts: tuple[Understanding, ...] = ()
    clauses: tuple[Understanding, ...] = ()
    asks: bool = False
    beside_danger: tuple[Understanding, ...] = ()

    @property
    def mentioned_dangers(self) -> tuple[str, ...]:
        """Return the dangers of which it speaks though none is happening."""
        return self.asked_dangers or self.past_dangers

    @property
    def speaks_of_something(self) -> bool:
        """Return whether it names a thing or a deed, not only people."""
        return not self.people.issuperset(self.subject)

    @property
    def asks_something(self) -> bool:
        """Return whether it is more than talk: it names something, asks a facet, or tells of danger."""
        return bool(self.subject or self.facets or self.dangers)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to read: no word, no figure."""
        return self.word_count == 0

    @property
    def is_talk_only(self) -> bool:
        """Return whether it greets, thanks, agrees and the like, and asks nothing."""
        asks = self.subject or self.facets or self.dangers or self.days
        told = self.talk - PARTICLES if self.spare_words else self.talk
        return bool(told) and not asks and self.spare_words <= MOST_SPARE_WORDS

    @property
    def chooses_only(self) -> bool:
        """Return whether it names a place in a list and hardly anything else: no song called `first love`."""
        asks = self.facets or "out-of-scope" in self.talk
        return self.choice is not None and not asks and self.spare_words <= MOST_SPARE_WORDS

    @property
    def turns_back(self) -> bool:
        """Return whether it goes back; a word for coming back that says nothing else means that as well."""
        if self.is_talk_only and "go-back" in self.talk:
            return True
        alone = self.subject == ("return-to-japan",) and not (self.spare_words or self.facets or self.days)
        return alone and len(self.spelled) <= LONGEST_BACK

    @property
    def is_day_only(self) -> bool:
        """Return whether it names a day and asks nothing."""
        asks = self.subject or self.facets or self.dangers or "out-of-scope" in self.talk
        return bool(self.days) and not asks and self.spare_words <= MOST_SPARE_WORDS

    def certain_day(self, today: date) -> date | None:
        """Return the one day that the message names, None where it names none, several, or an unclear one.

        Beside another day, "today" says when something is told, not when it happened; 今日は is a greeting.
        """
        days = [day for day in self.days if day.certain != today] or list(self.days)
        return days[0].certain if len(days) == 1 else None
