"""event.toml says what the files do not say, and says clearly what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from analyzer.errors import UnreadableInputError
from analyzer.reading import load_sidecar, sidecar_beside

GOOD = """
[event]
title = "The bridge opens"
slug = "bridge-opens"

[[documents]]
file = "post.txt"
outlet = "The Harbour Post"
published = 2024-05-07

[[documents]]
file = "council.txt"
role = "release"
issuer = "City Council"
published = "6 May 2024"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "event.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_fields_reach_the_documents(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_bytes(b"news")
    (tmp_path / "council.txt").write_bytes(b"release")

    sidecar = load_sidecar(written(tmp_path, GOOD))
    post, council = sidecar.raws()

    assert (sidecar.title, sidecar.slug) == ("The bridge opens", "bridge-opens")
    assert (post.content, post.outlet, post.published, post.role) == (
        b"news",
        "The Harbour Post",
        date(2024, 5, 7),
        None,
    )
    assert (council.role, council.issuer, council.published) == ("release", "City Council", date(2024, 5, 6))


def test_a_file_that_is_not_listed_has_no_fields(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(b"text")

    assert load_sidecar(written(tmp_path, GOOD)).raw("other.txt").outlet is None


def test_it_is_found_beside_a_file(tmp_path: Path) -> None:
    assert sidecar_beside(tmp_path / "post.txt") is None
    written(tmp_path, GOOD)
    assert sidecar_beside(tmp_path / "post.txt") is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[event", "not valid TOML"),
        ("[[documents]]\noutlet = 'x'", "needs a file"),
        ("[[documents]]\nfile = '../x.txt'", "beside the sidecar"),
        ("[[documents]]\nfile = 'x.txt'\ncolour = 'red'", "unknown field, colour"),
        ("[[documents]]\nfile = 'x.txt'\nrole = 'press'", 'the role "press"'),
        ("[[documents]]\nfile = 'x.txt'\npublished = 'soon'", "no date that can be read: soon"),
        ("[[documents]]\nfile = 'x.txt'\noutlet = 5", "outlet must be a text"),
        ("documents = 3", "any number of"),
    ],
)
def test_a_broken_sidecar_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableInputError, match=said):
        load_sidecar(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"post\.txt"):
        load_sidecar(written(tmp_path, GOOD)).raws()
