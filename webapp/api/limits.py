"""How much one address may ask in a minute, so that one program in a loop does not take the line from people.

What is kept is a salted hash of the address, in memory of bounded size, for the running minute alone; then
salt and counts go together. Where it cannot be told who asks, nothing is counted: behind a proxy that is not
configured, all visitors would look like one and be turned away together.
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from threading import Lock

from flask import Request
from throttled import MemoryStore, RateLimiterType, Throttled, per_min

WINDOW = 60.0
"""Seconds after which everything that was counted is forgotten."""

MOST_ADDRESSES = 20_000
"""Counted at once; beyond, those that asked longest ago are forgotten. About 4 MB."""

NEIGHBOURS = 64
"""Bits of an IPv6 address that tell a household; the rest it may choose as it likes."""

log = logging.getLogger("madoguchi.limits")


@dataclass(slots=True)
class _Minute:
    """The counts of one minute, and the salt that makes its hashes worthless afterwards."""

    ends: float
    limiter: Throttled
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))


class Limits:
    """Counts requests by address. `per_minute` 0 lets everything pass; `clock` is in seconds."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._lock = Lock()
        self._minute: _Minute | None = None

    @property
    def on(self) -> bool:
        """Return whether anything is counted."""
        return self._per_minute > 0

    def seconds_to_wait(self, address: str | None) -> int:
        """Count a request of `address`; return 0 if it may be answered, else after how many seconds."""
        if not self.on or address is None:
            return 0
        minute = self._running_minute()
        who = blake2b(_household(address), key=minute.salt, digest_size=16).hexdigest()
        result = minute.limiter.limit(who)
        return max(1, math.ceil(result.state.retry_after)) if result.limited else 0

    def _running_minute(self) -> _Minute:
        with self._lock:
            now = self._clock()
            if self._minute is None or now >= self._minute.ends:
                store = MemoryStore(options={"MAX_SIZE": MOST_ADDRESSES})
                limiter = Throttled(
                    using=RateLimiterType.GCRA.value,
                    quota=per_min(self._per_minute, burst=self._per_minute),
                    store=store,
                )
                self._minute = _Minute(now + WINDOW, limiter)
            return self._minute


def address_of(request: Request, trusted_proxies: int) -> str | None:
    """Return who asks, or None where that cannot be told.

    A forwarding header without a configured proxy, or fewer forwarded addresses than configured proxies, is a
    mistake of the operator's; the log says so once.
    """
    forwarded = [
        one for one in ",".join(request.headers.getlist("X-Forwarded-For")).split(",") if one.strip()
    ]
    if trusted_proxies:
        known = len(forwarded) >= trusted_proxies
    else:
        known = not forwarded and "Forwarded" not in request.headers
    if known:
        return request.remote_addr
    _warn_once(trusted_proxies)
    return None


_warned: set[int] = set()


def _warn_once(trusted_proxies: int) -> None:
    if trusted_proxies in _warned:
        return
    _warned.add(trusted_proxies)
    log.warning(
        "requests are not limited: MADOGUCHI_PROXIES is %d, and %s; set it to the number of proxies in front",
        trusted_proxies,
        "requests name fewer" if trusted_proxies else "requests come through one",
    )


def _household(address: str) -> bytes:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address.encode("utf-8", "replace")
    if not isinstance(parsed, IPv6Address):
        return parsed.packed
    return parsed.ipv4_mapped.packed if parsed.ipv4_mapped else parsed.packed[: NEIGHBOURS // 8]
