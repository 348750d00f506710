"""Sources without a verb of their own: phrases, labels, and verbs that look like nouns."""

import pytest

from tests.analyzer.discourse.voices import hear


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("In Rosa Lindt’s view, the bridge is too narrow.", "the bridge is too narrow", "Rosa Lindt"),
        ("The bridge, in the eyes of Rosa Lindt, is too narrow.", "is too narrow", "Rosa Lindt"),
        ("By Rosa Lindt’s account, the ferry left early.", "the ferry left early", "Rosa Lindt"),
        ("As noted by Rosa Lindt, the ferry left early.", "the ferry left early", "Rosa Lindt"),
        (
            "As Rosa Lindt put it, the ferry had become a museum.",
            "the ferry had become a museum",
            "Rosa Lindt",
        ),
        (
            "According to the Lindt Foundation, they would not tell the board anything new.",
            "they would not tell the board anything new",
            "Lindt Foundation",
        ),
        ("The ferry is slow, according to figures released on Monday.", "The ferry is slow", None),
        ("In a poll of islanders, most preferred the ferry.", "most preferred the ferry", None),
    ],
)
def test_a_phrase_that_names_a_source_vouches_for_its_sentence(text, content, speaker):
    heard = hear(text)

    assert heard.voice(content) == "reported"
    assert speaker is None or heard.at(content).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "In the second view of the harbour, the bridge is new.",
        "In view of the storm, the ferry stayed in port.",
        "By most accounts, the ferry left early.",
        "The ferry lost money on Rosa Lindt’s account.",
        "As part of the bridge, a new road was built.",
        "In the poll booth, the light was broken.",
    ],
)
def test_phrases_that_name_no_source_leave_the_sentence_to_the_outlet(text):
    assert {one.voice for one in hear(text).statements} == {"own"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rosa Lindt: The ferry will never pay for itself.", "The ferry will never pay for itself"),
        ("Poll: Islanders would rather keep the old ferry.", "Islanders would rather keep the old ferry"),
    ],
)
def test_a_name_and_a_colon_before_a_sentence_say_whose_it_is(text, content):
    heard = hear(text, "Rosa Lindt spoke on Monday.")

    assert heard.voice(content) == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: The ferry will never pay for itself.",
        "Rosa Lindt: Painter and sailor.",
        "Update: The ferry has left the harbour again.",
        "What Rosa Lindt saw: The ferry had left the harbour.",
    ],
)
def test_other_words_before_a_colon_are_no_speaker(text):
    assert {one.voice for one in hear(text).statements} == {"own"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The ferry has been slow for years,” the paper states.", "The ferry has been slow"),
        ("Lindt charges that firms that build bridges paid for the vote.", "that firms that build"),
        ("Many fear the bridge will end the ferry.", "the bridge will end the ferry"),
    ],
)
def test_a_verb_of_saying_in_the_form_of_a_noun_is_heard(text, content):
    assert hear(text).voice(content) != "own"


@pytest.mark.parametrize(
    "text",
    [
        "The charges that Lindt paid were high.",
        "Member states to the south built bridges.",
        "The reports that Lindt wrote were long.",
        "Party rules that limit the ferry were changed.",
    ],
)
def test_a_noun_in_the_form_of_a_verb_says_nothing(text):
    assert {one.voice for one in hear(text).statements} == {"own"}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Rosa Lindt, who helped to build the bridge, has agreed to sell it.", "to sell it", "Rosa Lindt"),
        ("The bridge, Rosa Lindt often says, is too narrow for lorries.", "is too narrow for lorries", "Rosa Lindt"),
        ("Rosa Lindt made an attempt to answer, writing that the bridge was safe.", "that the bridge was safe", "Rosa Lindt"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_across_what_stands_between(text, content, speaker):
    heard = hear(text)

    assert heard.voice(content) == "reported"
    assert heard.at(content).speaker == speaker


def test_who_somebody_is_is_told_by_the_outlet():
    heard = hear("Officials said the council had hired Rosa Lindt, who built the old bridge in May.")

    assert heard.voice("the council had hired Rosa Lindt") == "reported"
    assert heard.voice("who built the old bridge") == "own"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rosa Lindt hated that the bridge was ugly.", "that the bridge was ugly"),
        ("The council decreed that the bridge was safe.", "that the bridge was safe"),
        ("The mayor agonized over the new plan.", "over the new plan"),
        ("Rosa Lindt implored the council to close the bridge.", "to close the bridge"),
        ("Rosa Lindt fired back that the bridge was safe.", "that the bridge was safe"),
        ("The mayor was appalled by the new bridge.", "by the new bridge"),
        ("The mayor was adamant that the bridge was safe.", "that the bridge was safe"),
    ],
)
def test_a_cue_is_heard_in_spite_of_its_spelling_and_of_what_hangs_on_it(text, content):
    assert hear(text).voice(content) == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor accused of lying.",
        "Bridge plan approved by council.",
        "The hat that the mayor wore was old.",
        "The council was appointed by the king.",
        "The mayor drove home that night.",
        "The plan was written off the coast.",
        "The council met. It was clear that the bridge was safe.",
    ],
)
def test_participles_of_the_passive_and_words_alike_say_nothing(text):
    sentences = [f"{one.rstrip('.')}." for one in text.split(". ")]

    assert {one.voice for one in hear(sentences).statements} == {"own"}
