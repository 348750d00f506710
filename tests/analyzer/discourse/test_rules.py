"""Each statement says which rule read it."""

from typing import get_args

import pytest

from analyzer.discourse.rules import RULES
from analyzer.encoding import decode_analysis, encode_analysis
from analyzer.types import Analysis, StatementRule
from tests.analyzer.discourse.voices import hear


@pytest.mark.parametrize(
    ("paragraphs", "words", "rule"),
    [
        (["Rosa Lindt said the bridge would open in May."], "the bridge", "verb"),
        (["Rosa Lindt’s promise to open the bridge was kept."], "to open", "noun"),
        (["Rosa Lindt is convinced that the bridge is safe."], "that the bridge", "adjective"),
        (["According to Rosa Lindt, the bridge is safe."], "the bridge", "according_to"),
        (["“The bridge is safe,” said Rosa Lindt."], "The bridge", "speaker_behind"),
        (["Rosa Lindt told reporters: “The bridge is safe.”"], "The bridge", "speaker_before"),
        ([["“Who pays for the bridge now?”", "Rosa Lindt asked."]], "Who pays", "speaker_behind_question"),
        (["Rosa Lindt said the bridge was “as safe as any house” now."], "as safe", "inside_report"),
        (["Rosa Lindt: “The bridge will open in May.”"], "The bridge", "name_and_colon"),
        (["“I crossed that bridge every day.” — Maria Toller"], "I crossed", "signature"),
        (
            ["Rosa Lindt added:", "“The bridge will stay open all winter.”"],
            "The bridge",
            "sentence_with_colon",
        ),
        (
            [["“The bridge is safe,” said Rosa Lindt.", "“It will open in May and stay open.”"]],
            "It will open",
            "goes_on",
        ),
        (["Lindt: It is safe.", "Olm: Is it paid?", "Lindt: It is."], "It is safe", "turn"),
    ],
)
def test_the_rule_that_read_a_statement_is_named(paragraphs, words, rule):
    assert hear(*paragraphs).at(words).rule == rule


def test_a_cue_whose_subject_cannot_speak_names_its_rule_too():
    statement = hear("The meeting stressed the need for a new bridge.").at("the need")

    assert (statement.voice, statement.rule) == ("own", "verb")


@pytest.mark.parametrize("text", ["The bridge opened in May.", "The “bridge” is a plank over the ditch."])
def test_the_outlets_own_words_have_no_rule(text):
    assert {one.rule for one in hear(text).statements} == {None}


def test_every_rule_has_words_for_readers_and_no_words_are_left_over():
    assert set(RULES) == set(get_args(StatementRule))
    assert all(words[0].islower() or words[0] == "“" for words in RULES.values())
    assert len(set(RULES.values())) == len(RULES)


def test_the_rule_survives_the_way_to_json_and_back():
    heard = hear("“The bridge is safe,” said Rosa Lindt.")
    analysis = Analysis(heard.document, heard.statements, (), (), {}, "")

    data = encode_analysis(analysis)

    assert data["statements"][0]["rule"] == "speaker_behind"
    assert decode_analysis(data).statements == heard.statements


def test_an_analysis_stored_before_there_were_rules_is_still_read():
    heard = hear("“The bridge is safe,” said Rosa Lindt.")
    data = encode_analysis(Analysis(heard.document, heard.statements, (), (), {}, ""))
    for statement in data["statements"]:
        del statement["rule"]

    assert decode_analysis(data).statements[0].rule is None
