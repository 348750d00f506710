"""Quotations and facts as people put them, and what holds of any correction; the machine's value beside."""

from __future__ import annotations

import pytest

from analyzer.comparison import compare
from analyzer.corrections import Stretch
from analyzer.encoding import encode_comparison
from analyzer.memory import Memory
from tests.analyzer.ferries import (
    COST,
    SLIPS,
    at,
    claim_on,
    corrected,
    event,
    merged,
    of_document,
    said,
    statuses,
)


@pytest.fixture(scope="module")
def machine():
    return compare(event())


def test_the_machine_reads_the_event_so(machine):
    # the landing places are a claim of the outlets' own, which the release does not have
    assert statuses(claim_on(machine, SLIPS)) == {"r": "absent", "a": "verbatim", "b": "close"}
    assert statuses(claim_on(machine, COST)) == {"r": "verbatim", "a": "absent", "b": "verbatim"}
    assert machine.corrections == ()


def test_without_corrections_and_with_those_of_sentences_it_is_as_it_was(machine):
    assert compare(event(), corrections=[said("sentence.loaded", True, at("a", SLIPS))]) == machine


# --- quotations and facts ---------------------------------------------------------------------------------


def test_a_quotations_change_is_what_a_person_says(machine):
    row = of_document(machine.contrasts["quotes"], "a")[0]
    assert row.changes == ("demoted", "verb_shifted")
    places = Stretch("a", row.start, row.end), Stretch("r", row.against_start, row.against_end)
    comparison = corrected(said("quote.change", ("demoted",), places[0], toward=(places[1],)))

    (outcome,) = comparison.corrections
    changed = comparison.contrasts["quotes"][outcome.row]
    assert (changed.changes, outcome.machine) == (("demoted",), ("demoted", "verb_shifted"))
    assert (changed.start, changed.against) == (row.start, "r")


def test_a_quotation_that_has_no_counterpart_is_held_against_nothing(machine):
    row = of_document(machine.contrasts["quotes"], "a")[0]
    comparison = corrected(said("quote.change", ("unmatched",), Stretch("a", row.start, row.end)))

    changed = comparison.contrasts["quotes"][comparison.corrections[0].row]
    assert (changed.against, changed.against_text, changed.edits) == (None, None, ())


def test_against_other_words_it_is_another_row(machine):
    row = of_document(machine.contrasts["quotes"], "a")[0]
    comparison = corrected(
        said("quote.change", ("verbatim",), Stretch("a", row.start, row.end), toward=(at("b", COST),))
    )

    assert comparison.contrasts["quotes"] == machine.contrasts["quotes"]
    assert comparison.corrections[0].problem


def test_a_values_relation_is_what_a_person_says_and_the_rows_follows(machine):
    (row,) = machine.contrasts["facts"]
    assert row.relation == "different"
    comparison = corrected(said("fact.relation", "same", at("a", "five berths"), part="number"))

    (changed,) = comparison.contrasts["facts"]
    assert {value.document: value.relation for value in changed.values} == {"r": "same", "a": "same"}
    assert changed.relation == "same"
    assert comparison.corrections[0].machine == "different"


@pytest.mark.parametrize(("words", "slot"), [("five berths", "date"), ("gift to every", "number")])
def test_words_of_no_fact_change_nothing(machine, words, slot):
    comparison = corrected(said("fact.relation", "same", at("a", words), part=slot))

    assert comparison.contrasts["facts"] == machine.contrasts["facts"]
    assert comparison.corrections[0].problem


# --- all together -----------------------------------------------------------------------------------------


def test_the_fingerprint_is_the_same_so_that_reports_stay_comparable(machine):
    assert corrected(merged(machine)[0]).fingerprint == machine.fingerprint


def test_neither_order_of_texts_nor_a_memory_changes_what_comes_out(machine):
    corrections = [merged(machine)[0], said("claim.rename", "What it cost", at("r", COST))]
    first = compare(event(), corrections=corrections)

    assert compare(event()[::-1], corrections=corrections) == first
    memory, texts = Memory(), event()
    compare(texts, memory=memory)
    assert compare(texts, corrections=corrections, memory=memory) == first


def test_against_the_others_it_holds_too():
    comparison = compare(
        event(release=False),
        baseline="others",
        corrections=[said("claim.cell", "absent", at("r", COST), part="b")],
    )

    assert claim_on(comparison, COST).cells["b"].status == "absent"


def test_the_json_names_every_correction_with_both_values(machine):
    data = encode_comparison(corrected(said("claim.cell", "absent", at("r", COST), part="b")))

    (outcome,) = data["corrections"]
    assert (outcome["value"], outcome["machine"], outcome["section"]) == ("absent", "verbatim", "claims")
    assert data["claims"][outcome["row"]]["cells"]["b"]["status"] == "absent"
