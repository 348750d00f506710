"""The contrast wording: words that set a document apart, worked by hand."""

from math import log, sqrt

import pytest

from analyzer.contrasts.wording import wording
from analyzer.measure import EventView
from analyzer.memory import Memory, NoMemory
from analyzer.resources import Resources
from analyzer.types import Mention, Target
from tests.analyzer.builders import Said, analysis_of

COMMON = "The harbour board met in the customs house and approved the budget."
STORM = (
    "The storm closed the harbour on Monday.",
    "A second storm is expected on Friday, the board heard.",
    "Storms of this strength are rare in spring.",
)


def found(*analyses, memory=None):
    texts = {a.document.id: a for a in analyses}
    view = EventView(texts, (), "others", (), Resources.shipped(), {}, memory=memory or NoMemory())
    return wording(view)


def test_a_word_that_one_document_keeps_using_sets_it_apart():
    rows = found(analysis_of("a", (COMMON, *STORM)), analysis_of("b", (COMMON, COMMON, COMMON)))

    assert [(row.document, row.what, row.count, row.others_count) for row in rows] == [("a", "storm", 3, 0)]


def test_the_figure_is_the_weighted_log_odds():
    """a says x three times and y once, b says y four times. Content words 4 and 4; pooled x 3/8; the prior weighs as
    an average document, 4, so that x has 1.5 of it."""
    rows = found(analysis_of("a", ("Xylem xylem xylem yarn.",)), analysis_of("b", ("Yarn yarn yarn yarn.",)))

    ratio = log((3 + 1.5) / (4 + 4 - 3 - 1.5)) - log((0 + 1.5) / (4 + 4 - 0 - 1.5))
    x = next(row for row in rows if row.document == "a")
    assert (x.what, x.words, x.others_words) == ("xylem", 4, 4)
    assert x.value == pytest.approx(ratio / sqrt(1 / (3 + 1.5) + 1 / (0 + 1.5)))


def test_each_use_is_shown_in_its_context():
    rows = found(analysis_of("a", (COMMON, *STORM)), analysis_of("b", (COMMON, COMMON, COMMON)))

    first = rows[0].evidence[0]
    assert (first.before, first.text, first.after) == ("The", "storm", "closed the harbour on Monday.")
    assert len(rows[0].evidence) == 3


def test_two_uses_are_too_few():
    assert found(analysis_of("a", (COMMON, *STORM[:2])), analysis_of("b", (COMMON,) * 4)) == ()


def test_words_that_everybody_uses_set_nobody_apart():
    assert found(analysis_of("a", (COMMON,) * 4), analysis_of("b", (COMMON,) * 5)) == ()


def test_function_words_figures_and_boxes_are_left_out():
    odd = ("They were there with them, 2026 and 2026.",) * 4
    boxes = (Said("Storm storm storm storm.", zone="box"),)

    assert found(analysis_of("a", (COMMON, *odd, *boxes)), analysis_of("b", (COMMON,) * 4)) == ()


def test_names_of_actors_are_left_out():
    """They have a grid of their own."""
    text = ("Storm spoke.", "Storm left.", "Storm returned.", "Storm slept.")
    starts = (0, 13, 25, 41)
    target = Target("Ada Storm", "person", ("Storm",), tuple(Mention(at, at + 5) for at in starts))

    assert found(analysis_of("a", text, targets=(target,)), analysis_of("b", (COMMON,) * 3)) == ()


def test_ties_go_by_count_and_then_by_alphabet():
    pair = "Zebra apple. " * 6
    rows = found(analysis_of("a", (pair,)), analysis_of("b", ("Yarn harbour. " * 6,)))

    assert [row.what for row in rows if row.document == "a"] == ["apple", "zebra"]


def test_what_is_remembered_of_a_text_is_weighed_against_those_that_are_there():
    # given a text whose word another one, which comes and goes, uses as much; spelled anew by a third
    first, other = analysis_of("a", (COMMON, *STORM)), analysis_of("b", (COMMON, COMMON, COMMON))
    same, third = analysis_of("c", STORM), analysis_of("d", ("Storming storms stormed the quay.", COMMON))
    memory = Memory()
    for texts in ((first, other), (first, other, same), (first, other), (third, first, other)):
        # when the texts are compared by what is known of each
        rows = found(*texts, memory=memory)
        # then the figures are those of a comparison that knows nothing
        assert rows == found(*texts)
        assert ("a" in {row.document for row in rows}) == (len(texts) == 2)
