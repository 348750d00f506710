import pytest

from tests.analyzer.discourse.voices import hear


class TestQuoted:
    @pytest.mark.parametrize(
        "text",
        [
            "“The bridge will open in May,” Mayor Rosa Lindt said.",
            "“The bridge will open in May,” said Mayor Rosa Lindt.",
            "Mayor Rosa Lindt said: “The bridge will open in May.”",
            "Mayor Rosa Lindt told reporters, “The bridge will open in May.”",
            "''The bridge will open in May,'' Mayor Rosa Lindt said.",
            "Rosa Lindt: “The bridge will open in May.”",
        ],
    )
    def test_words_in_marks_belong_to_the_speaker(self, text):
        heard = hear(text)

        statement = heard.at("The bridge will")
        assert statement.voice == "quoted"
        assert statement.speaker == "Rosa Lindt"

    def test_a_split_quotation_is_one_attribution(self):
        heard = hear("“The bridge,” Rosa Lindt said, “will open in May.”")

        first, second = heard.at("“The bridge"), heard.at("“will open")
        assert (first.voice, second.voice) == ("quoted", "quoted")
        assert first.attribution == second.attribution
        assert heard.voice("Rosa Lindt said") == "own"

    def test_the_that_before_a_quotation_is_no_part_of_it(self):
        heard = hear("Rosa Lindt said that “the bridge is safe for all of us”.")

        assert heard.voice("Rosa Lindt said that") == "own"
        assert heard.at("“the bridge").rule == "speaker_before"

    def test_the_that_before_reported_words_stays_with_them(self):
        heard = hear("Rosa Lindt said that the bridge was “safe for all of us” now.")

        assert heard.voice("that the bridge was") == "reported"

    def test_a_second_quotation_in_the_paragraph_needs_no_cue(self):
        heard = hear(["“The bridge is safe,” said Rosa Lindt.", "“It will open in May and stay open.”"])

        assert heard.at("It will open").speaker == "Rosa Lindt"

    def test_a_quotation_over_several_sentences_takes_the_cue_at_its_end(self):
        heard = hear(["“The bridge is safe.", "We tested it twice,” said Rosa Lindt."])

        assert heard.at("The bridge").voice == "quoted"
        assert heard.at("The bridge").attribution == heard.at("We tested").attribution

    def test_a_quotation_carried_over_paragraphs_keeps_its_speaker(self):
        heard = hear(
            "“The bridge is safe,” said Rosa Lindt. “We tested it twice and found no crack at all.",
            "“It will open to the public in May.”",
        )

        assert heard.at("It will open").speaker == "Rosa Lindt"
        assert heard.at("It will open").voice == "quoted"

    def test_a_question_is_said_by_whom_the_next_sentence_names(self):
        heard = hear(["“Who pays for the bridge now?”", "Rosa Lindt asked."])

        assert heard.at("Who pays").speaker == "Rosa Lindt"

    def test_a_colon_sentence_introduces_the_paragraph_behind_it(self):
        heard = hear("Rosa Lindt added:", "“The bridge will stay open through the winter.”")

        assert heard.at("The bridge").speaker == "Rosa Lindt"

    def test_a_name_behind_a_dash_signs_the_quotation(self):
        heard = hear("“I crossed that old bridge every single day.” — Maria Toller")

        assert heard.at("I crossed").voice == "quoted"
        assert heard.at("I crossed").speaker == "Maria Toller"

    @pytest.mark.parametrize(
        "text",
        [
            "The “bridge” is a plank over the ditch.",
            "The United States’ and India’s bridge opened in May.",
            "The film “A Bridge Too Far” was shown in the town hall.",
        ],
    )
    def test_scare_quotes_possessives_and_titles_are_the_outlets_own(self, text):
        assert {one.voice for one in hear(text).statements} == {"own"}

    def test_a_scare_quote_is_flagged(self):
        assert "scare_quotes" in hear("The “bridge” is a plank over the ditch.").at("“bridge”").flags

    def test_a_sentence_right_behind_a_quotation_is_own_and_flagged_as_continuation(self):
        heard = hear(
            ["“The bridge is safe,” said Rosa Lindt.", "This bridge brings the two villages together."],
            "The old ferry was sold.",
        )

        assert heard.at("This bridge").voice == "own"
        assert heard.at("This bridge").flags == ("continuation",)
        assert heard.at("The old ferry").flags == ()


