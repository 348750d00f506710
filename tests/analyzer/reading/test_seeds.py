"""The five seed texts: what goes, with its reason, what stays, and what is known about them."""

from datetime import date
from pathlib import Path

import pytest

from analyzer.reading import load_sidecar, read
from analyzer.types import Document, RawDocument

FOLDER = Path(__file__).parents[3] / "seeds" / "events" / "us-india-drug-policy-working-group"
FILES = sorted(path.name for path in FOLDER.glob("*.txt"))


def seed(number: str) -> Document:
    path = next(FOLDER.glob(f"{number}_*.txt"))
    return read(RawDocument(path.read_bytes(), filename=path.name))


def reasons(document: Document) -> list[str]:
    return [removed.reason for removed in document.removed]


def zone_words(document: Document, zone: str) -> list[str]:
    return [document.words_of(sentence) for sentence in document.sentences if sentence.zone == zone]


def test_there_are_five() -> None:
    assert len(FILES) == 5


def test_the_page_with_everything_loses_all_that_is_not_the_article() -> None:
    document = seed("001")

    assert reasons(document) == [
        "clock line of the page",
        *["share buttons"] * 5,
        "ticker of other headlines",
        "section label",
        "picture credit",
        "byline line, read as outlet, author or date",
        *["appeal for donations"] * 4,
    ]
    assert document.text.startswith("India-US held the Inaugural")
    assert document.text.endswith("the Indian Ministry of External Affairs said in a statement.")
    assert zone_words(document, "caption") == [
        "India-US held the Inaugural Drug Policy Executive Working Group meeting in Washington DC (20–21 Jan 2026)."
    ]
    assert zone_words(document, "lead")[0].startswith("Indian and US officials have reaffirmed")


def test_its_byline_gives_date_and_handle_and_its_clock_nothing() -> None:
    document = seed("001")

    assert document.title == "Drugs, narco-terror, security: Why the US–India meeting in Washington matters?"
    assert document.title not in document.text
    assert document.published == date(2026, 1, 28)
    assert document.outlet == "indiablooms"
    assert document.provenance["outlet"] == "byline line: @indiablooms"


def test_the_release_is_unwrapped_and_its_ligatures_are_letters() -> None:
    document = seed("002")

    assert document.title == "Inaugural Meeting of the U.S.-India Drug Policy Executive Working Group"
    assert document.published == date(2026, 1, 26)
    assert (document.url or "").startswith("https://www.whitehouse.gov/")
    assert reasons(document) == ["front matter", *["navigation list"] * 4]
    assert (
        "The Office of National Drug Control Policy’s (ONDCP) Director, Sara Carter, opened" in document.text
    )
    assert "illicit narcotic trafficking networks" in document.text
    assert len(document.text.split("\n\n")) == 4


def test_the_editors_line_and_the_pointer_go() -> None:
    document = seed("003")

    assert reasons(document) == ["editor's line", "pointer to another article"]
    assert document.text.startswith("New Delhi: The inaugural meeting")


def test_bullets_and_glossary_stay_as_boxes_and_the_credit_goes() -> None:
    document = seed("000")

    assert reasons(document) == ["picture credit"]
    assert document.text.startswith("Washington, D.C.— India")
    boxes = zone_words(document, "box")
    assert [words for words in boxes if len(words.split()) <= 3] == ["Key Facts", "Do You Know?", "Key Terms"]
    assert any(words.startswith("Synthetic opioids like fentanyl") for words in boxes)
    assert any(words.startswith("Narco-Terrorism: Criminal activities") for words in boxes)
    assert "The meeting opened with remarks from Sara Carter" not in " ".join(boxes)


@pytest.mark.parametrize("number", ["000", "003", "004"])
def test_what_no_text_says_is_not_known(number: str) -> None:
    document = seed(number)

    assert (document.title, document.outlet, document.published, document.byline) == (None, None, None, None)
    assert dict(document.provenance) == {}


def test_a_clean_article_loses_nothing() -> None:
    assert seed("004").removed == ()


@pytest.mark.parametrize("name", FILES)
def test_reading_the_clean_text_again_removes_nothing(name: str) -> None:
    document = read(RawDocument((FOLDER / name).read_bytes(), filename=name))

    again = read(RawDocument(document.text.encode(), filename=name))

    assert again.removed == ()
    assert again.text == document.text


@pytest.mark.parametrize("name", FILES)
def test_origins_lead_back_to_the_upload(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    upload = content.decode("utf-8")
    document = read(RawDocument(content, filename=name))

    for origin in document.origins:
        source = upload[origin.source : origin.source + origin.end - origin.start]
        for ours, theirs in zip(document.text[origin.start : origin.end], source, strict=True):
            assert ours == theirs or (ours == " " and theirs.isspace()) or theirs in "ﬀﬁﬂﬃﬄ"
    mapped = sum(origin.end - origin.start for origin in document.origins)
    assert mapped > 0.97 * len(document.text.replace("\n\n", ""))


def test_the_sidecar_names_two_outlets_and_the_release() -> None:
    documents = {raw.filename: read(raw) for raw in load_sidecar(FOLDER / "event.toml").raws()}

    assert sorted(documents) == FILES
    assert [document.outlet for document in documents.values()] == [
        None,
        "India Blooms",
        "The White House",
        None,
        None,
    ]
    assert [document.role for document in documents.values()].count("release") == 1
    assert documents[FILES[2]].issuer == "The White House"
