"""additions: the five kinds, and what is not added."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from analyzer.analysis import analyze
from analyzer.comparison import compare
from analyzer.memory import Memory
from analyzer.types import FactMention
from tests.analyzer.builders import Said, analysis_of
from tests.analyzer.discourse.texts import read

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


@pytest.mark.parametrize("editorial", [0.1, 0.8])
def test_an_evaluating_word_in_passing_colours_background(editorial):
    sentence = Said(
        "The vast storm sank trawlers near Eelby.",
        names=("Eelby",),
        marks=("evaluates_in_passing",),
        editorial=editorial,
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


def test_a_short_sentence_is_added_too():
    short = Said("The delay has been a disgrace.", predicate="be")
    assert [row.sentence for row in additions(HARBOUR, short, Said("Nobody cheered."))] == [1, 2]


def kind_of(text: str) -> str:
    """The kind that a sentence is given beside a release, from its words on."""
    release = analyze(read(HARBOUR.text, name="r").document)
    article = analyze(read(HARBOUR.text, text, name="a").document)
    (row,) = [row for row in compare([release, article]).contrasts["additions"] if row.sentence == 1]
    return row.kind


@pytest.mark.parametrize(
    "text",
    [
        "The basin at Eelby is a monument to reckless planning, and the pier is shoddy.",
        "Thankfully, the skipper at Eelby saw the light.",
        "So much for the mooring at Eelby.",
        "The closure will damage the fishing villages around Eelby.",
        "The vote on the quay will be a defining moment.",
        "The board at Eelby squandered the money for the quay.",
    ],
)
def test_what_the_clause_says_in_judgement_is_editorial(text):
    assert kind_of(text) == "editorial"


@pytest.mark.parametrize(
    "text",
    [
        "The reckless skipper was at Eelby that day.",
        "The basin at Eelby is a large harbour for trawlers.",
        "A skipper from Eelby was charged with making false statements and with failure to register his trawler.",
        "So far, two trawlers have left the basin at Eelby, where the Great Quay stands.",
        "Children sailed paper boats on the reflecting pool at Eelby despite the rain.",
        "A trawler from Eelby, known as the Heron, appeared to drift in the wake of the storm.",
    ],
)
def test_an_evaluating_word_beside_a_noun_and_a_hedge_are_no_judgement(text):
    assert kind_of(text) in ("event_detail", "background")


def test_a_person_may_call_editorial_what_has_only_words_in_passing():
    sentence = Said("The vast storm sank trawlers.", marks=("evaluates_in_passing",), editorial=1.0)
    (row,) = additions(HARBOUR, sentence)
    assert row.kind == "editorial"


def test_one_sentence_is_listed_once_under_a_heading():
    # given a sentence with two claims, of which another outlet has one
    text = "Tourists queued for hours at the tickets office while gulls stole sandwiches from children."
    other = analysis_of("b", [HARBOUR, "Gulls stole sandwiches from children."], published=date(2031, 3, 3))
    whole = analysis_of("a", [HARBOUR, text], published=date(2031, 3, 2))
    (proposition,) = whole.propositions[1:]
    cut = whole.document.text.index(" while")
    halves = [replace(proposition, end=cut, content=("tourist", "queue", "hour", "ticket", "office"))]
    halves += [replace(proposition, start=cut + 7, content=("gull", "steal", "sandwich", "child"))]
    article = replace(whole, propositions=(whole.propositions[0], *halves))
    release = analysis_of("r", [HARBOUR], role="release", published=date(2031, 3, 1))
    rows = [r for r in compare([release, article, other]).contrasts["additions"] if r.document == "a"]
    # then one row holds both
    (row,) = rows
    assert whole.document.text[row.start : row.end] == text
    assert row.shared_with == ("b",)


def test_who_opened_the_meeting_is_the_events_own_business_though_the_person_is_new():
    def opened(name: str) -> FactMention:
        return FactMention("role", "meeting", "opened", name, name, 0, 0, 5)

    release = analysis_of(
        "r", [HARBOUR], role="release", published=date(2031, 3, 1), facts=(opened("Nora Whitfield"),)
    )
    address = Said("Ivo Pell of Eelby delivered the opening address.", names=("Ivo Pell", "Eelby"))
    article = analysis_of("a", [address], published=date(2031, 3, 2), facts=(opened("Ivo Pell"),))
    without = analysis_of("a", [address], published=date(2031, 3, 2))
    kinds = [compare([release, one]).contrasts["additions"][0].kind for one in (article, without)]
    assert kinds == ["event_detail", "background"]


def test_what_contradicts_another_outlet_is_added_and_not_shared():
    forty = Said("Dockers lost forty jobs at the coal pier.", numbers=("40",))
    sixty = Said("Dockers lost sixty jobs at the coal pier.", numbers=("60",))
    other = analysis_of("b", [HARBOUR, forty], published=date(2031, 3, 3))
    (row,) = additions(HARBOUR, sixty, others=(other,))
    assert (row.sentence, row.shared_with) == (1, ())


def test_what_one_text_adds_is_told_anew_when_other_texts_or_the_baseline_change():
    # given a storm that one outlet tells of, another that tells of it too, and fog at the same place
    storm = Said("A storm sank two trawlers near Eelby.", names=("Eelby",))
    fog = Said("Fog near Eelby kept every ferry inside.", names=("Eelby",))
    release = analysis_of("r", [HARBOUR], role="release", published=date(2031, 3, 1))
    a = analysis_of("a", [HARBOUR, storm], published=date(2031, 3, 2))
    b, c, d = (
        analysis_of(name, [said], published=date(2031, 3, 3))
        for name, said in (("b", storm), ("c", HARBOUR), ("d", fog))
    )
    memory = Memory()

    def rows(*texts, baseline=None):
        found = compare([release, *texts], baseline=baseline, memory=memory).contrasts["additions"]
        assert found == compare([release, *texts], baseline=baseline).contrasts["additions"]
        return [(row.kind, row.shared_with) for row in found if row.document == "a"]

    # then the row of the storm follows whoever comes, goes, or is the baseline
    assert rows(a, c) == [("background", ())]
    assert rows(a, c, d) == [("event_detail", ())]
    assert rows(a, b, c, d) == [("event_detail", ("b",))]
    assert rows(a, b, c, d, baseline="c") == [("event_detail", ("b",))]
    assert rows(a, b, c, d, baseline="b") == [("event_detail", ("r", "c"))]
    assert rows(a, b, c, d, baseline="others") == []
    assert rows(a, c, d) == [("event_detail", ())]
    assert rows(a, c) == [("background", ())]


WORDS = (
    "harbour",
    "council",
    "ferry",
    "terminal",
    "gulls",
    "approve",
    "new",
    "late",
    "was",
    "a",
    "the",
    "not",
)


@pytest.mark.parametrize("seed", range(30))
def test_every_body_sentence_has_a_cell_in_a_claim_of_the_baseline_or_a_row(seed):
    # given sentences thrown together of few words, so that they share much and little
    dice = Random(seed)

    def text() -> list[str]:
        return [" ".join(dice.choices(WORDS, k=dice.randint(1, 9))) + " gulls." for _ in range(6)]

    documents = [analysis_of("r", text(), role="release", published=date(2031, 3, 1))]
    documents += [analysis_of(name, text(), published=date(2031, 3, 2)) for name in "ab"]
    # when they are compared
    comparison = compare(documents)
    # then nothing that an outlet says vanishes
    for name in "ab":
        had = {
            sentence
            for claim in comparison.claims
            if claim.cells["r"].status != "absent"
            for sentence in claim.cells[name].sentences
        }
        added = {row.sentence for row in comparison.contrasts["additions"] if row.document == name}
        assert had | added == set(range(6))


HOSTED = ["From May 3-4, 2026, Norwick hosted the harbour safety summit in the old town hall."]


def _added_beside(*sentences):
    release = analyze(read(*HOSTED, name="r").document)
    article = analyze(read(*sentences, name="a").document)
    comparison = compare([release, article], baseline="r")
    assert any(claim.cells["a"].status == "conflict" for claim in comparison.claims)
    return [
        article.document.text[row.start : row.end]
        for row in comparison.contrasts["additions"]
        if row.document == "a"
    ]


def test_what_a_sentence_says_beside_a_conflict_inside_it_is_added():
    (added,) = _added_beside(
        "The harbour safety summit, held in the old town hall from May 3 to 5, 2026, marked a historic step for the coast."
    )

    assert "marked a historic step" in added


def test_a_sentence_that_only_contradicts_adds_nothing():
    assert (
        _added_beside("The harbour safety summit was held in the old town hall from May 3 to 5, 2026.") == []
    )