class TestReported:
    @pytest.mark.parametrize(
        ("text", "content", "cue_class"),
        [
            ("Rosa Lindt said that the bridge would open in May.", "the bridge would open in May", "neutral"),
            ("Rosa Lindt said the bridge would open in May.", "the bridge would open in May", "neutral"),
            ("The bridge would open in May, Rosa Lindt said.", "The bridge would open in May", "neutral"),
            ("The bridge, Rosa Lindt said, would open in May.", "would open in May", "neutral"),
            ("According to Rosa Lindt, the bridge opens in May.", "the bridge opens in May", "neutral"),
            ("The bridge opens in May, according to Rosa Lindt.", "The bridge opens in May", "neutral"),
            ("Rosa Lindt stressed the need for a new bridge.", "the need for a new bridge", "stressing"),
            ("Rosa Lindt pledged to open the bridge in May.", "to open the bridge in May", "commissive"),
            ("Rosa Lindt agreed to open the bridge in May.", "to open the bridge in May", "commissive"),
            ("Rosa Lindt committed to opening the bridge.", "opening the bridge", "commissive"),
            ("Rosa Lindt warned that the bridge might fall.", "the bridge might fall", "warning"),
            ("Rosa Lindt claimed the bridge was safe.", "the bridge was safe", "claiming"),
            ("Rosa Lindt pointed out that the bridge is old.", "the bridge is old", "factive"),
            ("Rosa Lindt praised the builders for their patience.", "for their patience", "praising"),
            ("Rosa Lindt called for a new bridge.", "a new bridge", "stressing"),
        ],
    )
    def test_the_content_of_a_cue_is_reported_with_its_class(self, text, content, cue_class):
        heard = hear(text)

        statement = heard.at(content)
        assert heard.voice(content) == "reported"
        assert statement.speaker == "Rosa Lindt"
        assert statement.cue.cue_class == cue_class

    def test_cue_and_source_are_the_outlets_own_words(self):
        heard = hear("Rosa Lindt said that the bridge would open in May.")

        assert heard.voice("Rosa Lindt said") == "own"

    def test_a_participle_after_the_main_cue_has_the_same_speaker(self):
        heard = hear(
            "Rosa Lindt praised the builders for their patience, noting delays on the northern bank."
        )

        noted = heard.at("delays on the northern bank")
        assert (noted.voice, noted.speaker, noted.cue.cue_class) == ("reported", "Rosa Lindt", "factive")

    def test_a_relative_clause_speaks_for_its_noun(self):
        heard = hear("The bridge was opened by Rosa Lindt, who said that it had cost nothing.")

        assert heard.at("it had cost nothing").speaker == "Rosa Lindt"

    def test_a_passive_with_an_agent_has_a_source(self):
        heard = hear("The builder was accused by Rosa Lindt of hiding the cost.")

        assert heard.at("of hiding the cost").voice == "reported"
        assert heard.at("of hiding the cost").speaker == "Rosa Lindt"

    def test_the_claim_of_somebody_is_reported(self):
        heard = hear("The report repeats the mayor’s claim that the bridge was safe.")

        assert heard.voice("the bridge was safe") == "reported"

    def test_a_group_and_a_body_can_speak(self):
        heard = hear(
            "Both towns agreed to build a bridge.",
            "They emphasized the importance of a low toll on the bridge.",
        )

        assert heard.voice("to build a bridge") == "reported"
        assert heard.at("the importance of a low toll").voice == "reported"

    def test_nested_attribution_keeps_the_outermost_speaker(self):
        heard = hear("Rosa Lindt said that Peter Olm had claimed that the bridge was safe.")

        inner = heard.at("that the bridge was safe")
        assert (inner.voice, inner.speaker, inner.inner_speaker) == ("reported", "Rosa Lindt", "Peter Olm")
        assert heard.at("Peter Olm had claimed").inner_speaker is None

    def test_words_in_marks_inside_reported_speech_are_quoted(self):
        heard = hear(
            "Rosa Lindt said the bridge was “safer than any other in the valley” and would open in May."
        )

        assert heard.voice("safer than any other") == "quoted"
        assert heard.voice("would open in May") == "reported"

    def test_a_transcript_gives_each_turn_to_its_label(self):
        heard = hear(
            "LINDT: The bridge opens in May.",
            "OLM: Who pays for it?",
            "LINDT: The county does, all of it.",
        )

        assert heard.at("The county does").voice == "reported"
        assert heard.at("The county does").speaker == "LINDT"
        assert heard.voice("LINDT:") == "own"


