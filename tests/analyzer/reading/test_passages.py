"""What a person puts back or takes out is done, and nothing else."""

from __future__ import annotations

from analyzer.reading import read
from analyzer.types import Document, RawDocument

FIRST = "The town council of Harrow opened the bridge on Monday after nine years of work and two petitions."
SECOND = (
    "The work cost four million pounds and was paid for by the county and the town together, the clerk said."
)
BOX = "Our newsletter brings the council's business to your kitchen table every single Friday morning, free."
THIRD = "The bridge will be open from eight in the morning until sunset on every day of the week, she said."
CAPTION = "Builders on the new bridge in Harrow. (Photo: Ana Brown)"


def document(*paragraphs: str, **said: object) -> Document:
    return read(RawDocument("\n\n".join(paragraphs).encode(), filename="bridge.txt", **said))  # type: ignore[arg-type]


def test_a_paragraph_that_is_taken_out_goes_with_its_reason() -> None:
    found = document(FIRST, SECOND, BOX, THIRD, drop=(BOX,))
    assert BOX not in found.text
    assert [(removed.text, removed.reason) for removed in found.removed] == [(BOX, "taken out by hand")]
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))
    assert found.removed[0].at == found.text.index(THIRD)


def test_spaces_and_line_ends_of_the_wish_do_not_matter() -> None:
    assert BOX not in document(FIRST, SECOND, BOX, THIRD, drop=(BOX.replace(" ", "\n  "),)).text


def test_what_is_put_back_wins_over_what_is_taken_out() -> None:
    assert BOX in document(FIRST, SECOND, BOX, THIRD, drop=(BOX,), keep=(BOX,)).text


def test_a_caption_is_taken_out_with_its_credit() -> None:
    text = (FIRST, CAPTION, SECOND, THIRD)
    shown = document(*text).text.split("\n\n")[1]
    found = document(*text, drop=(shown,))
    assert "Builders" not in found.text


def test_a_part_of_a_paragraph_takes_nothing_out() -> None:
    assert document(FIRST, SECOND, BOX, THIRD, drop=(BOX[:30],)) == document(FIRST, SECOND, BOX, THIRD)


def test_sentences_point_into_the_new_text() -> None:
    found = document(FIRST, SECOND, BOX, THIRD, drop=(SECOND,))
    assert [found.words_of(sentence) for sentence in found.sentences] == [FIRST, BOX, THIRD]
