"""The collector of cycles, paused while many values are made.

Findings are frozen values that point one way: counting references frees every one of them. Left on, the collector
walks all values of an event again and again while it grows, for a third of a comparison's time, and finds nothing.
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
            gc.enable()
