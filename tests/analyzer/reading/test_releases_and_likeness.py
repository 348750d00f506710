"""Official texts are suggested by their marks; copies and updates are told from other reports of one event."""

from datetime import date

import pytest

from analyzer.reading import likeness, read, release_marks
from analyzer.types import Document, RawDocument

NEWS = (
    "The bridge in Northport will open again next month, the council said on Tuesday, after repairs that took two years.\n\n"
    "“We kept our word and our budget,” said Mayor Lena Vale. Traders, according to their union, lost a third of their "
    "customers. “We want a fund for all of us,” said its head, Tom Roe, who could not say when talks would begin.\n\n"
    "An inspection found no faults in the bridge last week. Its report will be published once the last tests are signed, "
    "and lorries above twenty tonnes will have to take the ferry until the end of the winter."
)
STATEMENT = (
    "We are pleased to tell the people of Northport that our bridge will open again next month. Our engineers have worked "
    "for two years, and we thank all who had to wait.\n\n"
    "We have kept to our budget. We will publish the report of the inspection on our pages once the last tests are signed, "
    "and we will hold an open day in spring for all who live near the quay and its streets."
)


def text(words: str, **said: object) -> Document:
    return read(RawDocument(words.encode(), filename="a.txt", **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (text(f"FOR IMMEDIATE RELEASE\n\n{STATEMENT}"), "FOR IMMEDIATE RELEASE"),
        (text(f"Press release\n\nBridge opens in May\n\n{STATEMENT}"), "Press release"),
        (text(NEWS.replace("according to", "says"), url="https://www.northport.gov/bridge"), "northport.gov"),
        (text(NEWS.replace("according to", "says"), url="https://works.gov.uk/a"), "works.gov.uk"),
        (text(STATEMENT, outlet="Ministry of Works"), "Ministry of Works"),
        (text(f"{STATEMENT}\n\nMedia contact: press@northport.example"), "for the press"),
    ],
)
def test_an_official_text_is_suggested_with_the_reason(document: Document, reason: str) -> None:
    marks = release_marks(document)

    assert marks.is_release
    assert any(reason in each for each in marks.reasons)


@pytest.mark.parametrize(
    "document",
    [
        text(NEWS),
        text(NEWS, url="https://governor-news.example/bridge"),
        text(NEWS, url="https://northport.gov.example.com/a"),
        text(f"The council said in a press release that it would act.\n\n{NEWS}"),
        text(STATEMENT),  # "we" alone may be an opinion piece
        text(STATEMENT, role="coverage", outlet="Ministry of Works"),
    ],
)
def test_news_is_not_called_a_release(document: Document) -> None:
    assert not release_marks(document).is_release


def test_the_earliest_statement_of_an_event_is_suggested_and_names_its_issuer() -> None:
    first = text(STATEMENT, published=date(2026, 1, 27), outlet="The Harbour Trust")
    later = text(NEWS, published=date(2026, 1, 28))

    marks = release_marks(first, [later])

    assert (marks.is_release, marks.issuer) == (True, "The Harbour Trust")
    assert not release_marks(first, [text(NEWS, published=date(2026, 1, 27))]).is_release


def test_the_same_words_are_the_same_text_whatever_their_marks() -> None:
    (found,) = likeness(text(NEWS), [text(NEWS.replace("“", '"').replace("”", '"').replace("\n\n", "\n \n"))])

    assert (found.kind, found.share, found.share_of_other) == ("same text", 1.0, 1.0)


def test_an_article_with_a_new_paragraph_is_an_updated_version() -> None:
    updated = f"{NEWS}\n\nThe minister, asked about the fund on Friday, said that a decision would follow in a month at most."

    (found,) = likeness(text(updated, outlet="Post"), [text(NEWS, outlet="Post")])

    assert found.kind == "updated version"
    assert found.share < 1.0
    assert found.share_of_other > 0.9


@pytest.mark.parametrize("outlets", [("Post", "Gazette")])
def test_one_agencys_report_in_two_outlets_is_no_update(outlets: tuple[str, str]) -> None:
    updated = f"{NEWS}\n\nThe minister, asked about the fund on Friday, said that a decision would follow in a month at most."

    (found,) = likeness(text(updated, outlet=outlets[0]), [text(NEWS, outlet=outlets[1])])

    assert found.kind == "different"


def test_two_texts_on_one_event_are_different() -> None:
    found = likeness(text(NEWS), [text(STATEMENT), text(NEWS)])

    assert [each.kind for each in found] == ["different", "same text"]


LONG = " ".join(f"Point {number} of the plan was read out by the clerk." for number in range(40))


@pytest.mark.parametrize(
    ("before", "after"),
    [("two years", "six years"), ("lost a third", "never lost a third"), (" once the last tests are signed", ""), ("winter.", "spring.")],
)  # fmt: skip
def test_a_short_text_with_one_word_or_phrase_changed_is_another_version(before: str, after: str) -> None:
    assert before in NEWS

    for one, other in ((NEWS.replace(before, after), NEWS), (NEWS, NEWS.replace(before, after))):
        (found,) = likeness(text(one), [text(other)])
        assert found.kind == "updated version"


def test_one_figure_of_a_long_text_makes_another_version() -> None:
    (found,) = likeness(text(f"{NEWS} {LONG}"), [text(f"{NEWS} {LONG}".replace("two years", "six years"))])

    assert found.kind == "updated version"


def test_a_long_copy_without_its_caption_or_its_end_is_the_same_text() -> None:
    whole = f"The bridge in May.\n\n{NEWS} {LONG}"

    for copy in (whole.split("\n\n", 1)[1], whole.removesuffix(" out by the clerk.")):
        for one, other in ((copy, whole), (whole, copy)):
            assert likeness(text(one), [text(other)])[0].kind == "same text"


def test_a_short_copy_without_its_last_words_is_another_version() -> None:
    (found,) = likeness(text(NEWS.removesuffix(" of the winter.")), [text(NEWS)])

    assert found.kind == "updated version"
