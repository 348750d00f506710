"""What is done once an event's own report stands, with its number: in the transaction that stores the report.

Those who stand above this layer add theirs when the application starts. Rows only, and no long work.
"""

from __future__ import annotations

from collections.abc import Callable

AFTER_REPORT: list[Callable[[int], object]] = []
"""Each takes the event's number."""
