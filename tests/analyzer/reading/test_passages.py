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
    assert [(removed.text, removed.reason) for removed in found.removed] == [(BOX, "taken out by a person")]
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


# --- single sentences -------------------------------------------------------------------------------------

OPENED, COST, CROWD = (
    "The town council of Harrow opened the bridge on Monday after nine years.",
    "It cost four million pounds, the clerk said.",
    "About three hundred people came to see it in the rain.",
)
PARAGRAPH = f"{OPENED} {COST} {CROWD}"


def test_a_sentence_that_is_taken_out_leaves_its_neighbours_with_their_places() -> None:
    upload = f"{PARAGRAPH}\n\n{THIRD}"
    found = document(PARAGRAPH, THIRD, drop=(COST,))
    assert found.text == f"{OPENED} {CROWD}\n\n{THIRD}"
    assert [found.words_of(sentence) for sentence in found.sentences] == [OPENED, CROWD, THIRD]
    assert [sentence.paragraph for sentence in found.sentences] == [0, 0, 1]
    for origin in found.origins:
        size = origin.end - origin.start
        assert found.text[origin.start : origin.end] == upload[origin.source : origin.source + size]


def test_the_sentence_is_on_record_where_it_stood() -> None:
    first, middle, last = (
        document(SECOND, PARAGRAPH, THIRD, drop=(words,)).removed[0] for words in (OPENED, COST, CROWD)
    )
    before = len(SECOND) + 2
    assert (first.text, first.at) == (OPENED, before)
    assert (middle.text, middle.at) == (COST, before + len(OPENED) + 1)
    assert (last.text, last.at) == (CROWD, before + len(f"{OPENED} {COST}"))
    assert {first.reason, middle.reason, last.reason} == {"taken out by a person"}


def test_two_sentences_of_a_paragraph_come_out_in_their_order() -> None:
    found = document(SECOND, PARAGRAPH, THIRD, drop=(CROWD, OPENED))
    assert [removed.text for removed in found.removed] == [OPENED, CROWD]
    assert COST in found.text


def test_all_sentences_taken_out_one_by_one_leave_no_empty_paragraph() -> None:
    found = document(SECOND, PARAGRAPH, THIRD, drop=(OPENED, COST, CROWD))
    assert found.text == f"{SECOND}\n\n{THIRD}"
    assert [removed.text for removed in found.removed] == [OPENED, COST, CROWD]


def test_the_rest_of_a_paragraph_can_be_taken_out_after_a_sentence_of_it() -> None:
    rest = f"{OPENED} {CROWD}"
    assert document(SECOND, PARAGRAPH, THIRD, drop=(COST, rest)).text == f"{SECOND}\n\n{THIRD}"


def test_a_sentence_put_back_into_a_paragraph_that_is_out_stands_alone() -> None:
    rest = f"{OPENED} {CROWD}"
    assert document(SECOND, PARAGRAPH, THIRD, drop=(rest,)).text == f"{SECOND}\n\n{COST}\n\n{THIRD}"


def test_a_piece_of_a_sentence_takes_no_sentence_out() -> None:
    assert document(PARAGRAPH, THIRD, drop=(COST[:-1], "the clerk said.")) == document(PARAGRAPH, THIRD)


def test_a_line_of_hard_wrapped_text_goes_as_the_sentence_that_it_belongs_to() -> None:
    wrapped = f"The town council of Harrow opened the bridge on Monday after\nnine years. {COST} {CROWD[:8]}\n{CROWD[9:]}"
    found = document(SECOND, wrapped, THIRD, drop=(OPENED,))
    assert OPENED not in found.text
    assert COST in found.text


def test_a_heading_goes_alone() -> None:
    found = document(FIRST, "What it cost", SECOND, THIRD, drop=("What it cost",))
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_credited_caption_loses_one_sentence_and_keeps_the_other() -> None:
    caption = (
        "Builders stood on the new bridge in Harrow. The mayor looked on from the bank. (Photo: Ana Brown)"
    )
    found = document(FIRST, caption, SECOND, THIRD, drop=("The mayor looked on from the bank.",))
    assert "Builders stood" in found.text
    assert "looked on" not in found.text
