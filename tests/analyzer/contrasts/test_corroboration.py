"""corroboration: separate wordings, and one origin behind a release."""

import numpy
from hypothesis import given
from hypothesis import strategies as st

from analyzer.comparison import compare
from analyzer.contrasts.corroboration import _count_wordings
from analyzer.memory import Memory
from tests.analyzer.builders import analysis_of

ONE = "The harbour council approved the new ferry terminal on the northern quay"
TWO = "Approval for a ferry terminal at the northern quay came from the harbour council"


def row_of(**texts):
    documents = [
        analysis_of(name, [text], role="release" if name == "r" else "coverage")
        for name, text in texts.items()
    ]
    (row,) = compare(documents).contrasts["corroboration"]
    return row


def test_outlets_that_share_copy_count_once():
    assert row_of(a=ONE, b=ONE).separate_wordings == 1


def test_words_of_their_own_count_each():
    row = row_of(a=ONE, b=TWO)
    assert (set(row.outlets), row.separate_wordings) == ({"a", "b"}, 2)


def test_a_claim_of_a_release_has_one_origin():
    row = row_of(r=ONE, a=ONE, b=TWO)
    assert (row.separate_wordings, row.in_release) == (1, True)


def test_one_outlet_corroborates_nothing():
    documents = [analysis_of("a", [ONE]), analysis_of("b", ["Penguins moult once every year"])]
    assert compare(documents).contrasts["corroboration"] == ()


def grouped(outlets):
    """As the definition says it: whoever shares a run with a group joins it, and groups that it joins are one."""
    groups = []
    for runs in outlets:
        groups = [group for group in groups if not group & runs] + [
            runs.union(*(group for group in groups if group & runs))
        ]
    return len(groups)


@given(outlets=st.lists(st.lists(st.integers(0, 8), max_size=3), min_size=1, max_size=9))
def test_groups_that_share_copy_are_counted_by_their_runs(outlets):
    columns = [numpy.array(runs, dtype=int) for runs in outlets]
    assert _count_wordings(columns) == grouped(map(set, outlets))


def test_sentences_that_are_remembered_share_runs_with_new_ones():
    # given two wordings, then an outlet that begins as one of them does, then one that prints a part of both
    texts = [analysis_of(name, [f"{said} {name}"]) for name, said in (("a", ONE), ("b", TWO), ("c", ONE))]
    texts.append(analysis_of("d", [f"{TWO}, and {ONE}"]))
    memory = Memory()
    for count, wordings in ((2, 2), (3, 2), (4, 1), (3, 2)):
        (row,) = compare(texts[:count], memory=memory).contrasts["corroboration"]
        assert row.separate_wordings == wordings


def test_short_sentences_are_one_wording_where_all_their_words_are_the_same():
    assert row_of(a="The council approved", b="The council approved").separate_wordings == 1
    assert row_of(a="The council approved", b="The council has approved").separate_wordings == 2
