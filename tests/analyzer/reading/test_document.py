"""Promises that hold for every document: offsets, zones, honest refusals, and time that grows with the text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import AnalyzerError, UnsuitableTextError
from analyzer.reading import article_text, read
from analyzer.types import Document, RawDocument

SENTENCE = "The council of the town said on Monday that Mr. Bell had paid Rs. 5 for the bridge, which “will open in spring.” "
ARTICLE = SENTENCE * 3


def check(document: Document) -> bool:
    """Sentences are in order, apart, inside the text, and cover every word of it."""
    covered = 0
    for sentence in document.sentences:
        assert covered <= sentence.start < sentence.end <= len(document.text)
        assert not document.text[covered : sentence.start].strip()
        covered = sentence.end
    assert not document.text[covered:].strip()
    assert all(0 <= removed.at <= len(document.text) for removed in document.removed)
    assert sum(sentence.zone == "lead" for sentence in document.sentences) <= 1
    return True


@settings(max_examples=60)
@given(st.text(), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_read_or_refused_with_a_message(text: str, filename: str) -> None:
    content = (f"{ARTICLE}\n\n" + text + f"\n\n{ARTICLE}").encode("utf-8", "surrogatepass")

    try:
        document = read(RawDocument(content, filename=filename))
    except AnalyzerError as error:
        document, message = None, str(error)

    assert check(document) if document else message.endswith(".")


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", None]))
def test_any_bytes_are_read_or_refused(content: bytes, filename: str | None) -> None:
    try:
        document = read(RawDocument(content, filename=filename))
    except AnalyzerError as error:
        document, message = None, str(error)

    assert check(document) if document else message.endswith(".")


@given(st.text(alphabet="é\u0301ﬁ½ a\n•.“”-", max_size=80))
@settings(max_examples=100)
def test_origins_point_into_the_upload(text: str) -> None:
    upload = f"{ARTICLE}\n\n{text}"

    document = read(RawDocument(upload.encode()))

    for origin in document.origins:
        assert origin.source >= 0
        assert origin.source + origin.end - origin.start <= len(upload)
    assert all(a.end <= b.start for a, b in zip(document.origins, document.origins[1:], strict=False))


def test_the_same_bytes_give_the_same_document() -> None:
    assert read(RawDocument(ARTICLE.encode())) == read(RawDocument(ARTICLE.encode()))


def test_the_id_is_the_stem_of_the_file_unless_given() -> None:
    assert read(RawDocument(ARTICLE.encode(), filename="one.two.txt")).id == "one.two"
    assert read(RawDocument(ARTICLE.encode(), filename="a.txt", id="7")).id == "7"


def test_the_lead_is_the_first_sentence_of_the_body() -> None:
    text = f"- One key fact.\n- Another key fact.\n\n{ARTICLE}"

    zones = [sentence.zone for sentence in read(RawDocument(text.encode())).sentences]

    assert zones == ["box", "box", "lead", "body", "body"]


def test_a_list_within_the_article_is_no_box() -> None:
    text = f"{ARTICLE}\n\n• One thing to do.\n• Another thing to do.\n\n{ARTICLE}"

    zones = {sentence.zone for sentence in read(RawDocument(text.encode())).sentences}

    assert zones == {"lead", "body"}


def test_a_box_takes_one_paragraph_and_no_more() -> None:
    text = f"{ARTICLE}\n\nDid you know?\n\nBridges move in the wind.\n\nThe council meets again in June."

    document = read(RawDocument(text.encode()))

    boxed = [document.words_of(each) for each in document.sentences if each.zone == "box"]
    assert boxed == ["Did you know?", "Bridges move in the wind."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bridge is open.", "4 words"),
        ("The bridge is open. " * 9, "36 words"),
        (
            "Die Brücke wurde am Dienstag nach zwei Jahren wieder eröffnet, sagte der Rat der Stadt. " * 5,
            "German",
        ),
        ("Мост снова открыт во вторник после двух лет ремонта, сообщил городской совет. " * 5, "Russian"),
    ],
)
def test_what_cannot_be_measured_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnsuitableTextError, match=said):
        read(RawDocument(text.encode()))


def test_boxes_do_not_make_a_text_long_enough() -> None:
    text = f"The bridge is open.\n\nKey facts\n\n• {SENTENCE}\n• {SENTENCE}"

    with pytest.raises(UnsuitableTextError, match="running text"):
        read(RawDocument(text.encode()))


def test_a_date_in_the_future_is_refused_only_when_today_is_known() -> None:
    raw = RawDocument(ARTICLE.encode(), published=date(2024, 5, 8))

    assert read(raw).published == date(2024, 5, 8)
    assert read(raw, today=date(2024, 5, 8)).published == date(2024, 5, 8)
    with pytest.raises(UnsuitableTextError, match="2024-05-08"):
        read(raw, today=date(2024, 5, 7))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/x", "example.org", "https://[broken"]
)
def test_an_address_must_be_a_web_address(url: str) -> None:
    with pytest.raises(UnsuitableTextError, match="http"):
        read(RawDocument(ARTICLE.encode(), url=url))


def test_metadata_pass_the_same_gate() -> None:
    document = read(RawDocument(ARTICLE.encode(), title="Bridge\u202e\x00\nopens", outlet=" \u200b "))

    assert document.title == "Bridge opens"
    assert document.outlet is None


def test_the_clean_text_is_to_be_had_without_a_judgement_of_it() -> None:
    assert article_text(RawDocument(b"Le pont.\nAlso read: the ferry")) == "Le pont."


SHAPES = {
    "one line": (lambda size: SENTENCE * (size // len(SENTENCE)), "a.txt"),
    "short lines": (lambda size: ARTICLE + "\n" + "a line\n" * (size // 7), "a.txt"),
    "unclosed comments": (lambda size: f"<html><p>{ARTICLE}" + "<!--" * (size // 4), "a.html"),
    "unclosed scripts": (lambda size: f"<html><p>{ARTICLE}" + "<script>" * (size // 8), "a.html"),
    "opening brackets": (lambda size: ARTICLE + "[" * size, "a.md"),
    "stops": (lambda size: ARTICLE + "." * size, "a.txt"),
    "combining marks": (lambda size: ARTICLE + "e" + "\u0301" * size, "a.txt"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_not_with_its_square(shape: str) -> None:
    make, filename = SHAPES[shape]

    def seconds(size: int) -> float:
        raw = RawDocument(make(size).encode(), filename=filename)
        started = time.process_time()
        read(raw)
        return time.process_time() - started

    seconds(20_000)  # loads what is loaded once
    once, fourfold = (min(seconds(size) for _ in range(3)) for size in (30_000, 120_000))

    # Four times the text is 4 times the work if it grows with the text, 16 times if with its square. The line lies
    # between; under a fifth of a second the clock decides, not the text.
    assert fourfold <= max(8 * once, 0.2)
