"""What is alike depends on two propositions alone."""

from dataclasses import replace
from datetime import date

from analyzer.comparison import compare
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
