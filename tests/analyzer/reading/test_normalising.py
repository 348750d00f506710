"""Whatever comes in, the text is clean and every character knows where it stood."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from analyzer.reading.normalising import flattened, normalise, one_line


def test_a_ligature_becomes_letters_that_all_point_at_it() -> None:
    mapped = normalise("the Oﬃce of")

    assert mapped.text == "the Office of"
    # "O" stands at 4; the ligature at 5 makes f, f, i; "c" follows at 6.
    assert list(mapped.sources) == [0, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10]


def test_composed_letters_keep_their_place() -> None:
    mapped = normalise("cafe\u0301 bar")

    assert mapped.text == "café bar"
    assert mapped.sources[mapped.text.index("b")] == 6


def test_overrides_nul_and_zero_width_marks_go() -> None:
    assert normalise("a\u202eb\x00c\u200bd\ufeffe\u00adf\ud800g").text == "abcdefg"


def test_line_ends_are_one_kind_and_wide_spaces_plain() -> None:
    assert normalise("a\r\nb\rc\u2028d\u00a0\u2003e").text == "a\nb\nc\nd e"


def test_typographic_quotation_marks_and_dashes_stay() -> None:
    assert normalise("“It’s — well — ‘fine’”").text == "“It’s — well — ‘fine’”"


def test_metadata_are_one_line() -> None:
    assert one_line(" A\n\ttitle\u202e ") == "A title"


@given(st.text())
def test_any_text_is_normal_and_mapped(text: str) -> None:
    mapped = normalise(text)

    assert len(mapped.text) == len(mapped.sources)
    assert unicodedata.is_normalized("NFKC", mapped.text)
    assert list(mapped.sources) == sorted(mapped.sources)
    assert all(0 <= source < len(text) for source in mapped.sources)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cs")
        for character in mapped.text
        if character not in "\t\n"
    )


@given(st.text())
def test_a_character_that_needs_no_change_points_at_itself(text: str) -> None:
    mapped = normalise(text)

    for character, source in zip(mapped.text, mapped.sources, strict=True):
        if character.isascii() and character.isalnum() and text[source].isascii():
            assert text[source] == character


@given(st.text(alphabet="a \n\té—", max_size=60))
def test_flattening_leaves_single_spaces(text: str) -> None:
    assert flattened(normalise(text)).text == " ".join(normalise(text).text.split())
