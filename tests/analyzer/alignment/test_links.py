"""Links are kept for the next comparison."""

from dataclasses import replace
from datetime import date

from analyzer.alignment.links import ends_of
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


def test_adding_an_article_gives_the_report_of_recomputing_all():
    before = compare(event("abc"))
    added = compare(event("abcd"), previous=before.alignment)
    assert added == compare(event("abcd"))


def test_taking_an_article_away_gives_the_report_of_recomputing_all():
    before = compare(event("abcd"))
    assert compare(event("abd"), previous=before.alignment) == compare(event("abd"))


def test_a_changed_article_is_linked_anew():
    before = compare(event("abc"))
    changed = [*event("ab"), analysis_of("c", TEXTS["d"], published=date(2031, 3, 1))]
    assert compare(changed, previous=before.alignment) == compare(changed)


def test_every_order_of_arrival_gives_one_report():
    assert compare(event("abcd")) == compare(event("dbca"))


def test_names_of_outlets_decide_nothing():
    named = [
        replace(one, document=replace(one.document, outlet=f"Outlet {one.document.id}"))
        for one in event("abcd")
    ]
    assert compare(named).claims == compare(event("abcd")).claims


def test_an_id_may_hold_the_mark_between_two_ids():
    assert ends_of("a|b|c", {"a|b", "c"}) == ("a|b", "c")
