"""Claims, quotations and facts as people put them, with all that is made of them; the machine's value beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analyzer.comparison import compare
from analyzer.corrections import Correction, Stretch
from analyzer.encoding import encode_comparison
from analyzer.types import FactMention
from tests.analyzer.builders import Said, analysis_of

BERTHS = "The new ferry terminal on the northern quay has four berths."
SLIPS = "Boats will find room at a quartet of landing places by the harbour mouth."
COST = "Taxpayers spent nine million crowns on building works."
PRAISE = "“The terminal is a gift to every island family and sailor,”"
PRICE = "The tickets for islanders stay cheaper than those for visitors."


def fact(document_text: str, words: str, value: str) -> FactMention:
    start = document_text.index(words)
    return FactMention(
        "number", "terminal", "count:berth", value, words, 0, start, start + len(words), is_exclusive=True
    )


def event(*, release: bool = True):
    quoted = Said(f"{PRAISE} Mayor Odile Berg said.", "quoted", "Odile Berg", "said", names=("Odile Berg",))
    reported = Said(
        "Odile Berg warned that the terminal is a gift to every island family and sailor.",
        "reported", "Odile Berg", "warned", "warning", names=("Odile Berg",),
    )  # fmt: skip
    return [
        analysis_of(
            "r", [BERTHS, COST, quoted], published=date(2031, 3, 1), role="release" if release else "coverage",
            issuer="Harbour Council", facts=(fact(BERTHS, "four berths", "4"),),
        ),
        analysis_of(
            "a", [BERTHS.replace("four", "five"), SLIPS, PRICE, reported], outlet="Alpha", published=date(2031, 3, 2),
            facts=(fact(BERTHS.replace("four", "five"), "five berths", "5"),),
        ),
        analysis_of("b", [SLIPS.replace("Boats", "Ferries"), COST], outlet="Beta", published=date(2031, 3, 3)),
    ]  # fmt: skip


TEXTS = {analysis.document.id: analysis.document.text for analysis in event()}


def at(document: str, words: str) -> Stretch:
    start = TEXTS[document].index(words)
    return Stretch(document, start, start + len(words))


def said(kind: str, value: object, *places: Stretch, **fields: object) -> Correction:
    return Correction(kind, value, places, id="7", **fields)


def claim_on(comparison, words: str):
    return next((claim for claim in comparison.claims if claim.text == words), None)


def statuses(claim) -> dict[str, str]:
    return {name: cell.status for name, cell in claim.cells.items()}


def words_in(comparison, claim, document: str) -> list[str]:
    return [TEXTS[document][span.start : span.end] for span in claim.cells[document].spans]


@pytest.fixture(scope="module")
def machine():
    return compare(event())


def corrected(*corrections: Correction):
    return compare(event(), corrections=corrections)


def of_document(rows, document):
    return [row for row in rows if row.document == document]


# --- what the tests stand on ------------------------------------------------------------------------------


def test_the_machine_reads_the_event_so(machine):
    # the landing places are a claim of the outlets' own, which the release does not have
    assert statuses(claim_on(machine, SLIPS)) == {"r": "absent", "a": "verbatim", "b": "close"}
    assert statuses(claim_on(machine, COST)) == {"r": "verbatim", "a": "absent", "b": "verbatim"}
    assert machine.corrections == ()


def test_without_corrections_and_with_those_of_sentences_it_is_as_it_was(machine):
    assert compare(event(), corrections=[said("sentence.loaded", True, at("a", SLIPS))]) == machine


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


def merged(machine):
    """The landing places are the berths."""
    berths = next(claim for claim in machine.claims if claim.text.startswith("The new ferry"))
    return said("claim.merge", None, at("a", SLIPS), toward=(at("r", TEXTS["r"][: len(BERTHS)]),)), berths


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


def test_neither_order_of_texts_nor_an_earlier_alignment_changes_what_comes_out(machine):
    corrections = [merged(machine)[0], said("claim.rename", "What it cost", at("r", COST))]
    first = compare(event(), corrections=corrections)

    assert compare(event()[::-1], corrections=corrections) == first
    assert compare(event(), corrections=corrections, previous=machine.alignment) == first


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
