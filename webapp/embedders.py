"""Who may show the widget on their pages and read the API from them: nobody, a list of sites, everybody.

One setting answers for both, so that a site that was let in for one is not turned away by the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN = re.compile(
    rf"(?P<scheme>https?)://(?P<any>\*\.)?(?P<host>{_LABEL}(?:\.{_LABEL})*)(?P<port>:[0-9]{{1,5}})?"
)
EVERYBODY_WORD = "*"


@dataclass(frozen=True, slots=True)
class Embedders:
    """The sites that may embed, as origins such as `https://www.city.example.jp` or `https://*.ngo.example`."""

    origins: tuple[str, ...] = ()
    everybody: bool = False

    @classmethod
    def read(cls, written: str) -> Embedders:
        """Return what a setting says: nothing, `*`, or origins with spaces or commas between.

        Raises ValueError with words for the operator.
        """
        words = written.replace(",", " ").split()
        if EVERYBODY_WORD in words:
            if len(words) > 1:
                raise ValueError("write * alone, for everybody, or the list without it")
            return cls(everybody=True)
        return cls(tuple(dict.fromkeys(_origin(word) for word in words)))

    @property
    def frame_ancestors(self) -> str:
        """Return the value of the CSP directive `frame-ancestors`: this site itself, and who else may."""
        return EVERYBODY_WORD if self.everybody else " ".join(("'self'", *self.origins))

    @property
    def only_ourselves(self) -> bool:
        """Return whether no other site may embed."""
        return not self.everybody and not self.origins

    def admit(self, origin: str) -> bool:
        """Return whether a page of `origin`, as a browser writes it, may embed."""
        return self.everybody or any(_covers(allowed, origin) for allowed in self.origins)


NOBODY = Embedders()


def _origin(word: str) -> str:
    origin = word.lower().rstrip("/")
    if not _ORIGIN.fullmatch(origin):
        raise ValueError(
            f"{word!r} is no origin; write scheme and host alone, such as https://www.city.example.jp "
            "or https://*.city.example.jp, a host with other letters in its xn-- form"
        )
    return _without_default_port(origin)


def _without_default_port(origin: str) -> str:
    """Return an origin as browsers write it."""
    scheme, _, rest = origin.partition("://")
    return f"{scheme}://{rest.removesuffix(':443' if scheme == 'https' else ':80')}"


def _covers(allowed: str, origin: str) -> bool:
    if "*" not in allowed:
        return allowed == origin
    before, after = allowed.split("*", 1)
    middle = origin.removeprefix(before).removesuffix(after)
    return (
        origin.startswith(before)
        and origin.endswith(after)
        and re.fullmatch(rf"{_LABEL}(?:\.{_LABEL})*", middle) is not None
    )
