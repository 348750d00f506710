"""Two editions are told apart entry by entry; order and comments are no difference."""

import pytest

from analyzer.resources import Resources
from analyzer.resources.differences import Difference, differences
from analyzer.resources.editing import with_card_example, with_cue, with_entry, with_frame_text, with_rule
from analyzer.resources.lexicons import LexiconEntry

BOOK = "bilateral_security_trade"
FILES = Resources.shipped().files(BOOK)


@pytest.mark.parametrize("name", ["boosters", BOOK])
def test_the_same_files_differ_in_nothing(name):
    files = Resources.shipped().files(name)
    assert differences(name, files, files) == ()
    assert differences(name, files, (*files[:-1], files[-1] + b"\n# a remark\n")) == ()


def test_cues_are_added_weighed_anew_and_taken_out():
    new = with_cue(with_cue(FILES[0], "security", "harbour watch", "0"), "security", "national security", "2")
    assert differences(BOOK, FILES, (new,)) == (
        Difference("security", "cue", "national security", "weight 3", "weight 2"),
        Difference("security", "cue", "harbour watch", "", "hides what is in it"),
    )
    assert differences(BOOK, (new,), FILES)[1] == Difference(
        "security", "cue", "harbour watch", "hides what is in it", ""
    )


def test_rules_and_wording_are_told():
    new = with_rule(FILES[0], "security", 2, None)
    new = with_frame_text(new, "security", "definition", "Other words.")
    found = differences(BOOK, FILES, (new,))
    assert [(each.what, each.after) for each in found] == [("wording", "Other words."), ("rule", "")]
    assert found[1].before.startswith("not followed by: family, power")


def test_rows_of_a_list_and_its_examples_are_told():
    table, card = Resources.shipped().files("boosters")
    new = (
        with_entry(table, None, LexiconEntry("ever so", "degree", 2)),
        with_card_example(card, "Ever so.", ["ever so"]),
    )
    assert differences("boosters", (table, card), new) == (
        Difference("degree", "entry", "ever so", "", "weight 2"),
        Difference("", "example", "Ever so.", "", "ever so"),
    )
