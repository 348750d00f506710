"""Input made to do harm: refused with a reason, in little time, and with nothing outside.

The short form runs with every test; SIDELIGHT_TORTURE_ROUNDS (``make torture``) sets how many of each kind the long
one tries. Whatever a file holds, unpacking raises nothing and reading raises nothing but its own errors.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import AnalyzerError
from analyzer.reading import Unpacked, read, unpack
from analyzer.reading.decoding import decode
from analyzer.types import Document, RawDocument
from tests.analyzer.reading import file_formats as files
from tests.torture import hostile

ROUNDS = int(os.environ.get("SIDELIGHT_TORTURE_ROUNDS", "0"))
"""Of each kind; 0 is the short form."""
pytestmark = [pytest.mark.torture]


def rounds(short: int) -> int:
    return ROUNDS or short


def took(content: bytes, name: str) -> tuple[Unpacked, float]:
    """What came of a file that was unpacked and read, and the seconds of processor time."""
    started = time.process_time()
    unpacked = unpack(content, name)
    for document in unpacked.documents:
        read_or_refused(document)
    for refusal in unpacked.refused:
        assert refusal.name
        assert refusal.reason
    return unpacked, time.process_time() - started


def answered(raw: RawDocument) -> Document | AnalyzerError:
    try:
        return read(raw)
    except AnalyzerError as error:
        return error


def read_or_refused(raw: RawDocument) -> Document | None:
    document = answered(raw)
    if isinstance(document, AnalyzerError):
        assert len(document.reason) > 10
        return None
    for sentence in document.sentences:
        assert document.words_of(sentence) == document.words_of(sentence).strip() != ""
    return document


@pytest.mark.parametrize(("what", "content"), [pytest.param(*each, id=each[0]) for each in hostile.zips()])
def test_a_bomb_is_refused_at_once(what: str, content: bytes) -> None:
    unpacked, seconds = took(content, "a.zip")

    assert unpacked.documents == () or "many" not in what
    assert unpacked.refused or unpacked.documents
    assert seconds < 1.0
    assert sum(len(each.content) for each in unpacked.documents) < 50_000_000


def test_an_archive_of_small_texts_is_no_bomb() -> None:
    unpacked, _ = took(files.zipped({f"{number}.txt": files.TEXT.encode() for number in range(100)}), "a.zip")

    assert (len(unpacked.documents), unpacked.refused) == (100, ())


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_broken_document_is_refused_with_a_reason(name: str) -> None:
    chance, good = random.Random(14), hostile.seeds_of_every_format()[name]

    for _ in range(rounds(25)):
        _, seconds = took(hostile.mutated(good, chance), name)
        assert seconds < 30


@pytest.mark.parametrize("name", hostile.NAMES)
def test_an_archive_writes_nothing_and_leads_nowhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unpacked, _ = took(files.zipped({name: files.TEXT.encode()}), "a.zip")

    assert list(tmp_path.iterdir()) == []
    assert len(unpacked.documents) + len(unpacked.refused) <= 1
    for document in unpacked.documents:
        assert "/" not in (document.filename or "")


def test_a_member_without_a_name_harms_nothing() -> None:
    unpacked, _ = took(hostile.nameless_zip(), "a.zip")

    assert len(unpacked.documents) + len(unpacked.refused) == 1


def test_a_link_in_an_archive_is_refused() -> None:
    import io
    import stat
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")

    unpacked, _ = took(made.getvalue(), "a.zip")

    assert (unpacked.documents, unpacked.refused[0].reason) == ((), "It is a link to another file.")


@pytest.mark.parametrize("kind", ["entities", "aliases"])
def test_what_grows_when_it_is_read_does_not_grow(kind: str) -> None:
    read_or_refused(RawDocument(b"<html><body><p>" + files.TEXT.encode(), filename="warm.html"))
    bombs = hostile.entity_bombs(rounds(10)) if kind == "entities" else hostile.alias_bombs(rounds(10))

    for name, content in bombs:
        _, seconds = took(content, name)
        assert seconds < 0.2


def test_messages_raise_nothing() -> None:
    for content in hostile.messages(rounds(60), random.Random(17)):
        took(content, "a.eml")


@pytest.mark.parametrize("encoding", hostile.ENCODINGS)
def test_an_encoding_is_read_or_refused(encoding: str) -> None:
    content = files.TEXT.encode(encoding, "replace")

    for media_type in (None, "text/plain", f"text/plain; charset={encoding}"):
        read_or_refused(RawDocument(content, media_type=media_type))


def test_the_rows_of_hostile_tables_add_up() -> None:
    for name, content in hostile.tables(rounds(60), random.Random(18)):
        unpacked, _ = took(content, name)
        for table in unpacked.tables:
            assert table.needs_mapping or table.accepted + table.refused == table.rows
        rows = [refusal for refusal in unpacked.refused if ", line" in refusal.name]
        assert len(unpacked.documents) == sum(table.accepted for table in unpacked.tables)
        assert len(rows) == sum(table.refused for table in unpacked.tables)


@settings(max_examples=rounds(40))
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_keeps_exact_offsets(said: str, name: str) -> None:
    content = f"{files.TEXT}\n\n{said}\n\n{files.TEXT[:200]}".encode("utf-8", "surrogatepass")

    document = read_or_refused(RawDocument(content, filename=name))

    if document is not None:
        source = decode(content)
        for origin in document.origins:
            assert 0 <= origin.start < origin.end <= len(document.text)
            assert origin.source + (origin.end - origin.start) <= len(source)


@pytest.mark.parametrize("name", sorted(hostile.seeds_of_every_format()))
def test_a_fuzzed_upload_is_read_or_refused(name: str) -> None:
    chance, good = random.Random(38), hostile.seeds_of_every_format()
    others = list(good)

    for number in range(rounds(6)):
        content = hostile.mutated(good[name], chance)
        took(content, name if number % 3 else chance.choice(others))
