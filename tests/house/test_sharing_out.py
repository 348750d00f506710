"""How tests are shared out among processes names files that there are."""

from tests.house.seeds import ROOT
from tests.sharing_out import FIRST, TOGETHER, group_of, turn_of


def test_every_file_that_is_named_exists():
    named = [each for each in (*TOGETHER, *FIRST) if each.endswith(".py")]

    assert [each for each in named if not (ROOT / each).exists()] == []


def test_every_group_that_begins_is_one():
    groups = {group_of(str(path.relative_to(ROOT))) for path in (ROOT / "tests").rglob("test_*.py")}

    assert set(FIRST) <= groups


def test_long_groups_begin_and_each_stays_together():
    tests = [
        "tests/house/test_docs.py::a",
        "tests/journeys/test_article.py::b",
        "tests/journeys/test_print_journey.py::c",
    ]

    assert sorted(tests, key=turn_of) == [tests[2], tests[1], tests[0]]
