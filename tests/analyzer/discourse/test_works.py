"""What is expected of a work is read in many verbs; what others do, or what has been, is not."""

import pytest

from tests.analyzer.discourse.texts import read


def prospects(*sentences):
    return [
        (fact.relation, fact.about, fact.value)
        for fact in read(*sentences).facts
        if fact.relation == "completed" or fact.relation.startswith(("gain:", "cost:"))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mill is expected to create 900 new jobs.", ("gain:job", "mill", "900")),
        ("Construction would bring 1,000 jobs.", ("gain:job", "project", "1000")),
        ("It will support more than 40 apprenticeships.", ("gain:apprenticeship", "project", ">40")),
        ("The mill could deliver 900 construction jobs.", ("gain:construction job", "mill", "900")),
        ("The river tunnel opens in 2029.", ("completed", "river tunnel", "2029")),
        ("The tunnel will be ready by March 2029.", ("completed", "tunnel", "2029-03")),
        ("Completion is expected in 2029.", ("completed", "project", "2029")),
        ("The project will cost £12 million.", ("cost:GBP", "project", "12000000")),
    ],
)
def test_expectations_are_read_whatever_the_verb(sentence, expected):
    assert prospects(sentence) == [expected]


def test_a_modal_reaches_the_verb_that_is_joined_to_its_own():
    assert prospects("The mill will be finished by 2030 and support 1,200 jobs.") == [
        ("completed", "mill", "2030"),
        ("gain:job", "mill", "1200"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill created 900 jobs.",
        "The mill will not create 900 jobs.",
        "The mill would destroy 900 jobs.",
        "The company will create 900 jobs.",
        "The mill will create jobs.",
        "The mill opened in 1932.",
        "The summit opens in 2029.",
        "Lopez will finish the book in 2029.",
        "The mill will open a school in 2029.",
        "The mill will cost 40 jobs.",
        "The mill will close and the council will create 900 jobs.",
    ],
)
def test_what_has_been_is_denied_or_is_done_by_others_is_not(sentence):
    assert prospects(sentence) == []
