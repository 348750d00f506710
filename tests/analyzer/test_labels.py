"""One vocabulary for machine, curators and coders."""

from typing import get_args

import pytest

from analyzer.errors import LabelError
from analyzer.labels import CELLS, CHANGES, LABELS, RELATIONS, VOICES, LabelKind, checked
from analyzer.types import CellStatus, FactRelation, QuoteChange, Voice


@pytest.mark.parametrize(
    ("choices", "values"),
    [(VOICES, Voice), (CELLS, CellStatus), (CHANGES, QuoteChange), (RELATIONS, FactRelation)],
)
def test_people_are_offered_just_the_values_that_the_machine_gives(choices, values):
    assert [choice.value for choice in choices] == list(dict.fromkeys(choice.value for choice in choices))
    assert {choice.value for choice in choices} == set(get_args(values))


def test_every_kind_has_a_label_under_its_own_name():
    assert set(LABELS) == set(get_args(LabelKind))
    assert all(label.kind == kind for kind, label in LABELS.items())


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("sentence.voice", "quoted", "quoted"),
        ("sentence.speaker", "  Ana   Brown ", "Ana Brown"),
        ("sentence.speaker", "", ""),  # nobody
        ("sentence.loaded", False, False),
        ("quote.change", ["altered", "promoted"], ["promoted", "altered"]),  # in the codebook's order
        ("quote.change", ["verbatim", "verb_shifted"], ["verb_shifted", "verbatim"]),
        ("fact.relation", "coarser", "coarser"),
        ("claim.cell", "absent", "absent"),
        ("claim.rename", "The library opened", "The library opened"),
        ("claim.merge", "anything", None),
    ],
)
def test_a_value_of_its_kind_is_kept_in_one_form(kind, value, kept):
    assert checked(kind, value) == kept


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("sentence.tone", "good"),
        ("sentence.voice", "shouted"),
        ("sentence.voice", None),
        ("sentence.loaded", "yes"),
        ("sentence.loaded", 1),
        ("quote.change", []),
        ("quote.change", ["verbatim", "altered"]),
        ("quote.change", ["unmatched", "verb_shifted"]),
        ("quote.change", ["misquoted"]),
        ("fact.relation", "wrong"),
        ("claim.cell", "missing"),
        ("claim.rename", "  "),
        ("claim.rename", "x" * 301),
    ],
)
def test_a_value_of_another_kind_is_refused(kind, value):
    with pytest.raises(LabelError):
        checked(kind, value)


def test_a_frame_is_named_with_its_codebook_and_must_exist():
    assert checked("sentence.frame", True, part="a.b", frames={"a.b"}) is True
    for part in ("", "b", "a.c"):
        with pytest.raises(LabelError):
            checked("sentence.frame", True, part=part, frames={"a.b"})


def test_a_refusal_names_what_may_be_said():
    with pytest.raises(LabelError, match="own, quoted, reported"):
        checked("sentence.voice", "shouted")


def test_values_are_read_out_in_words():
    assert LABELS["claim.cell"].words_of("conflict") == "says something different"
    assert LABELS["sentence.loaded"].words_of(False) == "no"
    assert (
        LABELS["quote.change"].words_of(["promoted", "altered"])
        == "into quotation marks, other words inside the marks"
    )
    assert LABELS["sentence.speaker"].words_of("") == "none"
