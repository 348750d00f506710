"""A word is what its clause says, or stands in it in passing."""

import pytest

from analyzer.measures.places import is_part_of_a_noun, place_of
from tests.analyzer.measures.readings import reading_of


def found(text: str, word: str):
    at = text.index(word)
    return reading_of(text).parse[0], at, at + len(word)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The pier was shoddy.", "shoddy", "complement"),
        ("The pier was cheap and shoddy.", "shoddy", "complement"),
        ("The pier is a shoddy affair.", "shoddy", "complement"),
        ("The vote marks a historic step.", "historic", "complement"),
        ("The board squandered the money.", "squandered", "clause"),
        ("The board sensibly closed the pier.", "sensibly", "clause"),
        ("The board closed the pier, squandering the money.", "squandering", "clause"),
        ("The board caused a catastrophe.", "catastrophe", "object"),
        ("Nobody sailed to this shoddy pier.", "shoddy", "object"),
        ("The shoddy pier was closed.", "shoddy", "elsewhere"),
        ("There was a shoddy pier at the quay.", "shoddy", "elsewhere"),
        ("The board, which squandered the money, met at noon.", "squandered", "elsewhere"),
        ("The board met at the Great Quay in London.", "Great", "elsewhere"),
        ("Her great-aunt was a fisher.", "great", "elsewhere"),
        ("The dinner on the shoddy pier was late.", "shoddy", "elsewhere"),
    ],
)
def test_place(text, word, place):
    assert place_of(*found(text, word)) == place


@pytest.mark.parametrize(
    ("text", "word", "is_part"),
    [
        ("Boats lay on the reflecting pool.", "reflecting", True),
        ("The council passed a must-pass bill.", "must", True),
        ("The council rose early, reflecting its mood.", "reflecting", False),
        ("The council must pass the bill.", "must", False),
    ],
)
def test_a_word_that_only_tells_which_noun_is_meant(text, word, is_part):
    assert is_part_of_a_noun(*found(text, word)) is is_part
