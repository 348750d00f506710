"""A person's value takes the machine's place before anything is measured, and the machine's stays beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from analyzer import analyze
from analyzer.corrections import Correction, Stretch
from analyzer.encoding import decode_analysis, encode_analysis
from analyzer.types import Document, Sentence

SENTENCES = (
    "The town council of Harrow opened the new bridge over the river on Monday after nine years of work.",
    "“We are proud of what the builders did here,” said Mayor Ana Brown at the ceremony on the bank.",
    "Residents had asked for the bridge in two petitions, according to the records of the council.",
    "The work cost four million pounds and was paid for by the county and the town together.",
    "The gates will be open from eight in the morning until the sunset on every day of the week.",
    "The county will look after the road on the northern bank and the town after the other one.",
    "Three buses will cross the river every hour and the old ferry will be sold in the spring.",
    "The school on the other bank has taken twelve children from the town since the first of May.",
    "A walk along the river from the mill to the bridge takes an hour and passes the old harbour.",
)
MAYOR, PETITIONS, COST, WALK = 1, 2, 3, 8


def document() -> Document:
    text, places = "", []
    for number, words in enumerate(SENTENCES):
        text += " " if text else ""
        places.append(
            Sentence(len(text), len(text) + len(words), 0, "body" if number else "lead", "sentence")
        )
        text += words
    return Document(
        id="a", title="Bridge opens", outlet=None, issuer=None, published=date(2026, 5, 4), byline=None, language="en",
        role="coverage", url=None, text=text, sentences=tuple(places),
    )  # fmt: skip


DOCUMENT = document()


def on(number: int, kind: str, value: object, part: str = "", words: str = "") -> Correction:
    """A correction of a sentence, or of some words of it."""
    sentence = DOCUMENT.sentences[number]
    start = sentence.start + (SENTENCES[number].index(words) if words else 0)
    end = start + len(words) if words else sentence.end
    return Correction(kind, value, (Stretch("a", start, end),), part=part, id=f"{kind} {number}")


@pytest.fixture(scope="module")
def machine():
    return analyze(DOCUMENT)


def corrected(*corrections: Correction):
    return analyze(DOCUMENT, corrections=corrections)


def statements(analysis, number: int) -> list[tuple[str, str, str | None]]:
    return [
        (DOCUMENT.text[one.start : one.end], one.voice, one.speaker)
        for one in analysis.statements
        if one.sentence == number
    ]


# --- nothing where nothing is said ------------------------------------------------------------------------


def test_without_corrections_it_is_as_it_was(machine):
    assert analyze(DOCUMENT, corrections=()) == machine
    assert machine.corrections == ()


def test_corrections_of_others_change_nothing(machine):
    elsewhere = Correction("sentence.loaded", True, (Stretch("b", 0, 10),))
    of_the_comparison = Correction("claim.cell", "absent", (Stretch("a", 0, 10),), part="a")

    assert corrected(elsewhere, of_the_comparison) == machine


def test_the_fingerprint_is_the_same_so_that_it_can_still_be_compared(machine):
    assert corrected(on(COST, "sentence.loaded", True)).fingerprint == machine.fingerprint


# --- voice ------------------------------------------------------------------------------------------------


def test_words_said_to_be_the_outlets_own_are_counted_as_its_own(machine):
    assert machine.measurements["voices.share"].parts["quoted"].count == 9  # We are … here
    analysis = corrected(on(MAYOR, "sentence.voice", "own"))

    assert statements(analysis, MAYOR) == [(SENTENCES[MAYOR], "own", None)]
    assert analysis.measurements["voices.share"].parts["quoted"].count == 0
    assert (
        analysis.measurements["sources.speakers"].all.count
        == machine.measurements["sources.speakers"].all.count - 1
    )
    assert analysis.sentences[MAYOR].own_share == 1.0


def test_the_machines_voice_stands_beside_the_persons():
    (outcome,) = corrected(
        on(MAYOR, "sentence.voice", "own", words="“We are proud of what the builders did here,”")
    ).corrections

    assert (outcome.kind, outcome.value, outcome.machine) == ("sentence.voice", "own", "quoted")
    assert (outcome.document, outcome.sentence, outcome.problem) == ("a", MAYOR, "")


def test_words_given_to_somebody_are_cut_out_of_the_sentence():
    words = "paid for by the county and the town together"
    analysis = corrected(
        on(COST, "sentence.voice", "reported", words=words),
        on(COST, "sentence.speaker", "The treasurer", words=words),
    )

    assert statements(analysis, COST) == [
        ("The work cost four million pounds and was", "own", None),
        (f"{words}.", "reported", "The treasurer"),
    ]
    assert analysis.measurements["sources.speakers"].parts["speaker/The treasurer"].count == 9


@pytest.mark.parametrize("value", ["own", "quoted", "reported"])
@pytest.mark.parametrize("words", ["", "said Mayor", "did here,” said Mayor Ana", "proud"])
def test_statements_tile_the_sentence_whatever_is_cut_out_of_it(value, words):
    analysis = corrected(on(MAYOR, "sentence.voice", value, words=words))

    found = [one for one in analysis.statements if one.sentence == MAYOR]
    sentence = DOCUMENT.sentences[MAYOR]
    assert (found[0].start, found[-1].end) == (sentence.start, sentence.end)
    assert all(not DOCUMENT.text[a.end : b.start].strip() for a, b in pairwise(found))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(p.statement < len(analysis.statements) for p in analysis.propositions)


def test_the_later_of_two_holds():
    analysis = corrected(on(MAYOR, "sentence.voice", "own"), on(MAYOR, "sentence.voice", "reported"))

    assert [voice for _, voice, _ in statements(analysis, MAYOR)] == ["reported"]


# --- speaker ----------------------------------------------------------------------------------------------


def test_another_speaker_is_counted_in_the_machines_place(machine):
    assert "speaker/Ana Brown" in machine.measurements["sources.speakers"].parts
    analysis = corrected(on(MAYOR, "sentence.speaker", "Carla Diaz", words="We are proud"))

    parts = analysis.measurements["sources.speakers"].parts
    assert parts["speaker/Carla Diaz"].count == 9
    assert "speaker/Ana Brown" not in parts
    assert analysis.corrections[0].machine == "Ana Brown"


def test_nobody_is_a_speaker_too():
    analysis = corrected(on(MAYOR, "sentence.speaker", "", words="We are proud"))

    assert {speaker for _, _, speaker in statements(analysis, MAYOR)} == {None}
    assert analysis.measurements["sources.speakers"].parts["unresolved"].count == 9


def test_own_words_have_no_speaker_and_that_is_said(machine):
    analysis = corrected(on(COST, "sentence.speaker", "The treasurer"))

    assert analysis.statements == machine.statements
    assert "Set the voice first" in analysis.corrections[0].problem


# --- flags ------------------------------------------------------------------------------------------------

MEASURES = {
    "loaded": "wording.loaded",
    "subjective": "editorial.subjectivity",
    "editorial": "editorial.own_voice_claims",
}


@pytest.mark.parametrize("flag", list(MEASURES))
def test_a_yes_is_one_sentence_more_in_the_share(machine, flag):
    before = machine.measurements[MEASURES[flag]]
    assert getattr(machine.sentences[WALK], flag) < 0.5
    analysis = corrected(on(WALK, f"sentence.{flag}", True))

    after = analysis.measurements[MEASURES[flag]]
    assert after.own.count == before.own.count + 1
    assert after.all.count == before.all.count + 1
    assert getattr(analysis.sentences[WALK], flag) == 1.0
    assert analysis.corrections[0].machine is False
    shown = [each for each in after.evidence if each.label == "set by a person"]
    assert [DOCUMENT.text[each.start : each.end] for each in shown] in ([], [SENTENCES[WALK]])
    assert analysis.sentences[WALK].marks == machine.sentences[WALK].marks


@pytest.mark.parametrize("flag", list(MEASURES))
def test_a_no_takes_the_sentence_and_its_marks_out(flag):
    worse = "The reckless, shameful and disgraceful scheme is an outrageous betrayal and we must stop it!"
    text = DOCUMENT.text.replace(SENTENCES[WALK], worse)
    place = replace(DOCUMENT.sentences[WALK], end=DOCUMENT.sentences[WALK].start + len(worse))
    other = replace(DOCUMENT, text=text, sentences=(*DOCUMENT.sentences[:WALK], place))
    said = Correction(f"sentence.{flag}", False, (Stretch("a", place.start, place.end),))
    before, after = analyze(other), analyze(other, corrections=[said])

    assert getattr(before.sentences[WALK], flag) >= 0.5
    assert getattr(after.sentences[WALK], flag) == 0.0
    key = MEASURES[flag]
    assert after.measurements[key].own.count == before.measurements[key].own.count - 1
    assert not [each for each in after.measurements[key].evidence if each.start >= place.start]
    assert after.corrections[0].machine is True


def test_a_flag_changes_no_other_measure(machine):
    analysis = corrected(on(WALK, "sentence.loaded", True))

    same = {key for key, finding in machine.measurements.items() if analysis.measurements[key] == finding}
    assert set(machine.measurements) - same == {"wording.loaded"}


# --- frames -----------------------------------------------------------------------------------------------

FRAME = "policy_frames.security_and_defense"


def test_an_added_frame_is_carried_by_the_sentence_and_its_voices(machine):
    name = FRAME.partition(".")[2]
    before = machine.measurements["emphasis.policy_frames"].parts
    analysis = corrected(on(WALK, "sentence.frame", True, part=FRAME))
    finding = analysis.measurements["emphasis.policy_frames"]

    assert FRAME not in machine.sentences[WALK].frames
    assert analysis.sentences[WALK].frames[FRAME] == 1.0
    assert finding.parts[name].count == before[name].count + 1
    assert finding.parts[f"{name}/own"].count == before[f"{name}/own"].count + 1
    assert f"{name}: set by a person" in {each.label for each in finding.evidence}
    assert analysis.corrections[0].machine is False


def test_a_frame_that_was_added_can_be_taken_away_and_all_is_as_before(machine):
    analysis = corrected(
        on(WALK, "sentence.frame", True, part=FRAME), on(WALK, "sentence.frame", False, part=FRAME)
    )

    assert analysis.measurements == machine.measurements


def test_a_frame_of_cues_is_taken_away_with_its_cues(machine):
    part, number = next(
        (part, number)
        for number, sentence in enumerate(machine.sentences)
        for part in sentence.frames
        if part.startswith("policy_frames.")
    )
    name = part.partition(".")[2]
    analysis = corrected(on(number, "sentence.frame", False, part=part))

    before = machine.measurements["emphasis.policy_frames"].parts[name].count
    assert part not in analysis.sentences[number].frames
    assert analysis.measurements["emphasis.policy_frames"].parts[name].count == before - 1
    assert analysis.corrections[0].machine is True


def test_what_the_machine_said_already_changes_nothing(machine):
    analysis = corrected(on(WALK, "sentence.frame", False, part=FRAME))

    assert analysis.measurements == machine.measurements
    assert analysis.corrections[0].problem == ""


def test_a_frame_that_no_codebook_has_is_said_to_be_none(machine):
    analysis = corrected(on(WALK, "sentence.frame", True, part="policy_frames.weather"))

    assert analysis.measurements == machine.measurements
    assert analysis.corrections[0].problem


def test_words_outside_of_every_sentence_are_said_to_be(machine):
    end = len(DOCUMENT.text)
    analysis = corrected(Correction("sentence.voice", "own", (Stretch("a", end, end + 5),)))

    assert analysis.statements == machine.statements
    assert "in no sentence" in analysis.corrections[0].problem


def test_it_comes_back_from_json_as_it_was():
    analysis = corrected(on(MAYOR, "sentence.voice", "own"), on(WALK, "sentence.frame", True, part=FRAME))

    assert decode_analysis(encode_analysis(analysis)).corrections == analysis.corrections


# --- the headline -----------------------------------------------------------------------------------------


def on_headline(value: bool, part: str = FRAME) -> Correction:
    return Correction(
        "headline.frame", value, (Stretch("a", 0, len(DOCUMENT.title)),), part=part, id="headline"
    )


def test_a_frame_that_people_add_to_the_headline_stands_there_and_in_no_sentence(machine):
    name = FRAME.partition(".")[2]
    before = machine.measurements["emphasis.policy_frames"].parts
    analysis = corrected(on_headline(True))
    finding = analysis.measurements["emphasis.policy_frames"]

    assert (before[f"{name}/headline"].count, finding.parts[f"{name}/headline"].count) == (0, 1)
    assert finding.parts[f"{name}/present"].count == before[f"{name}/present"].count + 1
    assert finding.parts[name] == before[name]  # a share of body sentences
    assert analysis.sentences == machine.sentences
    (made,) = [each for each in finding.evidence if each.zone == "headline" and each.label.startswith(name)]
    assert DOCUMENT.title[made.start : made.end] == DOCUMENT.title
    (outcome,) = analysis.corrections
    assert (outcome.machine, outcome.sentence, outcome.document, outcome.problem) == (False, None, "a", "")
    assert decode_analysis(encode_analysis(analysis)) == analysis


def test_a_frame_that_people_take_from_the_headline_goes_with_its_cues():
    titled = replace(DOCUMENT, title="Council fears terrorism at the border")
    machine = analyze(titled)
    labels = [
        each.label.partition(":")[0]
        for each in machine.measurements["emphasis.policy_frames"].evidence
        if each.zone == "headline"
    ]
    part = f"policy_frames.{labels[0]}"
    analysis = analyze(titled, corrections=(on_headline(False, part),))
    finding = analysis.measurements["emphasis.policy_frames"]

    assert finding.parts[f"{labels[0]}/headline"].count == 0
    assert labels[0] not in {
        each.label.partition(":")[0] for each in finding.evidence if each.zone == "headline"
    }
    assert analysis.corrections[0].machine is True


def test_of_a_text_without_a_headline_it_is_said(machine):
    analysis = analyze(replace(DOCUMENT, title=None), corrections=(on_headline(True),))

    assert "no headline" in analysis.corrections[0].problem
