"""The same deed in words of another kind is a part of the claim; another deed, or another thing, is not."""

import pytest

from analyzer.comparison import compare
from analyzer.types import FactMention
from tests.analyzer.builders import Said, analysis_of

OPENED = "Nora Whitfield opened the meeting in the old town hall"
GAVE = "The welcome address was Rohan Deshpande’s privilege this time"


def _deed(text, who, relation="opened", about="meeting"):
    start = text.index(who)
    return FactMention("role", about, relation, who, who, 0, start, start + len(who))


def _cell(here, facts, *, predicate="open", of=None):
    release = analysis_of(
        "r",
        [Said(OPENED, predicate=predicate, subject="Nora Whitfield", names=("Nora Whitfield",))],
        role="release",
        facts=(of or _deed(OPENED, "Nora Whitfield"),),
    )
    article = analysis_of("a", [Said(here)], facts=facts)
    (claim,) = [each for each in compare([release, article]).claims if each.cells["r"].status == "verbatim"]
    return claim.cells["a"]


def test_the_same_deed_of_another_person_is_a_part_and_says_who_differs():
    cell = _cell(GAVE, (_deed(GAVE, "Rohan Deshpande"),))

    assert cell.status == "partial"
    assert cell.sentences == (0,)
    assert cell.differences == ("who differs: Nora Whitfield / Rohan Deshpande",)


def test_the_same_deed_of_the_same_person_is_a_part_without_a_difference():
    here = "The welcome address was Whitfield’s privilege this time"

    cell = _cell(here, (_deed(here, "Whitfield"),))

    assert (cell.status, cell.differences) == ("partial", ())


@pytest.mark.parametrize(
    "deed",
    [
        _deed(GAVE, "Rohan Deshpande", relation="attended"),
        _deed(GAVE, "Rohan Deshpande", about="exhibition"),
    ],
)
def test_another_deed_or_another_occasion_is_no_part(deed):
    assert _cell(GAVE, (deed,)).status == "absent"


def test_a_deed_that_stands_only_in_an_aside_of_the_claim_is_not_the_claim():
    """The claim's own predicate is another: "Whitfield, who opened the meeting, resigned" is not told by who opened it."""
    assert _cell(GAVE, (_deed(GAVE, "Rohan Deshpande"),), predicate="resign").status == "absent"


def test_without_facts_nothing_is_a_part():
    assert _cell(GAVE, ()).status == "absent"
