"""Bytes become text in their own encoding, or a message says what to do."""

import pytest

from analyzer.errors import UnreadableInputError
from analyzer.reading.decoding import MAX_BYTES, decode

TEXT = "The mayor’s “bridge” costs £5 — no more."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_are_read_by_their_mark(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding)) == TEXT


def test_a_page_names_its_encoding() -> None:
    page = '<html><meta charset="iso-8859-2"><p>Łódź reopened.</p>'

    assert "Łódź" in decode(page.encode("iso-8859-2"))


def test_a_media_type_names_the_encoding() -> None:
    assert decode("Мост открыт".encode("koi8-r"), "text/plain; charset=koi8-r") == "Мост открыт"


@pytest.mark.parametrize("alias", ["rot13", "hex", "no-such-thing"])
def test_an_encoding_that_is_none_does_no_harm(alias: str) -> None:
    assert decode("caf\xe9 open".encode("latin-1"), f"text/plain; charset={alias}") == "café open"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a" * (MAX_BYTES + 1), "2 MB"),
        (bytes(range(256)) * 8, "binary"),
        (TEXT.encode("utf-16-le"), "binary"),
        ("Мост открыт во вторник".encode("koi8-r"), "UTF-8"),
        (b"\xef\xbb\xbfbroken \xff\xfe", "read as text"),
        ("The mayorâ€™s bridge isnâ€™t whatâ€™s needed.".encode(), "wrongly"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableInputError, match=said):
        decode(content)


@pytest.mark.parametrize(
    "text",
    [
        "A caf\u00e9 in Z\u00fcrich.",
        "He wrote “â€™” where ’ belongs.",
        "One stray \x07 bell" + " in a long line of text" * 9,
    ],
)
def test_odd_but_honest_texts_are_read(text: str) -> None:
    assert decode(text.encode()) == text
