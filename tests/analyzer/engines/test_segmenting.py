"""Sentences end where a reader hears them end."""

import pytest

from analyzer.engines.segmenting import sentence_spans


def sentences(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in sentence_spans(paragraph)]


@pytest.mark.parametrize(
    "whole",
    [
        "Lt. Col. James Roe opened the bridge on Monday.",
        "The ticket costs Rs. 5 for children.",
        "The U.S. Army built the pier in Washington, D.C., in spring.",
        "She was named U.S. Ambassador to the United Nations.",
        "The move was rebuked by Sen. Vera Bell (I-Vt.), who has long been critical.",
        "Washington, D.C.— The council met in the old hall.",
        "Mr. Bell met Gov. Vale and Brig. Gen. Roe at St. Mark's.",
        "J. R. Smith paid $4.5 million, or 3.5 per cent of it.",
        "“Is it over?” Mr. Bell asked the council.",
        "“Stop!” she said.",
        "The council met at 6 p.m. Monday in room No. 3.",
        "The parts, i.e. The Deck and the cables, were renewed.",
        "Smith et al. found cracks in the deck.",
    ],
)
def test_it_keeps_one_sentence_whole(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "He left Washington, D.C. The bridge stayed shut.",
            ["He left Washington, D.C.", "The bridge stayed shut."],
        ),
        ("They live in the U.S. He flew home.", ["They live in the U.S.", "He flew home."]),
        ("(It was late.) He left.", ["(It was late.)", "He left."]),
        ("He said no. Then he left.", ["He said no.", "Then he left."]),
        ("They chose Plan B. The mayor agreed.", ["They chose Plan B.", "The mayor agreed."]),
        ("It ended at 6 p.m. Nobody spoke.", ["It ended at 6 p.m.", "Nobody spoke."]),
        ("It grew 3.5 per cent. “We won,” he said.", ["It grew 3.5 per cent.", "“We won,” he said."]),
        ("“It is over.” He went home.", ["“It is over.”", "He went home."]),
        ("The road is cold. Sen. Bell voted.", ["The road is cold.", "Sen. Bell voted."]),
        ("Is it open? It is! Good.", ["Is it open?", "It is!", "Good."]),
    ],
)
def test_it_ends_sentences(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


def test_closing_quotation_marks_stay_with_their_sentence() -> None:
    assert sentences("“The bridge is open. It will stay so.” The mayor smiled.") == [
        "“The bridge is open.",
        "It will stay so.”",
        "The mayor smiled.",
    ]


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_no_words_give_no_sentence(empty: str) -> None:
    assert sentence_spans(empty) == ()


@pytest.mark.parametrize("odd", ["”””", "Mr.", "...", "a", "Mr. Mr. Mr.", "1. 2. 3.", "“", " . . ."])
def test_odd_texts_are_covered_all_the_same(odd: str) -> None:
    covered = {index for start, end in sentence_spans(odd) for index in range(start, end)}

    assert all(odd[index].isspace() or index in covered for index in range(len(odd)))
