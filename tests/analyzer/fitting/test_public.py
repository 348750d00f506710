"""Public files are read by their names, our own form by its fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.errors import LearningError
from analyzer.fitting.examples import read_examples
from analyzer.learning.tasks import TASKS


def written(folder: Path, name: str, rows: list[dict[str, object]]) -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_a_public_file_is_known_by_its_name(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"text": f"Sentence {n}.", "biased": n % 2 == 0, "topic": f"topic {n % 6}"} for n in range(30)
    ]

    examples = read_examples(TASKS["loaded"], written(tmp_path, "loaded_language.jsonl", rows))

    assert (examples[0].labels, examples[0].group) == (("yes",), "topic 0")
    assert (examples[1].labels, examples[1].group) == ((), "topic 1")


def test_articles_become_sentences_with_their_article(tmp_path: Path) -> None:
    span = {"sentence": 1, "kind": "informational", "in_quote": False}
    quoted = {"sentence": 2, "kind": "informational", "in_quote": True}
    rows: list[dict[str, object]] = [
        {
            "story": f"story {n}",
            "articles": [{"paragraphs": [["One.", "Two."], ["Three."]], "spans": [span, quoted]}],
        }
        for n in range(7)
    ]

    examples = read_examples(TASKS["editorial"], written(tmp_path, "editorial.jsonl", rows))

    assert [example.labels for example in examples[:3]] == [(), ("yes",), ()]
    assert {example.article for example in examples[:3]} == {"story 0 0"}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "One.", "label": true}\n{"text": ', "utf-8")

    with pytest.raises(LearningError, match=r"mine\.jsonl, line 2"):
        read_examples(TASKS["loaded"], path)


def test_a_public_file_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(LearningError, match=r"frames_sentence\.jsonl, line 1"):
        read_examples(TASKS["frames"], written(tmp_path, "frames_sentence.jsonl", [{"text": "One."}]))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LearningError, match=r"missing\.jsonl cannot be read"):
        read_examples(TASKS["loaded"], tmp_path / "missing.jsonl")
