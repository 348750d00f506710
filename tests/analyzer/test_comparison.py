"""Promises of the comparison as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer.comparison import compare
from analyzer.errors import ComparisonError
from tests.analyzer.builders import Said, analysis_of

HARBOUR = "The harbour council approved the new ferry terminal on the northern quay."


def release(**changes):
    return analysis_of(
        "r", [HARBOUR, "The terminal will open in spring with four berths."],
        role="release", issuer="Harbour Council", published=date(2031, 3, 1), **changes,
    )  # fmt: skip


def article(name="a", sentences=(HARBOUR,), day=date(2031, 3, 2), **changes):
    return analysis_of(name, list(sentences), published=day, **changes)


def test_one_article_is_no_comparison():
    with pytest.raises(ComparisonError, match="at least two"):
        compare([article()])


def test_articles_measured_differently_are_not_compared():
    with pytest.raises(ComparisonError, match="different versions"):
        compare([release(), article(fingerprint="other")])


def test_an_unknown_baseline_is_refused():
    with pytest.raises(ComparisonError, match="no article x"):
        compare([release(), article()], baseline="x")


def test_the_earliest_release_is_the_baseline():
    # given two releases, the later first; when none is named; then the earlier one is taken
    later = analysis_of("late", [HARBOUR], role="release", published=date(2031, 3, 3))
    assert compare([later, release(), article()]).baseline == "r"


def test_without_a_release_each_is_held_against_the_others():
    assert compare([article("a"), article("b")]).baseline == "others"


def test_every_document_has_a_cell_in_every_claim():
    comparison = compare([release(), article()])
    assert all(set(claim.cells) == {"r", "a"} for claim in comparison.claims)


def test_the_same_words_are_one_verbatim_claim():
    comparison = compare([release(), article()])
    first = comparison.claims[0]
    assert first.text == HARBOUR
    assert (first.cells["r"].status, first.cells["a"].status) == ("verbatim", "verbatim")


def test_articles_with_nothing_in_common_share_no_claim():
    other = article("b", ["Penguins moult once every year.", "Their feathers fall within weeks."])
    comparison = compare([article("a"), other])
    assert all(
        sum(cell.status != "absent" for cell in claim.cells.values()) == 1 for claim in comparison.claims
    )


def test_a_crash_of_one_contrast_leaves_the_others(monkeypatch):
    from analyzer import comparison as module
    from analyzer.measure import Card, Contrast, contrasts

    def crash(view):
        raise RuntimeError("boom")

    broken = {**contrasts(), "broken": Contrast(Card(key="broken", title="Broken"), crash, str)}
    monkeypatch.setattr(module, "contrasts", lambda: broken)
    result = compare([release(), article()])
    assert result.failures == {"broken": "RuntimeError: boom"}
    assert result.contrasts["omissions"]


def test_what_follows_the_release_may_be_called_left_out():
    comparison = compare([release(), article()])
    assert [row.wording for row in comparison.contrasts["omissions"]] == ["left out"]


@pytest.mark.parametrize("day", [None, date(2031, 2, 20)])
def test_an_earlier_or_undated_article_left_nothing_out(day):
    comparison = compare([release(), article(day=day)])
    assert [row.wording for row in comparison.contrasts["omissions"]] == ["not in both"]


def test_own_words_without_counterpart_are_added():
    extra = Said("Residents fear the traffic will choke the old town.", marks=("predicts",), editorial=0.7)
    comparison = compare([release(), article(sentences=(HARBOUR, extra))])
    (row,) = comparison.contrasts["additions"]
    assert (row.document, row.kind, row.marks) == ("a", "editorial", ("predicts",))


def test_two_identical_articles_share_every_claim_and_differ_in_nothing():
    told = (
        "The harbour council approved the terminal on Monday.",
        "Its mayor said the ferry returns in May.",
    )
    comparison = compare([article("a", told), article("b", told)])
    assert {cell.status for claim in comparison.claims for cell in claim.cells.values()} == {"verbatim"}
    for key in ("additions", "omissions", "attribution_changes"):
        assert comparison.contrasts[key] == ()
    assert [row for row in comparison.contrasts["facts"] if row.relation == "different"] == []


def test_a_brief_beside_a_feature_is_compared_and_not_blamed_for_its_length():
    """Of two texts no third of about the brief's length can say that it left something out beyond its length."""
    brief = ["The ferry sank on Monday.", "The mayor closed the harbour.", "Nobody was hurt."]
    feature = [
        f"The council weighed plan {number} for the old quay and its {number} boats." for number in range(400)
    ]
    comparison = compare(
        [article("brief", brief), article("feature", [*brief, *feature])], baseline="feature"
    )
    left = [row for row in comparison.contrasts["omissions"] if row.document == "brief"]
    assert len(left) > 100
    assert {row.beyond_length for row in left} == {None}
    assert 1 <= len(comparison.summary) <= 10


def test_a_release_of_something_else_is_had_by_nobody():
    strange = analysis_of("r", ["Penguins moult once every year on the southern ice."], role="release")
    comparison = compare([strange, article("a"), article("b")])
    assert all(claim.cells[name].status == "absent" for claim in comparison.claims[:1] for name in "ab")
