"""Whose words stand inside the marks: which cue a quotation belongs to, and what is none."""

import pytest

from tests.analyzer.discourse.voices import hear


class TestCues:
    def test_what_leads_up_to_a_colon_is_not_what_was_said_behind_it(self):
        heard = hear(
            "Mayor Ida Krone runs the port.",
            "Senator Carl Renner weighed in with criticism: “This is what tyrants do,” he wrote.",
        )

        assert heard.at("weighed in").voice == "own"
        assert heard.at("what tyrants do").speaker == "Carl Renner"

    def test_nor_what_stands_before_a_cue_with_a_colon(self):
        heard = hear(
            "Mr. Renner also had a slip of the tongue there, she said: “The army took the airports.”"
        )

        assert heard.at("slip of the tongue").voice == "own"
        assert heard.at("took the airports").voice == "quoted"

    def test_what_a_cue_opens_before_a_colon_was_said(self):
        heard = hear("Vera Holm said the plan had one flaw: “It is dear.”")

        assert heard.at("had one flaw").voice == "reported"
        assert heard.at("It is dear").speaker == "Vera Holm"

    @pytest.mark.parametrize(
        "text",
        [
            "Four members voted ‘present’ on the two articles charging the mayor with fraud.",
            "Vera Holm carried a “paper mayor” past a banner calling Renner a fool.",
        ],
    )
    def test_a_few_words_in_marks_inside_a_clause_have_no_speaker(self, text):
        heard = hear(text)

        assert {each.voice for each in heard.statements if "scare_quotes" in each.flags} == {"own"}
        assert not [each for each in heard.statements if each.voice == "quoted"]

    def test_a_few_words_that_end_like_speech_have_one(self):
        heard = hear("“ Enough , ” Mayor Ida Krone said on the quay.")

        assert heard.at("Enough").speaker == "Ida Krone"


class TestGoingOn:
    def test_a_quotation_goes_on_with_who_said_the_last_and_not_with_whom_a_relative_clause_tells_of(self):
        heard = hear(
            [
                "“Build the wall,” said Carl Renner, spokesman for the Harbour League, which supports the tunnel."
            ],
            ["“Go down to the quay and ask the crews.”"],
        )

        assert heard.at("ask the crews").speaker == "Carl Renner"
