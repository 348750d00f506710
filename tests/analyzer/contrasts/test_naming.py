"""The naming grid shows each label that each document uses, with every use behind it."""

from analyzer.contrasts.naming import naming
from analyzer.measure import EventView
from analyzer.resources import Resources
from tests.analyzer.discourse.texts import read


def grid(*texts):
    read_texts = [
        read(*sentences, name=name).analysis for name, sentences in zip("abcdefg", texts, strict=False)
    ]
    by_id = {analysis.document.id: analysis for analysis in read_texts}
    return by_id, naming(EventView(by_id, (), "others", (), Resources.shipped(), {}))


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
