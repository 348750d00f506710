"""sources: who speaks where, by the words each gives them."""

from analyzer.comparison import compare
from analyzer.memory import Memory
from tests.analyzer.builders import Said, analysis_of


def sources(a, b):
    rows = compare([analysis_of("a", a), analysis_of("b", b)]).contrasts["sources"]
    return {(row.document, row.what): row for row in rows}


WHITFIELD = Said("The ferry will sail in spring", voice="reported", speaker="Nora Whitfield")
SHORT = Said("The quay is ready", voice="reported", speaker="Whitfield")
PLAIN = "Gulls circled over the old pier"


def test_one_person_under_two_names_is_one_source():
    found = sources([WHITFIELD, PLAIN], [SHORT, PLAIN])
    assert set(found) == {("a", "Nora Whitfield"), ("b", "Nora Whitfield")}
    assert found["a", "Nora Whitfield"].also_in == ("b",)


def test_the_share_is_of_the_bodys_words():
    row = sources([WHITFIELD, PLAIN], [PLAIN])["a", "Nora Whitfield"]
    assert (row.value.count, row.value.n, row.reported_words, row.quoted_words) == (6, 12, 6, 0)


def test_a_source_without_a_name_is_none():
    assert sources([Said("The quay is ready", voice="reported", speaker="both sides")], [PLAIN]) == {}


def test_a_bare_surname_of_two_people_joins_neither():
    other = Said("The tide was low", voice="reported", speaker="Paul Whitfield")
    assert ("b", "Whitfield") in sources([WHITFIELD, other], [SHORT])


def test_several_who_speak_together_are_no_fuller_name_of_one():
    together = Said("The quay is ready", voice="reported", speaker="Nora Whitfield and Tom Elling")
    found = sources([WHITFIELD, together], [SHORT])
    assert set(found) == {
        ("a", "Nora Whitfield"),
        ("a", "Nora Whitfield and Tom Elling"),
        ("b", "Nora Whitfield"),
    }


def test_a_source_has_the_fullest_name_of_the_texts_that_are_there():
    texts = [
        analysis_of(name, [said, PLAIN]) for name, said in (("a", WHITFIELD), ("b", SHORT), ("c", SHORT))
    ]
    memory = Memory()
    for present, name in ((texts, "Nora Whitfield"), (texts[1:], "Whitfield"), (texts, "Nora Whitfield")):
        rows = compare(present, memory=memory).contrasts["sources"]
        assert {row.what for row in rows} == {name}
        assert {len(row.also_in) for row in rows} == {len(present) - 1}
        assert rows == compare(present).contrasts["sources"]
