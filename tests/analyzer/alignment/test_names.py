"""Names of one person or body, and names of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.alignment.names import KnownNames, are_same_name, is_proper


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nora Whitfield", "Whitfield"),
        ("President of Norwick", "president of Norwick"),
        ("Director Whitfield", "Nora Whitfield"),
        ("Nora Whitfield", "Norah Whitfield"),
        ("N. Whitfield", "Nora Whitfield"),
        ("Nora Whitfield", "Nora Whitfeld"),
        ("Director Nora Whitfield", "Nora Whitfielt"),
        ("Rohan Deshpande", "Rohan Kumar Deshpande"),
        ("the White House", "White House"),
        ("United States", "U.S."),
        ("Britain", "the United Kingdom"),
        ("America", "U.S."),
        ("Manchester, N.H.", "Manchester"),
        ("Harbour Safety Executive Working Group", "Inaugural Harbour Safety Executive Working Group"),
    ],
)
def test_one_name_written_in_two_ways(a, b):
    assert are_same_name(a, b)
    assert are_same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Amit Shah", "Amit Sharma"),
        ("John Smith", "Jane Smith"),
        ("Anna Berg", "Anna Bern"),
        ("Nora Whitfield", "Rosa Whitfeld"),
        ("Bank of Norwick", "Bank of Harwick"),
        ("North Harbour", "South Harbour"),
        ("Ann Lee", "Dan Lee"),
        ("India", "India-US Working Group"),
        ("Norwick", "Bank of Norwick Trust"),
        ("US Indian Embassy", "US Embassy in India"),
        ("Norwick", "Bank of Norwick"),
        ("Bank of America", "United States"),
        ("Little Britain", "United Kingdom"),
        ("Karl Holm Jr.", "Karl Holm Sr."),
        ("Karl W. Holm", "Karl H. W. Holm"),
        ("Paul Moss", "Paula Moss"),
        ("Ministry of External Affairs", "White House"),
        ("Norwick and Dale officials", "Norwick Harbour officials"),
    ],
)
def test_two_names_are_not_joined(a, b):
    assert not are_same_name(a, b)


@pytest.mark.parametrize(("name", "expected"), [("Carter", True), ("White House", True), ("harbour.example.org", True), ("both countries", False), ("the working group", False), ("Officials of both cities", False), ("Both sides", False), ("young Republican aide", False), ("bin Laden", True), ("iPhone", False), ("University officials of Norwick", True)])  # fmt: skip
def test_a_description_is_no_name(name, expected):
    assert is_proper(name) is expected


PARTS = ("Nora", "Norah", "N.", "Paul", "Paula", "Whitfield", "Whitfeld", "Director", "Jr.", "Bank", "of", "Norwick", "US", "us",
         "the", "United", "States", "Harbour", "Safety", "Executive", "Group", "White", "House", "D.C.", "officials")  # fmt: skip
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(" ".join)


@given(known=st.lists(NAMES, max_size=12), name=NAMES)
def test_names_found_by_their_words_are_those_that_each_by_each_would_find(known, name):
    every = [one for one in dict.fromkeys(known) if are_same_name(one, name)]
    assert KnownNames(known).like(name) == every
