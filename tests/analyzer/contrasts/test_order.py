"""order: moved up, buried, lifted to the headline, or in its place."""

from hypothesis import given
from hypothesis import strategies as st

from analyzer.comparison import compare
from analyzer.contrasts.order import _Middle
from analyzer.memory import Memory
from tests.analyzer.builders import analysis_of

SENTENCES = [
    "The harbour council approved the new ferry terminal.",
    "Boats will leave every hour from the northern quay.",
    "Forty dockers will be hired before the summer season.",
    "A citizens panel reviewed the noise figures twice.",
    "Tickets stay at three crowns for island residents.",
]


def moves(here, **changes):
    release = analysis_of("r", SENTENCES, role="release", title="A decision")
    rows = compare([release, analysis_of("a", here, **changes)]).contrasts["order"]
    return {row.claim: row.what for row in rows}


def test_the_same_order_moves_nothing():
    assert set(moves(SENTENCES).values()) == {"same place"}


def test_last_to_first_is_moved_up_and_first_to_last_buried():
    found = moves(list(reversed(SENTENCES)))
    assert (found["c5"], found["c1"], found["c3"]) == ("moved up", "buried", "same place")


def test_a_claim_in_the_headline_is_lifted():
    assert (
        moves(SENTENCES, title="Ferry tickets stay at three crowns for residents")["c5"]
        == "lifted to the headline"
    )


def test_a_short_text_has_no_places():
    assert moves(SENTENCES[:4]) == {}


def test_a_place_is_held_against_the_middle_of_those_that_are_there_now():
    # given three texts, of which two have the sentences the other way round
    texts = [
        analysis_of("a", SENTENCES),
        analysis_of("b", SENTENCES[::-1]),
        analysis_of("c", SENTENCES[::-1]),
    ]
    memory = Memory()

    def found(present, baseline):
        rows = compare(present, baseline=baseline, memory=memory).contrasts["order"]
        assert rows == compare(present, baseline=baseline).contrasts["order"]
        return [row.against_value for row in rows if row.document == "b" and row.value == 0]

    # then what a place is held against follows the texts and the baseline
    assert found(texts, "others") == [0.0]
    assert found(texts[:2], "others") == [1.0]
    assert found(texts, "c") == [0.0]
    assert found(texts, "a") == [1.0]


@given(places=st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=1, max_size=7), at=st.integers(0, 6))
def test_the_middle_of_the_others_is_that_of_a_list_without_the_text_itself(places, at):
    here = places[at % len(places)]
    others = sorted(places)
    others.remove(here)
    expected = others[(len(others) - 1) // 2] if others else None
    middle = _Middle.of(places)
    assert (middle and middle.without(here).place) == expected
