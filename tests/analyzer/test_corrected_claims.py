"""Claims as people put them: called, given cells, merged, moved and split, with all that is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.comparison import compare
from analyzer.corrections import Stretch
from tests.analyzer.ferries import (
    COST,
    PRICE,
    SLIPS,
    at,
    claim_on,
    corrected,
    event,
    merged,
    of_document,
    said,
    statuses,
    words_in,
)


@pytest.fixture(scope="module")
def machine():
    return compare(event())


# --- names ------------------------------------------------------------------------------------------------


def test_a_claim_is_called_as_a_person_says(machine):
    comparison = corrected(said("claim.rename", "What it cost", at("r", COST)))

    claim = claim_on(comparison, "What it cost")
    assert claim.cells == claim_on(machine, COST).cells
    (outcome,) = comparison.corrections
    assert (outcome.id, outcome.value, outcome.machine, outcome.problem) == ("7", "What it cost", COST, "")
    assert comparison.claims[outcome.row] is claim


def test_it_is_found_by_any_of_its_words_when_others_are_gone():
    places = (Stretch("gone", 0, 30), at("b", COST))
    comparison = corrected(said("claim.rename", "What it cost", *places))

    assert claim_on(comparison, "What it cost") is not None


@pytest.mark.parametrize("place", [Stretch("a", 0, 3), Stretch("x", 0, 30), at("a", "quartet of")])
def test_words_of_no_claim_change_nothing(machine, place):
    comparison = corrected(said("claim.rename", "What it cost", place))

    assert comparison.claims == machine.claims
    assert "No claim of this comparison" in comparison.corrections[0].problem


# --- cells ------------------------------------------------------------------------------------------------


def test_a_claim_said_to_be_there_is_left_out_no_more(machine):
    assert claim_on(machine, COST).id in {
        row.claim for row in of_document(machine.contrasts["omissions"], "a")
    }
    comparison = corrected(said("claim.cell", "partial", at("r", COST), part="a", taken=(at("a", PRICE),)))

    claim = claim_on(comparison, COST)
    assert statuses(claim) == {"r": "verbatim", "a": "partial", "b": "verbatim"}
    assert words_in(comparison, claim, "a") == [PRICE]
    assert claim.id not in {row.claim for row in of_document(comparison.contrasts["omissions"], "a")}
    assert (comparison.corrections[0].machine, comparison.corrections[0].document) == ("absent", "a")


def test_a_claim_said_to_be_absent_is_left_out_and_shows_what_was_taken_for_it(machine):
    comparison = corrected(said("claim.cell", "absent", at("r", COST), part="b"))

    claim = claim_on(comparison, COST)
    assert claim.cells["b"].status == "absent"
    assert claim.cells["b"].nearest.sentence == 1
    assert claim.id in {row.claim for row in of_document(comparison.contrasts["omissions"], "b")}
    assert not [row for row in comparison.contrasts["corroboration"] if row.claim == claim.id]


def test_the_only_text_that_says_a_claim_keeps_it(machine):
    comparison = corrected(said("claim.cell", "absent", at("a", PRICE), part="a"))

    assert comparison.claims == machine.claims
    assert "No text would say this claim" in comparison.corrections[0].problem


# --- merging ----------------------------------------------------------------------------------------------


def test_two_claims_become_one_with_the_words_of_both(machine):
    correction, berths = merged(machine)
    comparison = corrected(correction)

    claim = claim_on(comparison, berths.text)
    assert claim_on(comparison, SLIPS) is None
    assert len(comparison.claims) == len(machine.claims) - 1
    assert claim.id == berths.id
    assert SLIPS in words_in(comparison, claim, "a")
    assert words_in(comparison, claim, "b") == [SLIPS.replace("Boats", "Ferries")]
    assert claim.cells["b"].status == "paraphrase"
    assert claim.cells["r"] == berths.cells["r"]


def test_a_claim_of_the_base_text_stays_its_claim_whichever_way_two_are_merged(machine):
    correction, berths = merged(machine)
    there, back = (
        corrected(correction),
        corrected(replace(correction, at=correction.toward, toward=correction.at)),
    )

    assert back.claims == there.claims
    assert back.contrasts == there.contrasts
    assert back.summary == there.summary
    assert back.corrections[0].row == [claim.id for claim in back.claims].index(berths.id)


def test_what_was_added_is_no_addition_any_more_and_what_was_left_out_no_omission(machine):
    correction, berths = merged(machine)
    comparison = corrected(correction)
    additions = {row.start for row in of_document(machine.contrasts["additions"], "b")}

    assert at("b", "Ferries").start in additions
    assert at("b", "Ferries").start not in {
        row.start for row in of_document(comparison.contrasts["additions"], "b")
    }
    assert berths.id in {row.claim for row in of_document(machine.contrasts["omissions"], "b")}
    assert berths.id not in {row.claim for row in of_document(comparison.contrasts["omissions"], "b")}


def test_every_row_speaks_of_claims_that_there_are(machine):
    comparison = corrected(merged(machine)[0])

    known = {claim.id for claim in comparison.claims}
    for rows in comparison.contrasts.values():
        assert {row.claim for row in rows if hasattr(row, "claim")} <= known
    for sentence in comparison.summary:
        assert all(ref.row < len(comparison.claims) for ref in sentence.refs if ref.section == "claims")


def test_a_claim_is_not_merged_with_itself(machine):
    comparison = corrected(said("claim.merge", None, at("r", COST), toward=(at("b", COST),)))

    assert comparison.claims == machine.claims
    assert "one claim already" in comparison.corrections[0].problem


def test_of_two_claims_that_say_the_same_passage_the_one_with_nothing_else_is_meant(machine):
    shares = said("claim.cell", "partial", at("r", COST), part="a", taken=(at("a", PRICE),))
    price = (at("a", PRICE),)

    named = corrected(shares, said("claim.rename", "What islanders pay", *price))
    merged_on = corrected(
        shares, said("claim.merge", None, *price, toward=(at("r", COST), at("b", COST), *price))
    )

    assert claim_on(machine, COST).id < claim_on(machine, PRICE).id  # what comes first is not what is meant
    assert statuses(claim_on(named, "What islanders pay")) == {"r": "absent", "a": "verbatim", "b": "absent"}
    assert claim_on(merged_on, PRICE) is None
    assert words_in(merged_on, claim_on(merged_on, COST), "a") == [PRICE]


def test_what_is_merged_and_then_taken_out_of_the_one_is_found_there(machine):
    correction, _ = merged(machine)
    comparison = corrected(
        correction, said("claim.split", "Landing places", at("a", SLIPS), taken=(at("a", SLIPS),))
    )

    claim = claim_on(comparison, "Landing places")
    assert statuses(claim) == {"r": "absent", "a": "verbatim", "b": "absent"}


# --- moving and splitting ---------------------------------------------------------------------------------


def test_a_sentence_goes_from_one_claim_to_another(machine):
    ferries = SLIPS.replace("Boats", "Ferries")
    comparison = corrected(
        said("claim.move", None, at("a", SLIPS), taken=(at("b", ferries),), toward=(at("r", COST),))
    )

    assert statuses(claim_on(comparison, SLIPS)) == {"r": "absent", "a": "verbatim", "b": "absent"}
    assert words_in(comparison, claim_on(comparison, COST), "b") == [COST, ferries]
    assert claim_on(comparison, COST).cells["b"].status == "verbatim"  # it says it word for word as well


def left_by(comparison) -> list[tuple[str, str, str]]:
    """(claim's text, document, what the machine read there) of the cells that words of the only correction left."""
    (outcome,) = comparison.corrections
    return [(comparison.claims[cell.row].text, cell.document, cell.machine) for cell in outcome.left]


def test_what_the_machine_read_in_a_claim_stands_beside_where_its_words_left_it():
    ferries = SLIPS.replace("Boats", "Ferries")
    moved = corrected(
        said("claim.move", None, at("a", SLIPS), taken=(at("b", ferries),), toward=(at("r", COST),))
    )
    split = corrected(said("claim.split", "", at("a", SLIPS), taken=(at("b", ferries),)))

    assert left_by(moved) == left_by(split) == [(SLIPS, "b", "close")]
    assert moved.claims[moved.corrections[0].row].text == COST  # it is held by the claim that they went to


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "claim.rename", "value": "What it cost"},
        {"kind": "claim.cell", "value": "absent", "part": "b"},
        {"kind": "claim.merge", "value": None, "toward": (at("a", SLIPS),)},
        {"kind": "claim.move", "value": None, "taken": (at("a", PRICE),), "toward": (at("a", SLIPS),)},
    ],
)
def test_no_claim_is_left_by_words_that_stay_where_they_are(more):
    kind, value = more.pop("kind"), more.pop("value")

    assert left_by(corrected(said(kind, value, at("r", COST), **more))) == []


