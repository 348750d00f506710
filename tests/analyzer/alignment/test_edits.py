"""Word edits between a passage and the sentence that answers it."""

from analyzer.alignment.edits import align_words, edits_between
from analyzer.alignment.words import words_of


def edits(here, there):
    mine, theirs = words_of(here), words_of(there)
    match = align_words(mine, theirs)
    return [
        (edit.op, edit.text, edit.against_text) for edit in edits_between(mine, theirs, match, here, there)
    ]


def test_equal_words_have_no_edits():
    assert edits("The ferry sails at noon", "the ferry sails, at noon") == []


def test_words_only_here_are_inserted():
    assert edits("uses the strength of the union to build", "uses the union to build") == [
        ("insert", "the strength of", "")
    ]


def test_words_only_there_are_deleted():
    assert edits("the ferry sails at noon", "the old ferry sails at noon") == [("delete", "", "old")]


def test_another_word_is_a_replacement():
    assert edits("national laws and regulations apply", "national rules and regulations apply") == [
        ("replace", "laws", "rules")
    ]


def test_an_inflection_is_an_edit_inside_the_stretch():
    assert edits("accords the ferry priority", "accorded the ferry priority") == [
        ("replace", "accords", "accorded")
    ]


def test_a_stray_word_far_away_does_not_stretch_the_passage():
    theirs = words_of("The mayor who had come by train in the morning said ferry fares will rise")
    match = align_words(words_of("The ferry fares will rise"), theirs)
    assert [word.form for word in theirs[match.against_start : match.against_end]] == [
        "ferry",
        "fares",
        "will",
        "rise",
    ]


def test_nothing_shared_is_no_match():
    assert align_words(words_of("ferry fares"), words_of("penguins moult")) is None
