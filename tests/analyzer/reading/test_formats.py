"""Plain text, Markdown and HTML come out as the same paragraphs, headings and items."""

from datetime import date

import pytest

from analyzer.errors import UnreadableInputError
from analyzer.reading import read
from analyzer.reading.plain import read_plain
from analyzer.types import Document, RawDocument

LONG = (
    "The Harbour Bridge reopened on Tuesday after two years of repairs that cost 40 million dollars, the city council "
    "said in a statement. Lorries over twenty tonnes remain banned until the autumn."
)

MARKDOWN = f"""---
title: "Harbour Bridge reopens"
author: [Ann Bell, Tom Roe]
date: 2024-05-07
outlet: The Harbour Post
---
# Harbour Bridge reopens

![The bridge at dawn](bridge.jpg)

{LONG.replace("Bridge", "**Bridge**").replace("Tuesday", "[Tuesday](https://example.org/t)")}

## What the council says

> "We are proud of the work," said Mayor Lena Vale. "The bridge will serve the harbour for fifty
> years and more, whatever the weather."

1. First the deck was renewed.
2. Then the cables were replaced.
"""

HTML = f"""<!doctype html><html><head><meta charset="utf-8"><title>Harbour Bridge reopens | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Ann Bell">
<link rel="canonical" href="https://post.example.org/bridge">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Harbour Bridge reopens",
"datePublished": "2024-05-07T09:00:00Z"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li></ul></nav>
<article><h1>Harbour Bridge reopens</h1><p>{LONG.replace(" said in", "&nbsp;said in")}</p>
<p>&ldquo;We are proud of the work,&rdquo; said Mayor Lena Vale. &ldquo;It will serve the harbour for fifty years.&rdquo;</p>
<div style="display: none"><p>A copy for machines of everything that the page has to say about the bridge.</p></div>
<h2>What comes next</h2><ul><li>Lorries remain banned until autumn.</li><li>The ferry stops in June.</li></ul>
<p>The harbour authority said that it would review the ban in the autumn, when the last cable has been tested.</p></article>
<footer><p>Contact us. Terms of use. All about the Harbour Post.</p></footer></body></html>"""


def kinds(document: Document) -> dict[str, str]:
    return {document.words_of(each): each.kind for each in document.sentences}


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    document = read(RawDocument(MARKDOWN.encode(), filename="post.md"))

    assert (document.title, document.outlet, document.byline) == (
        "Harbour Bridge reopens",
        "The Harbour Post",
        "Ann Bell, Tom Roe",
    )
    assert document.published == date(2024, 5, 7)
    assert document.text.startswith(LONG)
    assert kinds(document)["What the council says"] == "heading"
    assert kinds(document)["First the deck was renewed."] == "item"
    assert (
        '"The bridge will serve the harbour for fifty years and more, whatever the weather."' in document.text
    )
    assert "The bridge at dawn" in [removed.text for removed in document.removed]


def test_front_matter_that_is_no_yaml_still_says_what_it_says() -> None:
    text = f"---\ntitle: Bridge: the facts\ndate: 2024-05-07\n---\n{LONG} {LONG}"

    document = read(RawDocument(text.encode(), filename="post.txt"))

    assert (document.title, document.published) == ("Bridge: the facts", date(2024, 5, 7))


def test_a_dashed_line_in_plain_text_is_no_front_matter() -> None:
    assert read_plain(f"{LONG}\n\n---\n\n{LONG}").blocks[0].words == LONG


def test_a_page_gives_its_article_its_facts_and_what_it_left_out() -> None:
    document = read(RawDocument(HTML.encode(), filename="post.html"))

    assert (document.title, document.outlet, document.byline) == (
        "Harbour Bridge reopens",
        "The Harbour Post",
        "Ann Bell",
    )
    assert (document.published, document.url) == (date(2024, 5, 7), "https://post.example.org/bridge")
    assert document.provenance["published"] == "page metadata: JSON-LD"
    assert document.text.startswith(LONG)
    assert "copy for machines" not in document.text
    assert kinds(document)["What comes next"] == "heading"
    assert kinds(document)["The ferry stops in June."] == "item"
    left_out = " ".join(removed.text for removed in document.removed)
    assert "Home City" in left_out
    assert "Terms of use" in left_out


