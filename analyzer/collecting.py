"""The collector of cycles, paused while many values are made.

Findings are frozen values that point one way: counting references frees every one of them. Left on, the collector
walks all values of an event again and again while it grows, for a third of a comparison's time, and finds nothing.
Switched on again, it would walk all that was made meanwhile, once: it is told that these values are old.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """As it was before when the work is done, whatever happens in it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _call_all_old()
            gc.enable()


def _call_all_old() -> None:
    """What is frozen and thawed lies among the oldest values. Where somebody else has frozen some, as a process does that
    holds a parser, theirs stay so: what is young is then walked here, once, and not at each of the next collections."""
    if gc.get_freeze_count():
        gc.collect(1)
    else:
        gc.freeze()
        gc.unfreeze()
