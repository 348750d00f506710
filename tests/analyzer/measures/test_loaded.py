import pytest

from analyzer.measures.loaded import loaded, loadedness, scare_quotes
from analyzer.measures.own_voice import voiced_sentences
from tests.analyzer.measures.readings import PLAIN, reading_of


def _score(sentence: str) -> float:
    return loadedness(voiced_sentences(reading_of(sentence))[0].own).score


@pytest.mark.parametrize(
    "sentence",
    [
        "The disgraceful cabal that runs the port has plundered the islands.",
        "Only a fool would believe the absurd promises of the pipeline lobby.",
        "The far-left bakers unleashed a barrage of hysterical complaints.",
        "It was a shameless, reckless attempt to bully the tiny museum.",
        "The so-called reform is a scandalous gift to greedy landlords.",
    ],
)
def test_words_that_judge_attack_or_take_sides_are_loaded(sentence):
    assert _score(sentence) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour board approved the minutes of its last meeting.",
        "The minister said on Monday that the bridge would open in May.",
        "Two fishermen died when their boat sank off the northern cape.",
        "Police arrested nine people for smuggling tea across the border.",
        "The army moved two battalions to the river after the attack.",
        "Prices of flour rose by 12 percent in the first quarter.",
    ],
)
def test_plain_reports_are_not_loaded_even_of_grim_events(sentence):
    assert _score(sentence) < 0.5


def test_scare_quotes_are_one_to_three_words_in_marks():
    words = voiced_sentences(reading_of('The "free" ferry costs nine crowns.'))[0].all

    assert len(scare_quotes(words)) == 1


def test_a_long_quotation_is_no_scare_quote():
    words = voiced_sentences(reading_of('"The ferry will be free for all of us," he said.'))[0].all

    assert scare_quotes(words) == []


def test_a_harsh_quotation_is_not_a_harsh_outlet():
    reading = reading_of(
        *PLAIN, "“This is a disgraceful, rotten and shameful deal,” the miller said on Monday."
    )

    finding = loaded(reading)

    assert finding.own.count == 0
    assert finding.all.count == 1
    assert finding.by_sentence["loaded"].get(6, 0.0) < 0.5


def test_each_mark_names_the_entry_and_the_class():
    reading = reading_of("It was a disgraceful evening.")

    (evidence,) = loaded(reading).evidence

    assert evidence.label == "condemning (evaluatives): disgraceful"
    assert reading.document.text[evidence.start : evidence.end] == "disgraceful"


def test_a_short_text_has_no_own_rate_and_says_why():
    finding = loaded(reading_of("It was a disgraceful evening."))

    assert finding.own is None
    assert "needs 5 and 100" in finding.reason


def test_the_rate_is_a_share_of_own_sentences():
    finding = loaded(
        reading_of(*PLAIN, "The disgraceful cabal that runs the port has plundered the islands.")
    )

    assert (finding.own.count, finding.own.n) == (1, 7)


def test_the_share_of_sentences_with_each_kind_of_word_stands_beside_the_rate():
    finding = loaded(reading_of(*PLAIN, "Perhaps the old pier is usually safe in calm weather."))

    assert (finding.parts["hedges"].count, finding.parts["hedges"].n) == (1, 7)
    assert finding.parts["one_sided_labels"].count == 0


def test_taking_a_thing_for_granted_adds_to_loaded_words():
    assert _score("The board noticed the shameful debt.") > _score("The board discussed the shameful debt.")
    assert _score("The board discussed the debt.") == 0
