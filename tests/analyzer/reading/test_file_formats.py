"""Every format gives the same paragraphs; what cannot be read says what is wrong and what to do."""

import io
from collections.abc import Callable
from datetime import date

import pytest

from analyzer.errors import UnreadableInputError
from analyzer.reading import read, unpack
from analyzer.types import RawDocument
from tests.analyzer.reading import file_formats as files
from tests.analyzer.reading.file_formats import PARAGRAPHS, TEXT, TITLE


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (files.word, "a.docx"),
        (files.open_document, "a.odt"),
        (files.rich_text, "a.rtf"),
        (files.message, "a.eml"),
        (files.saved_page, "a.mhtml"),
    ],
)
@pytest.mark.parametrize("is_named", [True, False])
def test_every_format_gives_the_same_paragraphs(make: Callable[[], bytes], name: str, is_named: bool) -> None:
    document = read(RawDocument(make(), filename=name if is_named else None))

    assert document.title == TITLE
    assert document.text == TEXT


def test_a_pdf_loses_headers_and_page_numbers_in_sight() -> None:
    document = read(RawDocument(files.pdf(), filename="a.pdf"))

    assert document.title == TITLE
    assert "The Harbour Post" not in document.text
    assert ("The Harbour Post", "header or footer that repeats on the pages") in [
        (r.text, r.reason) for r in document.removed
    ]
    assert ("Page 2", "page number") in [(r.text, r.reason) for r in document.removed]


def test_a_line_that_stands_on_one_page_alone_is_no_header() -> None:
    assert read(RawDocument(files.pdf(times=1), filename="a.pdf")).text.count("council said on Tuesday") == 1


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_of_a_pdf_go_on_over_lines_columns_and_pages(columns: int) -> None:
    document = read(RawDocument(files.pdf(columns=columns), filename="a.pdf"))

    for paragraph in PARAGRAPHS:
        assert document.text.count(paragraph) == 6


def test_columns_that_are_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [f"The left column tells of bridge number {number} and its" for number in range(12)]
    right = [f"while the right one tells of pier number {number} and of" for number in range(12)]

    text = read(RawDocument(files.interleaved_pdf(left, right), filename="a.pdf")).text

    assert text.index("bridge number 11") < text.index("pier number 0")


def test_a_word_that_was_broken_at_a_lines_end_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    left = [
        "The council met on Tuesday and said that the inter-", "national fund for the bridge was not enough, and that a",
        "well-known engineer would look at it; the well-", "known engineer has not answered yet, they said in the end",
    ]  # fmt: skip

    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    for number, line in enumerate(left * 3):
        canvas.drawString(50, 750 - 14 * number, line)
    canvas.save()

    text = read(RawDocument(made.getvalue(), filename="a.pdf")).text

    assert "the international fund" in text
    assert "the well-known engineer has" in text
    assert "inter-" not in text


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (lambda: files.pdf(scanned=True), "a.pdf", "no text layer"),
        (lambda: files.pdf(password="open"), "a.pdf", "password"),
        (lambda: b"%PDF-1.7\nnothing more", "a.pdf", "damaged"),
        (lambda: files.word()[:9000], "a.docx", "damaged"),
        (lambda: b"PK\x03\x04rest", "a.docx", "damaged"),
        (lambda: files.zipped({"ppt/slides.xml": b"<a/>"}), "a.pptx", "presentation"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "old Office file"),
        (lambda: b"\x89PNG\r\n" + bytes(600), "a.png", "picture"),
        (lambda: b"\0\1\2\3" * 99, "a.pdf", "is none"),
        (lambda: b"From: a@b.example\nMessage-ID: <1>\n\n", "a.eml", "no text"),
        (lambda: b" \n", "a.txt", "empty"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    content: Callable[[], bytes], name: str, reason: str
) -> None:
    with pytest.raises(UnreadableInputError, match=reason) as caught:
        read(RawDocument(content(), filename=name))

    assert len(caught.value.remedy) > 20


def test_properties_that_the_text_does_not_bear_out_are_not_believed() -> None:
    document = read(RawDocument(files.word(), filename="a.docx"))

    assert document.byline == "Ann Bell"  # the file's properties name the program that made it
    assert document.published is None  # the day on which a file was made is no day of publication


def test_a_message_gives_subject_sender_and_date_and_its_attachments_are_texts_of_their_own() -> None:
    content = files.message({"release.docx": files.word(), "plan.png": b"\x89PNG\r\n\x1a\n"})

    unpacked = unpack(content, "mail.eml")
    document = read(unpacked.documents[0])

    assert (document.title, document.byline, document.published) == (TITLE, "Press Office", date(2026, 1, 28))
    assert document.provenance["title"] == "message: subject"
    assert "signature of the message" in [removed.reason for removed in document.removed]
    assert [each.filename for each in unpacked.documents] == ["mail.eml", "release.docx"]
    assert [(each.name, "picture" in each.reason) for each in unpacked.refused] == [
        ("mail.eml: plan.png", True)
    ]


@pytest.mark.parametrize(
    ("content", "name", "note"),
    [
        (lambda: files.pdf(), "a.docx", "a.docx is a PDF"),
        (lambda: files.rich_text(), "a.doc", "a.doc is an RTF document"),
        (lambda: TEXT.encode(), "a.pdf", "a.pdf is called a PDF but holds plain text"),
        (lambda: b"<html><body><p>" + TEXT.encode(), "a.txt", "a.txt is a web page"),
    ],
)
def test_a_name_that_lies_is_said(content: Callable[[], bytes], name: str, note: str) -> None:
    unpacked = unpack(content(), name)

    assert unpacked.notes[0].startswith(note)
    assert "council said on Tuesday" in read(unpacked.documents[0]).text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode(), "a.txt"),
        (TEXT.encode(), "a.md"),
        (f"Subject: a letter\nFrom: the sea\n\n{TEXT}".encode(), "a.txt"),
    ],
)
def test_a_name_that_says_what_it_is_gets_no_note(content: bytes, name: str) -> None:
    unpacked = unpack(content, name)

    assert (len(unpacked.documents), unpacked.notes, unpacked.refused) == (1, (), ())
    assert read(unpacked.documents[0]).text.endswith(TEXT)


def test_a_document_whose_packed_type_is_damaged_is_refused_in_words() -> None:
    content = bytearray(files.open_document())
    at = content.index(b"mimetype") + len(b"mimetype")
    content[at : at + 4] = b"\xff\xff\xff\xff"  # no deflated data begins so

    unpacked = unpack(bytes(content), "a.odt")

    assert unpacked.documents == ()
    assert unpacked.refused[0].reason == "The document is damaged."