def test_a_page_leads_back_to_its_source() -> None:
    document = read(RawDocument(HTML.encode(), filename="post.html"))

    start = document.text.index("Lena Vale")
    origin = next(each for each in document.origins if each.start <= start < each.end)
    source = origin.source + start - origin.start
    assert HTML[source : source + len("Lena Vale")] == "Lena Vale"


def test_what_a_page_left_out_can_be_put_back() -> None:
    document = read(RawDocument(HTML.encode(), filename="post.html"))
    footer = next(removed.text for removed in document.removed if "Terms" in removed.text)

    again = read(RawDocument(HTML.encode(), filename="post.html", keep=(footer,)))

    assert footer in again.text


def test_hard_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = "The Harbour Bridge reopened on Tuesday after two years of\nrepairs that cost 40 million dollars, the city council said\nin a statement to the press.\n\nFerry\nBridge\nTunnel"

    assert [block.words for block in read_plain(wrapped).blocks] == [
        "The Harbour Bridge reopened on Tuesday after two years of repairs that cost 40 million dollars, the city council "
        "said in a statement to the press.",
        "Ferry",
        "Bridge",
        "Tunnel",
    ]


def test_one_paragraph_to_a_line_stays_so() -> None:
    lines = "The bridge reopened on Tuesday after long repairs.\nThe ferry will stop for good in the month of June.\nLorries remain banned until the end of the autumn."

    assert len(read_plain(lines).blocks) == 3


def test_a_word_hyphenated_at_the_line_end_is_one_word() -> None:
    wrapped = "The city council met in the old hall to talk of the inter-\nstate bridge and of what the repairs had cost in all the\nyears since the storm."

    assert "inter-state bridge" in read_plain(wrapped).blocks[0].words


@pytest.mark.parametrize(("filename", "media_type"), [(None, "image/png"), ("a.exe", None)])
def test_unknown_types_are_refused_by_name(filename: str | None, media_type: str | None) -> None:
    with pytest.raises(UnreadableInputError, match="can't be read; text, Markdown"):
        read(RawDocument(LONG.encode(), filename=filename, media_type=media_type))


def test_a_table_is_no_single_text() -> None:
    with pytest.raises(UnreadableInputError, match="may hold several texts"):
        read(RawDocument(LONG.encode(), filename="a.csv", media_type="text/csv"))


@pytest.mark.parametrize(
    ("filename", "media_type"),
    [
        ("a.txt", None),
        ("A.MD", None),
        (None, None),
        (None, "text/plain; charset=utf-8"),
        ("notes", ""),
        ("a.html.txt", None),
    ],
)
def test_known_types_are_read(filename: str | None, media_type: str | None) -> None:
    text = f"{LONG} {LONG.replace('Harbour', 'Valley')}"

    assert read(RawDocument(text.encode(), filename=filename, media_type=media_type)).text == text


def test_a_pasted_page_is_read_as_a_page() -> None:
    assert read(RawDocument(HTML.encode(), media_type="text/plain")).outlet == "The Harbour Post"


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(UnreadableInputError, match="No article was found"):
        read(RawDocument(b"<html><body></body></html>", filename="a.html"))


@pytest.mark.parametrize("filename", ["note.txt", None])
def test_plain_text_that_looks_like_markup_stays_to_the_letter(filename: str | None) -> None:
    text = f"{LONG} A sign read <script>alert(1)</script> and <b>no entry</b> if 3<4."

    document = read(RawDocument(text.encode(), filename=filename))

    assert document.text == text
    assert document.removed == ()


def test_markup_taken_out_of_markdown_is_listed_with_the_reason() -> None:
    text = (
        f"---\ntitle: Harbour Bridge reopens\n---\n{LONG} A sign read <script>alert(1)</script> in red paint."
    )

    document = read(RawDocument(text.encode(), filename="note.txt"))

    assert document.text.endswith("A sign read alert(1) in red paint.")
    assert ("<script> </script>", "markup in the text") in [
        (removed.text, removed.reason) for removed in document.removed
    ]


def test_figures_between_angle_brackets_are_no_markup() -> None:
    document = read(RawDocument(f"{LONG} Loads of 3 < 4 and 5 > 4 tonnes pass.".encode(), filename="note.md"))

    assert document.text.endswith("Loads of 3 < 4 and 5 > 4 tonnes pass.")
    assert document.removed == ()