class TestOwn:
    @pytest.mark.parametrize(
        "text",
        [
            "The meeting stressed the need for a new bridge.",
            "The move signals that the county wants peace.",
            "This partnership promises cheaper crossings for all.",
            "The resolve was underscored during the opening of the bridge.",
            "It was stressed that the bridge must stay open.",
            "A report says the bridge is unsafe.",
            "For Washington, the partnership with India gains urgency as the crisis grows.",
            "The bridge opened in May and cost nine million.",
            "Rosa Lindt crossed the bridge on foot.",
        ],
    )
    def test_what_nobody_says_is_own(self, text):
        assert {one.voice for one in hear(text).statements} == {"own"}

    def test_an_event_as_subject_is_flagged_impersonal(self):
        heard = hear("The meeting stressed the need for a new bridge.")

        assert heard.at("the need for a new bridge").flags == ("impersonal",)

    def test_it_stands_for_the_meeting_before_it_and_cannot_speak(self):
        heard = hear(
            ["The meeting stressed the need for a bridge.", "It highlighted the resolve of both towns."]
        )

        assert heard.voice("the resolve of both towns") == "own"

    def test_it_stands_for_the_council_before_it_and_can_speak(self):
        heard = hear(["The Harbour Council met in June.", "It said that the bridge was safe."])

        assert heard.voice("the bridge was safe") == "reported"

    @pytest.mark.parametrize(
        "lines",
        [
            ["New Delhi: The bridge opened in May."],
            ["Key terms", "Toll: money paid to cross.", "Pier: what holds a bridge."],
        ],
    )
    def test_datelines_and_glossaries_are_no_dialogue(self, lines):
        assert {one.voice for one in hear(*lines).statements} == {"own"}

    def test_an_according_to_without_a_source_stays_own(self):
        assert hear("The bridge was built according to plan.").voice("The bridge was built") == "own"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["“Unclosed, and then", "nothing more”", "'' \" ‘"],
        ["THE BRIDGE IS OPEN SAYS MAYOR LINDT"],
        ["said said said , , , said"],
        ["rt @lindt: the bridge is open!!! #bridge http://a.b/c"],
        ["— “” — ‘’ ''''"],
        ["Die Brücke ist offen, sagte Lindt. The bridge is open."],
        ["1. 2. 3.", "•", "?"],
    ],
)
def test_statements_tile_whatever_comes(paragraphs):
    """No exception; every word has one voice; only space between the statements of a sentence."""
    heard = hear(*paragraphs)

    text = heard.document.text
    for number, sentence in enumerate(heard.document.sentences):
        own = [one for one in heard.statements if one.sentence == number]
        at = sentence.start
        for one in own:
            assert not text[at : one.start].strip()
            assert one.start < one.end
            at = one.end
        assert not text[at : sentence.end].strip()


def test_a_document_without_sentences_has_no_statements():
    assert hear().statements == ()


def test_who_passes_a_statement_on_is_no_part_of_it():
    heard = hear(
        "The Renner campaign said in a statement, “The mayor has nothing to do with it,” the Norwick Gazette reports."
    )

    assert heard.at("The mayor has nothing").speaker == "Renner campaign"
    assert heard.voice("Gazette reports") == "own"


@pytest.mark.parametrize(
    "text",
    [
        "The ruling contradicts an old precedent on shore rights.",
        "The pirates shot down a rescue drone over the strait.",
    ],
)
def test_what_is_done_is_not_said(text):
    assert {one.voice for one in hear(text).statements} == {"own"}
