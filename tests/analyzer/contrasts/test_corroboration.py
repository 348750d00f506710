"""corroboration: separate wordings, and one origin behind a release."""

from analyzer.comparison import compare
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
