"""People say who is who, and speakers, sources and the naming of an event follow; nobody else is touched."""

import pytest

from analyzer import analyze, compare, read
from analyzer.contrasts.people import find_people
from analyzer.discourse.identifying import identified
from analyzer.identities import Identity, plain
from analyzer.types import Mention, RawDocument, Target

WEATHER = " The rain went on all week, and the road along the harbour was closed on Friday for repairs." * 3
FIRST = (
    "“The old bridge over the harbour is safe again for heavy lorries,” said Rosa Lindt on Monday. Lindt spoke in Harrow. Karl Holm was there."
    + WEATHER
)
SECOND = (
    "“The old bridge over the harbour is safe again for heavy lorries,” said Rosalind Marten on Monday. Carl Holm was there too."
    + WEATHER
)
ONE = Identity(("Rosa Lindt", "Rosalind Marten"))
TWO = Identity(("Karl Holm", "Carl Holm"), is_one=False)


def document_of(text, name="a"):
    return read(RawDocument(text.encode(), "text/plain", f"{name}.txt"))


def speakers(analysis):
    return {statement.speaker for statement in analysis.statements if statement.speaker}


def named(analysis):
    return {target.name: target for target in analysis.targets}


def test_two_names_that_are_one_are_one_actor_with_both_mentions():
    text = (
        "Rosa Lindt opened the bridge on Monday. Maria Keller said that it is safe. Lindt agreed." + WEATHER
    )
    said = Identity(("Rosa Lindt", "Maria Keller"))
    apart, together = (named(analyze(document_of(text), identities=each)) for each in ((), (said,)))
    assert {"Rosa Lindt", "Maria Keller"} <= set(apart)
    assert "Maria Keller" not in together
    one = together["Rosa Lindt"]
    assert "Maria Keller" in one.aliases
    assert len(one.mentions) == len(apart["Rosa Lindt"].mentions) + len(apart["Maria Keller"].mentions)


def test_the_speaker_is_called_by_the_name_that_people_chose():
    assert speakers(analyze(document_of(SECOND))) == {"Rosalind Marten"}
    assert speakers(analyze(document_of(SECOND), identities=(ONE,))) == {"Rosa Lindt"}


def test_a_report_knows_one_speaker_where_people_say_so():
    documents = document_of(FIRST), document_of(SECOND, "b")
    apart = compare([analyze(each) for each in documents])
    together = compare([analyze(each, identities=(ONE,)) for each in documents], identities=(ONE,))
    changes = [row.changes for row in together.contrasts["quotes"]]
    assert any("reattributed" in row.changes for row in apart.contrasts["quotes"])
    assert not any("reattributed" in found for found in changes)


def test_names_told_apart_inside_a_text_are_two_actors():
    text = "Karl Holm opened the bridge. Later Carl Holm thanked the builders of it." + WEATHER
    joined = named(analyze(document_of(text)))
    parted = named(analyze(document_of(text), identities=(TWO,)))
    assert len([name for name in joined if name.endswith("Holm")]) == 1
    assert {name for name in parted if name.endswith("Holm")} == {"Karl Holm", "Carl Holm"}
    assert all(len(parted[name].mentions) == 1 for name in ("Karl Holm", "Carl Holm"))


def test_names_told_apart_stay_apart_across_texts():
    analyses = {
        name: analyze(document_of(text, name), identities=(TWO,))
        for name, text in (("a", FIRST), ("b", SECOND))
    }
    assert find_people(analyses).person("a", "Karl Holm") == find_people(analyses).person("b", "Carl Holm")
    people = find_people(analyses, (TWO,))
    assert people.person("a", "Karl Holm") != people.person("b", "Carl Holm")


@pytest.mark.parametrize(
    "identities",
    [
        (),
        (Identity(("Ana Mori", "Anna Morris")),),
        (Identity(("Rosa", "Lindtmann")),),
        (Identity(("Holm", "Bo"), is_one=False),),
    ],
)
def test_what_is_said_of_others_changes_nothing(identities):
    document = document_of(FIRST)
    assert analyze(document, identities=identities) == analyze(document)


def test_a_kind_said_by_a_person_holds():
    said = Identity(("Rosa Lindt",), kind="organisation")
    assert named(analyze(document_of(FIRST), identities=(said,)))["Rosa Lindt"].kind == "organisation"


def test_two_kinds_of_one_name_are_one_actor_of_the_kind_that_is_said():
    document = document_of("Harrow opened its bridge on Monday. Harrow was glad." + WEATHER)
    first = Target("Harrow", "person", (), (Mention(0, 6),))
    second = Target("Harrow", "place", (), (Mention(36, 42),))
    (one,) = identified(document, (first, second), (Identity(("Harrow",), kind="place"),))
    assert (one.name, one.kind, one.aliases) == ("Harrow", "place", ())
    assert one.mentions == first.mentions + second.mentions


@pytest.mark.parametrize(
    "name", ["the Harbour Board", "Harbour Board’s", "harbour  board", "Harbour Board's"]
)
def test_one_name_in_several_spellings(name):
    assert plain(name) == "harbour board"
