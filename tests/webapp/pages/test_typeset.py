"""A text as it is set: blocks, voices and what was removed, in their order."""

from typing import Any

import pytest

from webapp.analyses.values import ArticleCard, ArticlePage
from webapp.pages.contexts.article_measures import reads_like
from webapp.pages.contexts.passages import Mark
from webapp.pages.contexts.typeset import Block, blocks_of

TEXT = "Key facts\nOne fact.\nBrown said it rained. “So wet,” she said. The end."


def sentence(words: str, paragraph: int, zone: str = "body", kind: str = "sentence") -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "paragraph": paragraph, "zone": zone, "kind": kind}


def statement(number: int, words: str, voice: str, speaker: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"sentence": number, "start": start, "end": start + len(words), "voice": voice, "speaker": speaker}


def page(removed: tuple[dict[str, Any], ...] = ()) -> ArticlePage:
    sentences = [
        sentence("Key facts", 0, "box", "heading"),
        sentence("One fact.", 1, "box", "item"),
        sentence("Brown said it rained.", 2),
        sentence("“So wet,” she said.", 2),
        sentence("The end.", 2),
    ]
    statements = [
        statement(2, "Brown said", "own"),
        statement(2, "it rained.", "reported", "Brown"),
        statement(3, "“So wet,”", "quoted", "Brown"),
        statement(3, "she said.", "own"),
        statement(4, "The end.", "own"),
    ]
    card = ArticleCard(1, "A", "1", "", "", False, "", None, "done", "", "", 12, "")
    document = {"text": TEXT, "sentences": sentences, "removed": removed}
    return ArticlePage(card, "e", "E", document, {"statements": statements}, {}, None)


def set_text(
    layers: tuple[str, ...] = ("voice",), marks: list[Mark] | None = None, **more: Any
) -> list[Block]:
    return blocks_of(page(**more), marks or [], layers, 0, {number: f"#s{number}" for number in range(1, 6)})


def words_of(block: Block) -> str:
    return " ".join(p.text for line in block.lines for s in line.stretches for p in s.pieces)


def test_boxes_headings_items_and_paragraphs_are_told_apart() -> None:
    assert [(block.kind, block.wrapper) for block in set_text()] == [
        ("heading", "box"),
        ("item", "box"),
        ("paragraph", ""),
    ]


def test_no_character_of_a_sentence_is_lost_or_said_twice() -> None:
    lines = [line for block in set_text() for line in block.lines]
    set_words = ["".join(p.text for s in line.stretches for p in s.pieces) for line in lines]
    assert set_words == ["Key facts", "One fact.", "Brown said it rained.", "“So wet,” she said.", "The end."]


def test_who_speaks_stands_where_the_voice_changes() -> None:
    lines = set_text()[2].lines
    assert [[s.who for s in line.stretches] for line in lines] == [
        ["", "Brown, reported"],
        ["Brown, quoted", ""],
        [""],
    ]


def test_without_the_layer_nobody_is_put_before_words() -> None:
    stretches = [s for block in set_text(()) for line in block.lines for s in line.stretches]
    assert {(s.voice, s.who) for s in stretches} == {("own", "")}


def test_a_mark_over_two_sentences_lies_on_both_and_on_no_third() -> None:
    start, end = TEXT.index("rained."), TEXT.index(" she said")
    lines = set_text((), [Mark(start, end, "security")])[2].lines
    marked = ["".join(p.text for s in line.stretches for p in s.pieces if p.classes) for line in lines]
    assert marked == ["rained.", "“So wet,”", ""]


def test_removed_passages_stand_before_the_block_that_followed_them() -> None:
    removed = (
        {"text": "Also read", "reason": "link", "at": TEXT.index("Brown")},
        {"text": "Share", "reason": "share", "at": 0},
    )
    blocks = set_text(("removed",), removed=removed)
    assert [block.removed[0].shown if block.removed else words_of(block)[:9] for block in blocks] == [
        "Share",
        "Key facts",
        "One fact.",
        "Also read",
        "Brown sai",
    ]


def test_removed_passages_stay_away_where_the_layer_is_off() -> None:
    assert all(
        not block.removed for block in set_text(removed=({"text": "Share", "reason": "share", "at": 0},))
    )


def test_a_long_removed_passage_is_shortened_and_kept_whole_behind_it() -> None:
    passage = "menu " * 100
    (removed,) = set_text(("removed",), removed=({"text": passage, "reason": "menu", "at": 0},))[0].removed
    assert len(removed.shown) <= 162
    assert removed.text == passage.strip()


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        (5.9, "children"),
        (6.0, "magazine"),
        (9.0, "newspaper"),
        (12.9, "newspaper"),
        (13.0, "students"),
        (17.0, "law"),
    ],
)
def test_a_grade_is_said_in_words(grade: float, words: str) -> None:
    assert words in reads_like(grade)
