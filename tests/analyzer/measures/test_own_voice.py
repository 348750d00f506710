from analyzer.measures.loaded import loaded, loadedness
from analyzer.measures.own_voice import (
    body_sentences,
    saturated,
    scored,
    voiced_sentences,
    whole_sentence_scores,
    why_no_own_rate,
)
from tests.analyzer.measures.readings import PLAIN, reading_of


def test_quoted_words_are_not_own_words():
    reading = reading_of("“A rotten deal,” the miller said.")

    (voiced,) = voiced_sentences(reading)

    assert [token.text for token in voiced.own.tokens] == ["the", "miller", "said", "."]
    assert voiced.all.count == 6


def test_reported_words_are_not_own_words():
    reading = reading_of(("that the deal was rotten", "reported"))

    assert voiced_sentences(reading)[0].own.count == 0


def test_entries_that_reach_into_other_words_are_left_out():
    reading = reading_of("“A rotten deal,” the miller said of the shameful plan.")

    (voiced,) = voiced_sentences(reading)

    assert [hit.entry.term for hit in voiced.own.hits("evaluatives")] == ["shameful"]
    assert [hit.entry.term for hit in voiced.all.hits("evaluatives")] == ["rotten", "shameful"]


def test_boxes_are_outside_the_body():
    reading = reading_of("The ferry leaves at six.", ("Do you know?", "own", "box"))

    assert [voiced.index for voiced in body_sentences(reading)] == [0]


def test_an_own_voice_rate_needs_five_sentences_and_a_hundred_words():
    assert why_no_own_rate(reading_of(*PLAIN)) is None
    assert "a rate needs 5 and 100" in why_no_own_rate(reading_of(*PLAIN[:4]))
    assert why_no_own_rate(reading_of(*["The ferry leaves at six."] * 6)) is not None


def test_quoted_sentences_do_not_help_to_a_rate():
    quoted = [(sentence, "quoted") for sentence in PLAIN[:3]]

    assert why_no_own_rate(reading_of(*quoted, *PLAIN[3:])) is not None


def test_a_score_is_half_at_the_line_and_stays_below_one():
    assert saturated(2.0, 2.0) == 0.5
    assert saturated(0.0, 2.0) == 0.0
    assert saturated(-1.0, 2.0) == 0.0
    assert 0.5 < saturated(200.0, 2.0) < 1


def test_what_fired_keeps_a_score_however_much_speaks_against_it():
    mark = (0, 6, "condemning")

    assert 0 < scored(-3.0, [mark], 2.0).score < 0.5
    assert scored(3.0, [mark], 2.0).score == 0.6
    assert scored(3.0, [], 2.0).score == 0  # evidence or silence


def test_a_whole_sentence_is_scored_by_whoever_s_words_and_the_outlet_only_by_its_own():
    """A harsh quotation is no harsh outlet: its words count in all text only. In own words both are the same."""
    reading = reading_of(
        "“A rotten deal,” the miller said.", "It was a rotten deal.", "The ferry leaves at six."
    )

    whole, own = whole_sentence_scores(reading, "loaded", loadedness), loaded(reading).by_sentence["loaded"]

    assert whole[0] > 0
    assert set(own) == {1}
    assert whole[1] == own[1]
    assert whole[2] == 0
