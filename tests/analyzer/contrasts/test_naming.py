"""The naming grid shows each label that each document uses, with every use behind it."""

from dataclasses import replace

from analyzer.contrasts.naming import naming
from analyzer.measure import EventView
from analyzer.memory import Memory, NoMemory
from analyzer.resources import Resources
from analyzer.types import Mention, Target
from tests.analyzer.builders import analysis_of
from tests.analyzer.discourse.texts import read


def grid(*texts):
    read_texts = [
        read(*sentences, name=name).analysis for name, sentences in zip("abcdefg", texts, strict=False)
    ]
    by_id = {analysis.document.id: analysis for analysis in read_texts}
    return by_id, rows_of(by_id, NoMemory())


def rows_of(by_id, memory):
    return naming(EventView(by_id, (), "others", (), Resources.shipped(), {}, memory=memory))


def labels(rows, what):
    return {
        row.document: {label.text: label.count for label in row.values} for row in rows if row.what == what
    }


def test_each_label_of_a_person_is_counted_for_each_document():
    _, rows = grid(
        ["Maria Lopez opened the fair in Lisbon.", "Lopez thanked the council."],
        ["Maria Elena Lopez opened the fair in Lisbon."],
    )

    assert labels(rows, "Maria Elena Lopez") == {
        "a": {"Lopez": 1, "Maria Lopez": 1},
        "b": {"Maria Elena Lopez": 1},
    }


def test_an_actor_has_the_name_that_the_texts_give_that_are_there():
    by_id, rows = grid(
        ["Maria Lopez opened the fair in Lisbon.", "Lopez thanked the council."],
        ["Maria Elena Lopez opened the fair in Lisbon."],
        ["Maria Lopez opened the fair in Lisbon."],
    )
    memory = Memory()
    for names, called in (("abc", "Maria Elena Lopez"), ("ac", "Maria Lopez"), ("abc", "Maria Elena Lopez")):
        present = {name: by_id[name] for name in names}
        rows = rows_of(present, memory)
        assert {row.document: row.documents for row in rows if row.what == called} == dict.fromkeys(
            names, len(names)
        )
        assert rows == rows_of(present, NoMemory())


def test_two_names_of_one_body_in_a_text_are_counted_together():
    """The places of both, in order of the text."""
    text = "The Narcotics Control Bureau met. The NCB will help. The Narcotics Control Bureau left."
    names = {"Narcotics Control Bureau": (4, 57), "NCB": (38,)}
    targets = tuple(
        Target(name, "organisation", (), tuple(Mention(at, at + len(name)) for at in places))
        for name, places in names.items()
    )
    other = replace(targets[0], aliases=("NCB",), mentions=targets[0].mentions[:1])
    by_id = {
        "a": analysis_of("a", ["The Narcotics Control Bureau met."], targets=(other,)),
        "b": analysis_of("b", [text], targets=targets),
    }

    row = next(row for row in rows_of(by_id, NoMemory()) if row.document == "b")

    assert [span.start for span in row.evidence] == [4, 38, 57]
    assert labels([row], row.what) == {"b": {"Narcotics Control Bureau": 2, "NCB": 1}}


def test_an_actor_of_one_document_has_no_row():
    _, rows = grid(["Maria Lopez opened the fair in Lisbon."], ["The fair was opened in Lisbon."])

    assert labels(rows, "Maria Lopez") == {}
    assert set(labels(rows, "Lisbon")) == {"a", "b"}


def test_two_people_of_one_surname_stay_two():
    _, rows = grid(
        ["Maria Lopez spoke in Lisbon.", "James Miller answered."],
        ["Martin Lopez spoke in Lisbon.", "James Miller answered."],
    )

    assert labels(rows, "Maria Lopez") == {}
    assert set(labels(rows, "James Miller")) == {"a", "b"}


def test_an_abbreviation_and_its_long_form_are_one_body():
    _, rows = grid(
        ["The Narcotics Control Bureau (NCB) praised the plan.", "The NCB will help."],
        ["The Narcotics Control Bureau praised the plan."],
    )

    assert set(labels(rows, "Narcotics Control Bureau")) == {"a", "b"}


def test_the_names_given_to_the_event_are_listed():
    _, rows = grid(
        ["The inaugural meeting was held in Lisbon.", "The meeting ended on Friday."],
        ["The three-day session was held in Lisbon."],
    )

    assert labels(rows, "meeting") == {"a": {"inaugural meeting": 1, "meeting": 1}, "b": {"session": 1}}


def test_evidence_holds_every_use():
    by_id, rows = grid(
        ["Maria Lopez opened the fair in Lisbon.", "Lopez thanked the council."],
        ["Maria Lopez opened the fair in Lisbon."],
    )

    for row in rows:
        words = [by_id[row.document].document.text[span.start : span.end] for span in row.evidence]
        assert len(words) == sum(label.count for label in row.values)
        if row.kind == "person":
            assert sorted(words) == sorted(label.text for label in row.values for _ in range(label.count))


def taken_for(name, actor, kind, titles=()):
    text = f"{actor} agreed."
    target = Target(actor, kind, (), (Mention(0, len(actor)),), titles)
    return analysis_of(name, [text], targets=(target,))


def test_a_name_is_one_actor_whatever_the_texts_take_it_for_until_one_gives_a_person_more():
    texts = [
        taken_for("a", "Lindholm", "place"),
        taken_for("b", "Lindholm", "person"),
        taken_for("c", "Lindholm", "organisation"),
    ]
    rows = rows_of({one.document.id: one for one in texts}, NoMemory())
    assert {(row.document, row.kind, row.documents) for row in rows} == {(name, "place", 3) for name in "abc"}

    more = [*texts, taken_for("d", "Karl Lindholm", "person"), taken_for("e", "Lindholm", "place")]
    rows = rows_of({one.document.id: one for one in more}, NoMemory())
    kinds = {row.document: row.kind for row in rows}
    assert (kinds["a"], kinds["b"], kinds["d"], kinds["e"]) == ("place", "person", "person", "place")
