"""The contrast emphasis: shares side by side, worked by hand."""

from dataclasses import replace

import pytest

from analyzer.comparison import compare
from analyzer.contrasts.emphasis import emphasis
from analyzer.measure import EventView
from analyzer.memory import Memory
from analyzer.resources import Resources
from analyzer.statistics import share
from analyzer.types import Finding, Value
from tests.analyzer.builders import analysis_of

KEY = "emphasis.bilateral_security_trade"


def document(name, count, n, *, role="coverage", reason=None, **parts):
    finding = Finding(parts={"security": share(count, n), **parts}) if n else Finding(reason=reason)
    analysis = analysis_of(name, ["A line."], role=role, measurements={KEY: finding})
    return replace(analysis, document=replace(analysis.document, role=role))


def rows(*analyses, baseline="others"):
    releases = tuple(a.document.id for a in analyses if a.document.role == "release")
    view = EventView({a.document.id: a for a in analyses}, (), baseline, releases, Resources.shipped(), {})
    return {row.document: row for row in emphasis(view) if row.frame == "security"}


def test_every_frame_of_a_codebook_has_a_row_for_every_document():
    view = EventView(
        {"a": document("a", 1, 10), "b": document("b", 1, 10)}, (), "others", (), Resources.shipped(), {}
    )

    frames = [(row.frame, row.document) for row in emphasis(view)]

    keys = (*Resources.shipped().codebook("bilateral_security_trade").frames, "security+legitimate_trade")
    assert frames == [(key, name) for key in keys for name in ("a", "b")]


def test_a_document_is_held_against_the_pool_of_the_others_without_itself():
    """6 of 10 against (1 + 2) of (10 + 20)."""
    found = rows(document("a", 6, 10), document("b", 1, 10), document("c", 2, 20))

    assert found["a"].against_others == pytest.approx(0.6 - 0.1)
    assert found["b"].against_others == pytest.approx(0.1 - 8 / 30)


def test_releases_are_pooled_and_never_hold_themselves():
    first, second = document("r", 2, 10, role="release"), document("s", 4, 10, role="release")

    found = rows(document("a", 5, 10), first, second, baseline="r")

    assert found["a"].against_release == pytest.approx(0.5 - 6 / 20)
    assert found["r"].against_release == pytest.approx(0.2 - 0.4)


def test_pools_are_of_the_texts_that_are_there():
    """6 of 10 against (1 + 8) of (10 + 20), then against 1 of 10 alone; "c" is the release for one comparison."""
    first, second, third = document("a", 6, 10), document("b", 1, 10), document("c", 8, 20)
    release, memory = document("c", 8, 20, role="release"), Memory()

    def against(*present, baseline):
        found = compare(present, baseline=baseline, memory=memory).contrasts["emphasis"]
        assert found == compare(present, baseline=baseline).contrasts["emphasis"]
        row = found[[(row.frame, row.document) for row in found].index(("security", "a"))]
        return row.against_others, row.against_release

    assert against(first, second, third, baseline="others") == (0.6 - 9 / 30, None)
    assert against(first, second, baseline="others") == (0.6 - 1 / 10, None)
    assert against(first, second, release, baseline="c") == (0.6 - 9 / 30, 0.6 - 8 / 20)
    assert against(first, second, third, baseline="b") == (0.6 - 9 / 30, None)


def test_the_only_release_has_no_release_to_be_held_against():
    assert rows(document("a", 5, 10), document("r", 2, 10, role="release"))["r"].against_release is None


def test_far_shares_can_be_told_apart():
    assert rows(document("a", 18, 20), document("b", 1, 20))["a"].told_apart


def test_near_shares_cannot_be_told_apart():
    assert not rows(document("a", 5, 10), document("b", 2, 10))["a"].told_apart


def test_a_document_without_a_share_has_nulls_and_no_difference():
    found = rows(document("a", 0, 0, reason="7 body sentences"), document("b", 2, 10))

    assert found["a"].all is None
    assert found["a"].against_others is None
    assert not found["a"].told_apart
    assert found["b"].against_others is None


def test_headline_and_lead_are_yes_no_or_null():
    parts = {"security/headline": Value(0.0, count=0, n=0), "security/lead": Value(1.0, count=1, n=1)}

    row = rows(document("a", 2, 10, **parts), document("b", 2, 10))["a"]

    assert (row.headline, row.lead) == (None, True)


def test_voices_are_taken_over_as_they_are():
    own = share(1, 9)

    assert rows(document("a", 2, 10, **{"security/own": own}), document("b", 2, 10))["a"].own == own


def test_whether_a_document_is_listed_under_a_frame_stands_in_its_row():
    listed, passing, short = Value(1.0, count=5, n=11), Value(0.0, count=1, n=30), None

    found = rows(
        document("a", 5, 10, **{"security/present": listed}),
        document("b", 1, 29, **{"security/present": passing}),
        document("c", 1, 4),
    )

    assert [found[name].present for name in "abc"] == [True, False, short]
