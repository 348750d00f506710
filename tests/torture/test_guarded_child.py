"""Broken documents on the whole way of an upload, through the guarded child: each has a text or a reason, in time."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator

import pytest

from tests.torture import hostile
from webapp.corpus import drafts, intake
from webapp.corpus.reader import GuardedReader

pytestmark = [pytest.mark.torture]
ROUNDS = int(os.environ.get("SIDELIGHT_TORTURE_ROUNDS", "0")) or 8
MOST_SECONDS = 30.0


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[GuardedReader]:
    made = GuardedReader()
    for module in (intake, drafts):
        monkeypatch.setattr(module, "shared_reader", lambda: made)
    yield made
    made.close()


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_broken_document_kills_no_child_and_has_a_reason(guarded: GuardedReader, name: str) -> None:
    chance, good = random.Random(14), hostile.seeds_of_every_format()[name]
    children = set()

    for _ in range(ROUNDS):
        started = time.monotonic()
        taken = intake.read_parcel(hostile.mutated(good, chance), name).taken
        assert time.monotonic() - started <= MOST_SECONDS
        assert taken
        assert all(each.text is not None or len(each.reason) > 10 for each in taken)
        children.add(guarded._child.pid)

    assert len(children) == 1


def test_a_child_that_died_would_be_seen(guarded: GuardedReader) -> None:
    good = hostile.seeds_of_every_format()["a.docx"]
    intake.read_parcel(good, "a.docx")
    first = guarded._child.pid
    guarded._child.kill()
    guarded._child.wait()
    assert intake.read_parcel(good, "a.docx").taken[0].text is not None
    assert guarded._child.pid != first
