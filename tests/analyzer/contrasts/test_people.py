"""One person under several names, across documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.contrasts.people import _surname_spellings, find_people, is_one_edit
from analyzer.memory import Memory
from analyzer.types import Target
from tests.analyzer.builders import analysis_of


def texts(*names):
    """One text for each list of people."""
    return {
        f"n{number}": analysis_of(f"n{number}", ["Something was said."], targets=tuple(Target(name, "person", (), ()) for name in of_text))
        for number, of_text in enumerate(names)
    }  # fmt: skip


@pytest.mark.parametrize("other", ["Moreno", "Morena", "Morenno", "Morno", "Moerno"])
def test_a_surname_is_found_with_a_letter_more_less_another_and_two_swapped(other):
    people = find_people(texts(["Ana Moreno"], [f"Ana {other}"]))
    assert set(people.of_target.values()) == {0}


def test_who_has_another_surname_is_somebody_else():
    people = find_people(texts(["Ana Moreno"], ["Ana Castell"], ["Ana Moratti"]))
    assert len(people.names) == 3


def test_who_has_a_namesake_in_a_text_that_is_gone_is_one_person_again():
    every = texts(["Karl Holm Jr."], ["Karl Holm"], ["Karl Holm Jr.", "Karl Holm"])
    left = {name: every[name] for name in ("n0", "n1")}
    memory = Memory()
    for present, count in ((every, 2), (left, 1), (every, 2)):
        people = find_people(present, memory=memory)
        assert len(people.names) == count
        assert people == find_people(present)


def test_a_name_of_two_people_is_nobody_of_theirs():
    people = find_people(texts(["Ana Moreno"], ["Eva Moreno"], ["Moreno"], ["Moreno"]))
    assert not {people.person(name, "Moreno") for name in ("n2", "n3")} & {0, 1}


@given(one=st.text("abcd", min_size=1, max_size=7), other=st.text("abcd", min_size=1, max_size=7))
def test_surnames_that_one_edit_parts_have_a_spelling_in_common(one, other):
    if one == other or is_one_edit(one, other):
        assert set(_surname_spellings(f"Ana {one}")) & set(_surname_spellings(f"Ana {other}"))


def test_a_surname_alone_may_be_a_towns_until_a_text_gives_more():
    titled = analysis_of(
        "t", ["Something was said."], targets=(Target("Lind", "person", (), (), ("Mayor",)),)
    )
    alone = texts(["Lind"], ["Lind", "Karl Holm"])

    assert {people.names[one] for people in [find_people(alone)] for one in people.bare} == {"Lind"}
    assert find_people({**alone, "t": titled}).bare == frozenset()
    assert find_people({**alone, **texts(["Lind"], ["Ana Lind"])}).bare == frozenset()
