"""Names pass one gate: what databases refuse and what could deceive a reader stays outside."""

from __future__ import annotations

import pytest

from webapp.corpus.gate import clean


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("The\x00 Post", "The Post"),
        ("The\tPost\r\n  Daily", "The Post Daily"),
        ("Post\ud800", "Post"),
        ("\u202eevil\u202c Post", "evil Post"),
        ("\ufeffPost\x9b", "Post"),
    ],
)
def test_what_has_no_place_in_a_name_is_taken_out(said: str, kept: str) -> None:
    assert clean(said, longest=200) == kept


def test_a_name_that_is_too_long_is_cut_without_a_dangling_space() -> None:
    assert clean("x" * 30, longest=10) == "x" * 10
    assert clean("123456789 abc", longest=10) == "123456789"


@pytest.mark.parametrize(
    "said", ["Süddeutsche Zeitung", "El País", "人民日报", "“The Post” — daily", "هآرتس", "A\u200dB"]
)
def test_names_of_every_language_stay_as_they_are(said: str) -> None:
    assert clean(said, longest=200) == said