def test_with_its_last_sentence_a_claim_goes():
    comparison = corrected(
        said("claim.move", None, at("a", PRICE), taken=(at("a", PRICE),), toward=(at("r", COST),))
    )

    assert claim_on(comparison, PRICE) is None
    assert claim_on(comparison, COST).cells["a"].status == "paraphrase"
    assert left_by(comparison) == []  # there is no claim to tell it of


def test_a_sentence_that_the_claim_does_not_have_is_not_moved(machine):
    comparison = corrected(
        said("claim.move", None, at("a", SLIPS), taken=(at("a", PRICE),), toward=(at("r", COST),))
    )

    assert comparison.claims == machine.claims
    assert "not said in these words" in comparison.corrections[0].problem


def test_what_is_split_off_is_a_claim_of_its_own_behind_the_first(machine):
    ferries = SLIPS.replace("Boats", "Ferries")
    comparison = corrected(said("claim.split", "", at("a", SLIPS), taken=(at("b", ferries),)))

    first, new = claim_on(comparison, SLIPS), claim_on(comparison, ferries)
    assert statuses(first) == {"r": "absent", "a": "verbatim", "b": "absent"}
    assert statuses(new) == {"r": "absent", "a": "absent", "b": "verbatim"}
    assert comparison.claims.index(new) == comparison.claims.index(first) + 1
    assert new.id not in {claim.id for claim in machine.claims}
    assert new.cells["a"].nearest.sentence == 1  # where one may look whether it is not said after all


def test_nothing_is_split_where_nothing_would_be_left(machine):
    ferries = SLIPS.replace("Boats", "Ferries")
    comparison = corrected(said("claim.split", "", at("a", SLIPS), taken=(at("b", ferries), at("a", SLIPS))))

    assert comparison.claims == machine.claims
    assert comparison.corrections[0].problem
