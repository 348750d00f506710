"""Text as it comes: no exception, every word in one statement, and the outlet's own voice where nothing can be trusted."""

import time

import pytest

from tests.analyzer.discourse.voices import hear


def _voices(heard):
    return {one.voice for one in heard.statements}


class TestQuotations:
    def test_a_quotation_split_by_its_cue_goes_on_behind_it_over_sentences(self):
        heard = hear(["“The bridge,” Rosa Lindt said, “will open soon.", "It is safe.”"])

        assert {heard.at(words).attribution for words in ("“The bridge", "“will open", "It is safe")} == {
            heard.at("“The bridge").attribution
        }
        assert heard.voice("Rosa Lindt said") == "own"

    def test_a_quotation_inside_a_quotation_belongs_to_the_outer_speaker(self):
        heard = hear("Rosa Lindt said: “Olm asked me, ‘Who pays for the bridge?’ and left.”")

        for words in ("Olm asked", "Who pays", "and left"):
            assert (heard.at(words).voice, heard.at(words).speaker) == ("quoted", "Rosa Lindt")
        assert heard.text(heard.at("Olm asked")).startswith("“")

    def test_marks_left_open_carry_over_paragraphs_until_they_close(self):
        heard = hear(
            ["“The bridge is safe,” said Rosa Lindt.", "“We tested it twice."],
            "“We will test it again.",
            "“It will open in May.”",
            "The ferry stops in June.",
        )

        assert heard.at("We will test").speaker == heard.at("It will open").speaker == "Rosa Lindt"
        assert heard.voice("The ferry stops") == "own"

    def test_a_mark_that_never_closes_swallows_nothing(self):
        heard = hear(["“The bridge is safe, said Rosa Lindt.", "The ferry was sold."], "Nobody came.")

        assert heard.voice("The ferry was sold") == heard.voice("Nobody came") == "own"

    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “experts” met on Monday in the town hall.",
            "Her novel “The Bridge Across the River” is read in school.",
            "The states’ bridges and the boys’ school ‘opened’ in May.",
            "“”",
            "“",
            "\"\" '' … —",
        ],
    )
    def test_scare_quotes_titles_and_empty_marks_are_nobodys_words(self, text):
        assert _voices(hear(text)) == {"own"}


class TestInterviews:
    def test_questions_and_answers_are_said_by_somebody_without_a_name(self):
        heard = hear("Q: Who pays?", "A: The county pays.", "Q: When does it open?", "A: In May, I think.")

        assert heard.voice("The county pays") == "reported"
        assert heard.at("The county pays").speaker is None
        assert heard.voice("Q:") == heard.voice("A:") == "own"

    def test_a_cue_inside_an_answer_does_not_reach_its_label(self):
        heard = hear("SIDE: Who pays?", "LINDT: The county.", "SIDE: And when?", "LINDT: In May, I think.")

        assert heard.voice("LINDT:") == "own"
        assert heard.at("In May").speaker == "LINDT"


class TestUntrustworthy:
    @pytest.mark.parametrize(
        "text",
        [
            "MAYOR ROSA LINDT SAID THE BRIDGE WOULD OPEN IN MAY.",
            "OLD BRIDGE CLAIMS MAYOR WANTS MORE MONEY FOR BOATS",
            "RT @olm: “bridge is a waste” lol",
            "@lindt so proud of our new bridge!! #bridge https://t.example/abc",
            "The meeting underscored the following: a new bridge; a new ferry.",
            "- a new bridge\n- a new ferry",
        ],
    )
    def test_capitals_tweets_and_lists_of_things_stay_the_outlets_own(self, text):
        assert _voices(hear(text)) == {"own"}

    def test_abbreviations_in_capitals_are_no_sentence_in_capitals(self):
        assert hear("The IMF said NATO, OPEC and UNESCO would meet.").voice("NATO, OPEC") == "reported"

    def test_words_in_marks_are_still_quoted_between_capitals(self):
        assert hear("“The bridge is safe,” ROSA LINDT SAID.").voice("The bridge is safe") == "quoted"

    def test_a_text_without_punctuation_keeps_cue_and_content_apart(self):
        heard = hear("the mayor said the bridge would open in may and the ferry would be sold")

        assert heard.voice("the mayor said") == "own"
        assert heard.voice("the bridge would open") == "reported"

    def test_another_language_beside_english_is_quoted_by_its_marks_alone(self):
        heard = hear(["El puente es seguro.", "“Le pont est sûr,” said Peter Olm."])

        assert heard.voice("El puente") == "own"
        assert heard.at("Le pont").speaker == "Peter Olm"


def test_an_empty_sentence_has_no_statement():
    assert hear(["", "The bridge is old."]).statements[0].sentence == 1


@pytest.mark.parametrize(
    "unit", ["“a ", "said that ", "‘b’ ", "She said, “it is so,” ", "[ ( ", "a: b\n", "according to the "]
)
def test_reading_voices_takes_linear_time(unit):
    """Four times the text takes about four times as long; quadratic work would take sixteen."""
    hear([unit * 4])  # the parse is remembered, so that only the reading is timed

    def seconds(sentences):
        started = time.process_time()
        hear([unit * 4] * sentences)
        return time.process_time() - started

    assert min(seconds(200), seconds(200)) < 10 * max(min(seconds(50), seconds(50)), 0.03)
