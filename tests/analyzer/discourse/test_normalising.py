"""Content words are equal where only spelling differs, and nowhere else."""

import pytest

from analyzer.discourse.normalising import Normaliser, find_abbreviations
from analyzer.discourse.spelling import american
from analyzer.engines import parser


def content(text, whole=None):
    (tokens,) = parser.parse([text], [0])
    return Normaliser.of(whole or text).content(tokens)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They organised a defence", "They organized a defense"),
        ("inter-agency programmes", "interagency programs"),
        ("a private e-mail", "a private email"),
        ("the counter-smuggling effort", "the counter smuggling effort"),
        ("the oﬃce", "the office"),
        ("The U.S. paid", "The United States paid"),
        ("the US paid", "the United States of America paid"),
        ("in Washington, D.C.", "in Washington"),
        ("Both teams were paid", "both teams are being paid"),
    ],
)
def test_spelling_hyphens_and_known_short_forms_are_equal(one, other):
    assert content(one) == content(other)


@pytest.mark.parametrize(
    ("one", "other"), [("the import", "the importance"), ("laws", "rules"), ("legal trade", "illegal trade")]
)
def test_different_words_stay_different(one, other):
    assert content(one) != content(other)


def test_function_words_are_no_content():
    assert content("It was also in the house that they would have been") == ("house",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("built in line with the law", "built under the law"),
        ("built consistent with the law", "built in accordance with the law"),
        ("delayed as a result of the storm", "delayed because of the storm"),
        ("Prior to the vote, they ate in order to sleep", "Before the vote they ate to sleep"),
    ],
)
def test_phrases_that_stand_for_a_preposition_are_no_content(one, other):
    assert content(one) == content(other)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("They wait in line", ("wait", "line")),
        ("the line with the longest queue", ("line", "long", "queue")),
        ("The results of the vote", ("result", "vote")),
        ("part of the bridge", ("part", "bridge")),
        ("They spoke in favour of the toll", ("speak", "favor", "toll")),
        ("They spoke in line", ("speak", "line")),
        ("in the wake", ("wake",)),
    ],
)
def test_the_words_of_such_phrases_are_content_elsewhere(text, kept):
    assert content(text) == kept


def test_an_abbreviation_that_the_text_defines_is_its_long_form():
    whole = "The Office of River Trade Control (ORTC) met. ORTC left."

    assert content("The Office of River Trade Control met", whole) == ("ortc", "meet")
    assert content("ORTC met", whole) == ("ortc", "meet")


def test_a_bracket_defines_only_what_its_letters_spell():
    assert find_abbreviations("The mayor of Lyon (FR) and the River Board (left) met Ana Mori (AFP)") == {}


@pytest.mark.parametrize(
    "word",
    [
        "called",
        "controlled",
        "excelled",
        "rolling",
        "advise",
        "exercise",
        "promise",
        "surprise",
        "raised",
        "otherwise",
        "precise",
        "four",
        "hour",
        "tour",
    ],
)
def test_words_that_only_look_british_are_left_alone(word):
    assert american(word) == word


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("organisation", "organization"),
        ("neighbours", "neighbors"),
        ("centre", "center"),
        ("analysed", "analyzed"),
        ("gruelling", "grueling"),
        ("gruelle", "gruele"),  # what the parser makes of them
        ("travelled", "traveled"),
        ("counsellors", "counselors"),
    ],
)
def test_british_words_become_american(british, us):
    assert american(british) == us


def test_a_name_is_compared_without_links_and_with_short_forms():
    normaliser = Normaliser.of("")

    assert normaliser.name("Ambassador of Peru to the United States of America") == "ambassador peru us"
    assert normaliser.name("US Peruvian Embassy") != normaliser.name("US Embassy in Peru")
