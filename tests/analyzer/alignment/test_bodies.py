"""The words of bodies as columns."""

from analyzer.alignment.bodies import Bodies
from analyzer.memory import Memory
from analyzer.types import Mention
from tests.analyzer.builders import Said, analysis_of

TEXT = "The board’s members met."  # words at 0, 4, 12, 20


def bodies(*analyses):
    return Bodies.of({analysis.document.id: analysis for analysis in analyses})


def test_bodies_are_as_long_as_their_words_boxes_aside():
    boxed = analysis_of("b", [TEXT, Said("Did you know?", zone="box")])
    assert bodies(analysis_of("a", [TEXT, TEXT]), boxed).lengths == {"a": 8, "b": 4}


def test_a_word_is_marked_where_it_starts_and_touched_by_any_letter():
    columns = bodies(analysis_of("z", ["Rain fell."]), analysis_of("a", [TEXT]))
    inside = [(6, 13), (19, 20)]  # from within the second word to the first letter of the third; a space
    assert columns.marked(1, inside).tolist() == [False, False, True, False]
    assert columns.touched_in_all([[], [Mention(*one) for one in inside]]).tolist() == (
        [False, False, False, True, True, False]
    )
    assert columns.touched_in_all([[], []]).tolist() == [False] * 6


def test_stretches_of_all_texts_mark_the_words_that_those_of_each_mark():
    # given stretches of each text, out of order, one within the other and one of them empty
    columns = bodies(analysis_of("a", ["Rain fell."]), analysis_of("b", []), analysis_of("c", [TEXT]))
    spans = [[Mention(5, 9)], [], [Mention(12, 24), Mention(12, 13), Mention(0, 1), Mention(4, 4)]]
    # then the words of each are marked as by themselves
    assert columns.marked_in_all(spans).tolist() == [False, True, True, False, True, True]
    assert columns.marked(2, [(one.start, one.end) for one in spans[2]]).tolist() == [True, False, True, True]


def test_a_capital_counts_where_no_sentence_starts():
    columns = bodies(analysis_of("a", ["The mayor of Östby, or eBay"]), analysis_of("b", ["IN 𝐀 day"]))
    assert columns.is_capital.tolist() == [False, False, False, True, False, False, False, True, False]


def test_spellings_are_numbered_over_all_texts():
    columns = bodies(analysis_of("a", ["Rain fell."]), analysis_of("b", ["rain stopped"]))
    assert [columns.spellings[form] for form in columns.forms.tolist()] == ["rain", "fell", "rain", "stopped"]


def test_words_that_are_remembered_keep_their_numbers():
    # given an event whose texts are known but one, and one of which is gone
    first, second, third = (
        analysis_of(name, [f"{name} rain fell on the old quay of the town", "It dried."]) for name in "abc"
    )
    memory = Memory()
    Bodies.of({"a": first, "b": second}, memory)
    known, new = Bodies.of({"c": third, "b": second}, memory), bodies(third, second)
    # then the words of all are those of a comparison that knows none
    assert [known.spellings[form] for form in known.forms] == [new.spellings[form] for form in new.forms]
    assert known.starts.tolist() == new.starts.tolist()
    assert known.is_content.tolist() == new.is_content.tolist()
    # and the same six words have one number in both texts: all but the first, which begin with a name
    of_third, of_second = (one.sixes.tolist() for one in known.of_each)
    assert of_third[0] != of_second[0]
    assert of_third[1:] == of_second[1:]
    assert of_third[-5:] == [-1] * 5


def test_some_bodies_are_taken_from_all():
    some = bodies(
        analysis_of("z", ["Rain fell."]), analysis_of("a", [TEXT]), analysis_of("b", ["Rain."])
    ).only([0, 2])
    assert some.lengths == {"z": 2, "b": 1}
    assert [some.spellings[form] for form in some.forms.tolist()] == ["rain", "fell", "rain"]
