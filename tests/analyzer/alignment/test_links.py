"""What is alike depends on two propositions alone."""

from dataclasses import replace
from datetime import date

from analyzer.alignment.links import Links
from analyzer.alignment.units import Units
from analyzer.comparison import compare
from analyzer.engines import vectors
from tests.analyzer.builders import analysis_of

TEXTS = {
    "a": [
        "The harbour council approved the ferry terminal.",
        "Boats will leave every hour from the northern quay.",
    ],
    "b": [
        "The ferry terminal was approved by the harbour council.",
        "Critics doubt the cost estimate of the plan.",
    ],
    "c": [
        "Boats will leave hourly from the northern quay.",
        "The council approved a terminal for the ferry.",
    ],
    "d": [
        "The cost estimate of the plan is in doubt.",
        "The harbour council approved the new ferry terminal.",
    ],
}


def event(names):
    return [analysis_of(name, TEXTS[name], published=date(2031, 3, 1)) for name in names]


def test_every_order_of_arrival_gives_one_report():
    assert compare(event("abcd")) == compare(event("dbca"))


def test_names_of_outlets_decide_nothing():
    named = [
        replace(one, document=replace(one.document, outlet=f"Outlet {one.document.id}"))
        for one in event("abcd")
    ]
    assert compare(named).claims == compare(event("abcd")).claims


def test_the_vectors_of_propositions_are_those_of_their_words_whenever_they_came():
    # given propositions of two texts, the second of which came later
    links, units = Links(), {name: Units().of(one) for name, one in zip("ab", event("ab"), strict=True)}
    links.hold({"a": units["a"]})
    links.hold(units)
    wanted = [units["b"][1], units["a"][0], units["b"][0]]
    rows = links.vectors_of(wanted)
    assert (rows != vectors.vectors([unit.stems for unit in wanted])).nnz == 0
