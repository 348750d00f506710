"""Uploads are read in a child process that hostile bytes can kill without harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from analyzer.errors import AnalyzerError
from analyzer.types import RawDocument
from webapp.corpus import reader
from webapp.corpus.reader import GuardedReader


@pytest.fixture
def guarded() -> Iterator[GuardedReader]:
    made = GuardedReader()
    yield made
    made.close()


def test_a_text_comes_back_as_the_core_would_read_it(
    guarded: GuardedReader, article_text: Callable[[str], str]
) -> None:
    document = guarded.read(RawDocument(article_text("bridge").encode(), filename="bridge.txt"))
    assert document.id == "bridge"
    assert "opened the bridge on Monday" in document.text


def test_one_child_serves_many_texts(guarded: GuardedReader, article_text: Callable[[str], str]) -> None:
    guarded.read(RawDocument(article_text("bridge").encode(), filename="a.txt"))
    first = guarded._child.pid
    guarded.read(RawDocument(article_text("park").encode(), filename="b.txt"))
    assert guarded._child.pid == first


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 50, b"Too short to be an article."])
def test_what_cannot_be_read_is_said_and_costs_no_child(guarded: GuardedReader, content: bytes) -> None:
    with pytest.raises(AnalyzerError) as caught:
        guarded.read(RawDocument(content, filename="upload.txt"))
    assert str(caught.value).strip()
    assert guarded._child.poll() is None


def test_a_child_that_dies_costs_one_upload_and_the_next_is_read(
    guarded: GuardedReader, article_text: Callable[[str], str]
) -> None:
    raw = RawDocument(article_text("bridge").encode(), filename="bridge.txt")
    guarded.read(raw)
    guarded._child.kill()
    guarded._child.wait()
    assert guarded.read(raw).id == "bridge"


def test_a_text_that_takes_too_long_is_refused_in_words(
    guarded: GuardedReader, article_text: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = RawDocument(article_text("bridge").encode(), filename="bridge.txt")
    guarded.read(raw)
    monkeypatch.setattr(reader, "_WALL_SECONDS", 0.05)
    guarded._child.send_signal(19)  # SIGSTOP: it will never answer
    with pytest.raises(AnalyzerError, match="too much time or memory"):
        guarded.read(raw)


def test_an_upload_is_unpacked_in_the_child(
    guarded: GuardedReader, article_text: Callable[[str], str]
) -> None:
    table = f'Kopf,Inhalt\nA,"{article_text("bridge")}"\n'.encode()

    asked = guarded.unpack(table, "media.csv")
    answered = guarded.unpack(table, "media.csv", mapping={"media.csv": {"text": "Inhalt", "title": "Kopf"}})

    assert (asked.documents, asked.tables[0].question) == ((), "Which column holds the text of the articles?")
    assert guarded.read(answered.documents[0]).title == "A"


def test_what_is_refused_inside_an_upload_costs_no_child(guarded: GuardedReader) -> None:
    unpacked = guarded.unpack(b"PK\x03\x04 no archive", "a.zip")

    assert [bool(each.reason and each.remedy) for each in unpacked.refused] == [True]
    assert guarded._child.poll() is None
