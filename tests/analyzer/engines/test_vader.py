import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analyzer.engines import vader


def test_pleasant_and_unpleasant_words_are_found_where_they_stand():
    sentence = "A lovely morning, but the soup was awful."

    score = vader.score(sentence)

    assert [sentence[word.start : word.end] for word in score.words] == ["lovely", "awful"]
    assert [word.valence > 0 for word in score.words] == [True, False]


def test_a_plain_sentence_has_no_emotional_words():
    assert vader.score("The ferry leaves the pier at six.") == vader.SentenceScore(0.0, ())


def test_a_stretch_named_as_neutral_counts_nothing():
    sentence = "The United States sent a letter."  # "United" is a pleasant word to VADER

    covered = vader.score(sentence, ((4, 10),))

    assert vader.score(sentence).compound > 0
    assert covered == vader.SentenceScore(0.0, ())


def test_covering_one_word_leaves_the_others_alone():
    sentence = "The United team won a lovely prize."

    covered = vader.score(sentence, ((4, 10),))

    assert [sentence[word.start : word.end] for word in covered.words] == ["won", "lovely", "prize"]


def test_negation_turns_a_word():
    assert vader.score("The soup was not good.").words[0].valence < 0


def test_empty_and_punctuation_only_sentences_are_neutral():
    assert vader.score("").compound == 0
    assert vader.score(" … — ").compound == 0


def test_a_very_long_sentence_is_cut_rather_than_read_in_quadratic_time():
    assert vader.score("good " * 50_000).compound <= 1


def test_words_on_their_own_have_the_raters_feeling_between_minus_one_and_one():
    assert vader.word_valence("awful") < 0 < vader.word_valence("Lovely")
    assert vader.word_valence("ferry") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "A lovely morning, but the soup was awful!",
        "The soup was not very good, nor was it the worst.",
        "He was kind of happy; she was KIND.",
        "No good deed goes without punishment, at least not here???",
        "It was the least helpful answer :)",
        "What a day \U0001f602 said Anna\u2019s friend \u2014 hardly a disaster.",
        "  The ferry leaves the pier at six.  ",
        "GREAT news",
    ],
)
def test_the_score_is_vaders_own(sentence):
    assert (
        vader.score(sentence).compound == SentimentIntensityAnalyzer().polarity_scores(sentence)["compound"]
    )
