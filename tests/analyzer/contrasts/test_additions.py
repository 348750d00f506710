"""additions: the five kinds, and what is not added."""

from datetime import date

import pytest

from analyzer.comparison import compare
from tests.analyzer.builders import Said, analysis_of

HARBOUR = Said("The harbour council approved the new ferry terminal.", subject="council")


def additions(*sentences, others=(), baseline=None):
    release = analysis_of("r", [HARBOUR], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", list(sentences), published=date(2031, 3, 2))
    rows = compare([release, article, *others], baseline=baseline).contrasts["additions"]
    return [row for row in rows if row.document == "a"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            Said(
                "“Fishermen will lose their moorings,” Paula Renner said.",
                voice="quoted",
                speaker="Paula Renner",
            ),
            "quote",
        ),
        (
            Said("Fishermen will lose their moorings, Renner said.", voice="reported", speaker="Renner"),
            "reported",
        ),
        (
            Said("This bold plan signals a fresh start.", marks=("evaluates", "explains"), editorial=0.8),
            "editorial",
        ),
        (Said("Coming months will reveal the true cost.", marks=("predicts",), editorial=0.3), "editorial"),
        (Said("The council met behind closed doors.", subject="council"), "event_detail"),
        (Said("A storm sank two trawlers near Eelby.", names=("Eelby",)), "background"),
        (Said("Berths are places where ships lie.", zone="box"), "background"),
    ],
)
def test_the_first_kind_that_applies(sentence, kind):
    (row,) = additions(HARBOUR, sentence)
    assert row.kind == kind


def test_praise_with_a_source_is_reported_not_editorial():
    sentence = Said(
        "Renner praised the historic plan.",
        voice="reported",
        speaker="Renner",
        marks=("evaluates",),
        editorial=0.9,
    )
    (row,) = additions(HARBOUR, sentence)
    assert (row.kind, row.marks) == ("reported", ())


def test_an_evaluating_word_in_passing_colours_background():
    sentence = Said(
        "The vast storm sank trawlers near Eelby.", names=("Eelby",), marks=("evaluates",), editorial=0.1
    )
    (row,) = additions(HARBOUR, sentence)
    assert (row.kind, row.flags) == ("background", ("coloured",))


def test_what_the_baseline_has_is_not_added():
    assert additions(HARBOUR) == []
    assert additions(Said("The new ferry terminal was approved by the harbour council.")) == []


def test_what_two_outlets_add_names_the_other():
    extra = Said("Fishermen fear for their moorings in the old basin.")
    other = analysis_of("b", [HARBOUR, extra], published=date(2031, 3, 3))
    (row,) = additions(HARBOUR, extra, others=(other,))
    assert row.shared_with == ("b",)


def test_against_the_others_only_what_none_of_them_has_is_added():
    extra = Said("Fishermen fear for their moorings in the old basin.")
    own = Said("Tourists queued for hours at the tickets office.")
    other = analysis_of("b", [HARBOUR, extra], published=date(2031, 3, 3))
    rows = additions(HARBOUR, extra, own, others=(other,), baseline="others")
    assert [row.sentence for row in rows] == [2]


def test_the_span_is_the_claims_own_words():
    (row,) = additions(HARBOUR, Said("Tourists queued for hours at the tickets office."))
    assert row.start == len(HARBOUR.text) + 1
