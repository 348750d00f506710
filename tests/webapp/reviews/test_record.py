"""Of what people say of findings only the random sample counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.webapp.reviews.findings import NOBODY, keep, version_of
from webapp.corpus.models import Event
from webapp.reviews import public, selectors
from webapp.reviews.models import Strand, Verdict

pytestmark = pytest.mark.django_db


def test_the_record_counts_the_random_strand_alone(make_event: Callable[..., Event]):
    """41 agreed and 9 corrected at random; 30 agreed of the least sure, and 4 skipped, count nothing."""
    held = make_event("bridge")
    for number in range(50):
        keep(held, number, Verdict.AGREED if number < 41 else Verdict.CORRECTED)
    for number in range(30):
        keep(held, 100 + number, Verdict.AGREED, Strand.UNSURE)
    for number in range(4):
        keep(held, 200 + number, Verdict.SKIPPED)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.agreed is not None
    assert (record.agreed.count, record.agreed.n, record.skipped) == (41, 50, 4)


def test_of_one_finding_the_latest_word_counts(make_event: Callable[..., Event]):
    held = make_event("bridge")
    keep(held, 1, Verdict.AGREED)
    keep(held, 1, Verdict.CORRECTED)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.agreed is not None
    assert (record.agreed.count, record.agreed.n) == (0, 1)


def test_of_a_yes_or_no_finding_those_that_were_marked_are_counted_apart(make_event: Callable[..., Event]):
    held = make_event("bridge")
    keep(held, 1, Verdict.AGREED)
    keep(held, 2, Verdict.CORRECTED, machine_value=True)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.of_marked is not None
    assert (record.of_marked.count, record.of_marked.n) == (0, 1)


def test_what_was_said_of_another_version_of_the_measure_does_not_count(make_event: Callable[..., Event]):
    keep(make_event("bridge"), 1, Verdict.AGREED, version=version_of("wording.loaded") - 1)
    assert selectors.record_of("wording.loaded", NOBODY).agreed is None


def test_each_public_figure_stands_in_the_documentation():
    for measure, row in public.ROWS.items():
        figure = public.public_figure(measure)
        assert figure is not None, row
        assert 0 < float(figure.value) <= 1
    assert public.public_figure("length.words") is None
