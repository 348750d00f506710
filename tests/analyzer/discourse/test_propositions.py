"""A proposition is one thing that could be true or false alone, without the words that attribute it."""

import pytest

from tests.analyzer.discourse.texts import read


def spans(*sentences):
    text = read(*sentences)
    return [text.words(proposition) for proposition in text.propositions]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "The ministers signed a pledge on strengthening river patrols and ending illegal fishing.",
            "strengthening river patrols",
            "ending illegal fishing",
        ),
        (
            "The new plan protects the harbour wall while also supporting local fishing families.",
            "protects the harbour wall",
            "supporting local fishing families",
        ),
        (
            "The council was held in Lisbon, marking a new step in river diplomacy.",
            "held in Lisbon",
            "marking a new step in river diplomacy",
        ),
        (
            "The River Board, led by Ana Mori and Jun Sato, published a long report on pollution.",
            "led by Ana Mori and Jun Sato",
            "published a long report on pollution",
        ),
        (
            "The dam failed in the night, and the army evacuated three villages.",
            "The dam failed in the night",
            "the army evacuated three villages",
        ),
    ],
)
def test_predicates_with_content_of_their_own_are_two(sentence, first, second):
    found = spans(sentence)

    assert len(found) == 2
    assert any(first in words and second not in words for words in found) or first in found[0]
    assert any(second in words for words in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council approved new rules to protect the river banks.",  # a purpose belongs to its act
        "The team planned and led the rescue of the sailors.",  # one act on one thing
        "Fishermen sold the illegal nets that threaten young salmon in both rivers.",  # which nets
        "The port will close if the storm reaches the northern coast.",  # a condition
        "The board bought nets, boats and new engines.",
        "The mayor expects that the bridge will reopen.",
    ],
)
def test_what_belongs_together_stays_one(sentence):
    assert len(spans(sentence)) == 1


def test_the_attribution_is_no_content():
    text = read("The bridge needs urgent repair, Mayor Ana Mori said in a statement.")

    (proposition,) = text.propositions
    assert text.words(proposition) == "The bridge needs urgent repair"
    assert proposition.content == ("bridge", "need", "urgent", "repair")
    assert "Ana Mori" not in proposition.names


@pytest.mark.parametrize(
    "told",
    [
        "Mayor Ana Mori told the Daily Planet in a long interview that the bridge needs urgent repair.",
        "The bridge needs urgent repair, Mayor Ana Mori told reporters of the northern press club on Tuesday.",
        "Mayor Ana Mori reminded the northern fishermen’s union that the bridge needs urgent repair.",
    ],
)
def test_who_is_told_is_no_content(told):
    text = read(told)

    assert [text.words(each).lower() for each in text.propositions] == ["the bridge needs urgent repair"]


def test_it_refers_to_the_statement_that_holds_it():
    text = read("Mayor Ana Mori opened the harbour fair.", "Mori said the old bridge needs urgent repair.")

    first, second = text.propositions
    assert text.analysis.statements[first.statement].voice == "own"
    assert text.analysis.statements[second.statement].voice == "reported"


def test_names_numbers_and_dates_have_fields_of_their_own():
    text = read("Maria Lopez counted 12 boats in Lisbon on 3 May 2024.")

    (proposition,) = text.propositions
    assert proposition.numbers == ("12",)
    assert proposition.dates == ("2024-05-03",)
    assert proposition.names == ("Maria Lopez", "Lisbon")
    assert "12" not in proposition.content


@pytest.mark.parametrize(
    ("sentence", "is_negated"),
    [
        ("The new rules do not disrupt river trade.", True),
        ("The council never approved the bridge.", True),
        ("No boats left the harbour.", True),
        ("The council approved the bridge that nobody wanted.", False),
        ("The council approved the bridge.", False),
    ],
)
def test_negation_is_that_of_the_predicate(sentence, is_negated):
    assert [proposition.is_negated for proposition in read(sentence).propositions] == [is_negated]


def test_a_joined_predicate_keeps_its_participant():
    text = read("Portugal accepted the river treaty and opened three new ports to foreign boats.")

    assert {proposition.subject for proposition in text.propositions} == {"Portugal"}


def test_a_clause_about_a_noun_carries_that_noun():
    text = read("The River Board, led by Ana Mori, published a report on pollution.")

    clause = next(p for p in text.propositions if p.predicate == "lead")
    assert clause.content[:2] == ("river", "board")


def test_the_dateline_is_no_participant():
    text = read("LISBON: The council approved the new bridge.")

    assert [text.words(p) for p in text.propositions] == ["The council approved the new bridge"]


@pytest.mark.parametrize("sentence", ["Do you know?", "Boats.", "Yes, she said.", "“No,” he said."])
def test_every_sentence_has_at_least_one(sentence):
    assert len(spans("The council met in Lisbon.", sentence)) == 2


def test_spans_lie_inside_their_sentence():
    text = read(
        "“The river is ours,” Ana Mori said, adding that the board, led by Jun Sato, will protect the banks.",
        "It was the third meeting, after two in Porto, and few came.",
    )

    for proposition in text.propositions:
        sentence = text.document.sentences[proposition.sentence]
        assert sentence.start <= proposition.start < proposition.end <= sentence.end


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The River Board’s director, Maria Lopez, opened the meeting.", "Maria Lopez"),
        (
            "The meeting was opened by Office of River Safety Policy (ORSP) Director Sara Carter, who left.",
            "meeting",
        ),
    ],
)
def test_the_participant_is_the_person_and_a_passive_keeps_its_own(sentence, subject):
    assert read(sentence).propositions[0].subject == subject


@pytest.mark.parametrize(
    ("sentence", "words", "is_clause"),
    [
        ("The union said that the ferry terminal had closed early.", "ferry terminal had closed", True),
        ("The union condemned the closure of the ferry terminal.", "closure of the ferry terminal", False),
        ("The minister urged shipping companies to lower their fares.", "lower their fares", False),
        ("The ferry terminal closed early on Monday.", "ferry terminal closed", True),
    ],
)
def test_what_is_said_is_a_clause_or_only_a_phrase(sentence, words, is_clause):
    text = read(sentence)
    (found,) = [one for one in text.propositions if words in text.words(one)]
    assert found.is_clause is is_clause


def test_the_auxiliary_of_a_cue_is_no_claim():
    found = spans("An official said that a review has found that the ferries were never inspected.")
    assert not any(words.endswith(" has") for words in found)
