"""Sentence embeddings: near where the meaning is near, the same in any company, and polite where they are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.engines import embedding
from analyzer.errors import MissingPartError

needs_model = pytest.mark.skipif(not embedding.available(), reason="the extra “semantic” is not installed")

FLOOD = "The river flooded the old town on Monday."
FLOOD_AGAIN = "On Monday, high water from the river covered the historic centre."
BANK = "The central bank left its interest rate unchanged."


@needs_model
def test_a_rewording_lies_nearer_than_another_matter() -> None:
    flood, again, bank = embedding.embed([FLOOD, FLOOD_AGAIN, BANK])

    assert flood @ again > flood @ bank + 0.25


@needs_model
def test_vectors_have_length_one() -> None:
    rows = embedding.embed([FLOOD, BANK])

    assert [float(row @ row) for row in rows] == pytest.approx([1.0, 1.0], abs=1e-5)


@needs_model
def test_a_sentence_has_the_same_vector_in_any_company() -> None:
    alone = embedding.embed([FLOOD])[0]
    embedding.release_memory()

    in_company = embedding.embed([BANK, FLOOD_AGAIN * 20, FLOOD])[2]

    assert alone.tolist() == in_company.tolist()


@needs_model
def test_no_sentences_give_no_rows() -> None:
    assert len(embedding.embed([])) == 0


@needs_model
def test_a_sentence_without_words_has_a_vector_too() -> None:
    assert len(embedding.embed([""])[0]) == len(embedding.embed([FLOOD])[0])


def test_a_folder_without_a_model_is_named_in_the_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(embedding.SETTING, str(tmp_path))

    assert not embedding.available()
    assert embedding.version() == "none"
    with pytest.raises(MissingPartError, match=tmp_path.name):
        embedding.embed([FLOOD])


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(embedding.SETTING, raising=False)
    monkeypatch.setattr(embedding, "find_spec", lambda name: None)

    assert not embedding.available()
    with pytest.raises(MissingPartError, match="semantic"):
        embedding.embed([FLOOD])


@needs_model
def test_other_weights_are_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = embedding.version()
    (tmp_path / "model.onnx").write_bytes(b"other weights")
    (tmp_path / "tokenizer.json").write_text("{}")
    monkeypatch.setenv(embedding.SETTING, str(tmp_path))

    assert embedding.version() != shipped
