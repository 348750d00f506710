"""Which passages stand side by side, and which of their words differ."""

from __future__ import annotations

from typing import Any

from webapp.pages.contexts.differences import (
    MOST_STEPS,
    Pairing,
    WordByWord,
    marks_over,
    said_of,
    stems_in,
    words_in,
)
from webapp.pages.contexts.edition import Witness
from webapp.pages.contexts.synopsis import Parallel, parallels


def claim(**sentences: list[int]) -> dict[str, Any]:
    return {"cells": {document: {"sentences": found} for document, found in sentences.items()}}


def places(rows: list[Parallel]) -> list[dict[str, list[int]]]:
    return [row.places for row in rows]


def witness(letter: str, *sentences: str) -> Witness:
    text, found = "", []
    for sentence in sentences:
        found.append({"start": len(text), "end": len(text) + len(sentence), "zone": "body"})
        text += sentence + " "
    document = {"text": text, "sentences": found}
    return Witness(letter, letter, letter, False, False, document, {}, None)


def paired(here: str, there: str) -> tuple[Witness, Witness, Pairing]:
    one, two = witness("B", here), witness("R", there)
    found = WordByWord().pairing(one, 0, two, 0)
    assert found is not None
    return one, two, found


def marked(text: str, against: str) -> list[str]:
    one, _, found = paired(text, against)
    return [one.text[mark.start : mark.end] for mark in marks_over(words_in(one, 0), found.here, "inserted")]


# --- rows -------------------------------------------------------------------------------------------------


def test_rows_follow_the_first_text_and_hold_what_the_others_make_of_it() -> None:
    rows = parallels(["R", "B"], {"R": 2, "B": 2}, [claim(R=[0], B=[1]), claim(R=[1], B=[0])])
    assert places(rows) == [{"R": [0], "B": [1]}, {"R": [1], "B": [0]}]
    assert [row.claims for row in rows] == [[0], [1]]


def test_what_only_another_text_has_stands_where_that_text_has_it() -> None:
    rows = parallels(["R", "B"], {"R": 2, "B": 3}, [claim(R=[0], B=[0]), claim(R=[1], B=[2])])
    assert places(rows) == [{"R": [0], "B": [0]}, {"B": [1]}, {"R": [1], "B": [2]}]


def test_what_comes_before_the_first_shared_passage_stands_before_it() -> None:
    rows = parallels(["R", "B"], {"R": 1, "B": 2}, [claim(R=[0], B=[1])])
    assert places(rows) == [{"B": [0]}, {"R": [0], "B": [1]}]


def test_texts_with_nothing_in_common_follow_each_other_whole() -> None:
    rows = parallels(["R", "B"], {"R": 2, "B": 3}, [claim(R=[0]), claim(B=[0, 1])])
    assert places(rows) == [{"R": [0, 1]}, {"B": [0, 1, 2]}]


def test_what_two_others_share_is_one_row_without_the_first() -> None:
    claims = [claim(R=[0], B=[0], C=[0]), claim(B=[1], C=[1])]
    rows = parallels(["R", "B", "C"], {"R": 1, "B": 2, "C": 2}, claims)
    assert places(rows) == [{"R": [0], "B": [0], "C": [0]}, {"B": [1], "C": [1]}]
    assert rows[1].leader == "B"
    assert not rows[1].is_alone


def test_a_sentence_that_answers_two_stands_beside_both() -> None:
    rows = parallels(["R", "B"], {"R": 2, "B": 1}, [claim(R=[0], B=[0]), claim(R=[1], B=[0])])
    assert places(rows) == [{"R": [0], "B": [0]}, {"R": [1], "B": [0]}]


def test_a_claim_said_twice_is_numbered_in_the_first_of_its_rows_only() -> None:
    rows = parallels(["R", "B"], {"R": 2, "B": 1}, [claim(R=[0, 1], B=[0])])
    assert [row.claims for row in rows] == [[0], []]


def test_no_sentence_is_lost() -> None:
    claims = [claim(R=[1], B=[4]), claim(R=[3], C=[0, 2]), claim(B=[0], C=[1]), claim(C=[3])]
    lengths = {"R": 5, "B": 6, "C": 4}
    rows = parallels(["R", "B", "C"], lengths, claims)
    for document, length in lengths.items():
        laid = {sentence for row in rows for sentence in row.places.get(document, ())}
        assert laid == set(range(length))


def test_neighbours_of_two_texts_are_not_joined() -> None:
    rows = parallels(["R", "B"], {"R": 1, "B": 1}, [])
    assert places(rows) == [{"R": [0]}, {"B": [0]}]


# --- words ------------------------------------------------------------------------------------------------


def test_inserted_words_are_marked_and_no_others() -> None:
    text = "The board uses the strength of its fleet to guard the harbour."
    assert marked(text, "The board uses its fleet to guard the harbour.") == ["the strength of"]


def test_the_same_words_have_no_mark() -> None:
    assert marked("The fleet left Lisport at noon.", "The fleet left Lisport at noon.") == []


def test_spelling_and_case_are_no_difference() -> None:
    assert marked("The U.S. harbour board met.", "the US harbor board met") == []


def test_words_that_stand_at_another_place_are_not_new() -> None:
    text = "In the old customs house, the board signed a treaty on fishing rights."
    assert marked(text, "The board signed a treaty on fishing rights in the old customs house.") == []


def test_a_single_word_at_another_place_is_marked() -> None:
    assert marked("Brown said the quay is closed.", "The quay is closed, said Brown.") == ["Brown said"]


def test_texts_without_a_common_word_are_marked_whole() -> None:
    assert marked("Fishermen waited outside.", "The board met.") == ["Fishermen waited outside"]


def test_what_is_said_leaves_out_words_that_the_other_has_in_another_form() -> None:
    here = "The treaty was signed and merchants cheered loudly."
    there = "Ministers signed treaties and cheered."
    one, two, found = paired(here, there)
    said = said_of(one, [0], {0: found.here}, stems_in(two, [0]))
    assert "merchants" in " ".join(said.stretches)
    assert "treaty" not in " ".join(said.stretches)


def test_small_words_alone_are_not_said() -> None:
    one, two, found = paired("The fleet left from Lisport.", "The fleet left Lisport.")
    assert said_of(one, [0], {0: found.here}, stems_in(two, [0])).stretches == ()


def test_more_changes_than_can_be_said_are_counted() -> None:
    here = "Red boats, green sails, blue ropes, grey masts, black hulls and brown nets lay there."
    there = "Boats, sails, ropes, masts, hulls and nets lay there."
    one, two, found = paired(here, there)
    said = said_of(one, [0], {0: found.here}, stems_in(two, [0]))
    assert said.stretches == ("Red", "green", "blue", "grey")
    assert said.more == 2


def test_a_pair_that_is_too_long_is_not_looked_at_and_is_told() -> None:
    words = WordByWord()
    long = " ".join(["crate"] * (int(MOST_STEPS**0.5) + 1))
    assert words.pairing(witness("B", long), 0, witness("R", long), 0) is None
    assert words.has_refused


def test_a_page_has_a_bound_of_its_own() -> None:
    words = WordByWord()
    words._steps_left = 10
    pair = witness("B", "The fleet left Lisport."), witness("R", "The fleet left Lisport.")
    assert words.pairing(pair[0], 0, pair[1], 0) is None
    assert words.has_refused
