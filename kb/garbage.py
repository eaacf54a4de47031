"""When Python looks for objects that nothing reaches any more: not while much is made that stays.

It looks through all that is new again and again, and sometimes through all there is. That takes a third of
the time while a snapshot is unpickled, and a sixth while everything is read, and hardly finds anything.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off the search until the block ends; `gc.collect` inside looks through what is new in it alone.

    Afterwards all counts as old, or the next search would go through it at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if enabled:
            gc.enable()
