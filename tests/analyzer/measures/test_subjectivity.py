import pytest

from analyzer.measures.own_voice import voiced_sentences
from analyzer.measures.subjectivity import subjective, subjectivity
from tests.analyzer.measures.readings import PLAIN, reading_of


def _score(sentence: str) -> float:
    return subjectivity(voiced_sentences(reading_of(sentence))[0].own).score


@pytest.mark.parametrize(
    "sentence",
    [
        "Sadly, nobody in this town seems to understand how wonderful the old library is.",
        "We must not allow this magnificent garden to die.",
        "The council's plan is a foolish waste, and it should be dropped.",
        "Surely there is something absurd about a ferry without a pier!",
        "It is high time that the islands had a decent school.",
    ],
)
def test_sentences_that_give_a_view_are_subjective(sentence):
    assert _score(sentence) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour board met on Tuesday and approved the minutes.",
        "The library was built in 1911 and holds 40,000 books.",
        "The mayor told reporters that the ferry would run again in June.",
        "A surveyor measured the depth of the eastern basin.",
        "Fares rose by nine percent last year, the company said.",
    ],
)
def test_sentences_that_tell_facts_are_not(sentence):
    assert _score(sentence) < 0.5


def test_a_quoted_view_is_not_the_outlets():
    finding = subjective(
        reading_of(*PLAIN, "“We must not allow this magnificent garden to die,” the miller said.")
    )

    assert finding.own.count == 0
    assert finding.all.count == 1
