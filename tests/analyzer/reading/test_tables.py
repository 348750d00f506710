"""A table gives an article for each row or says why not; which column is which is never guessed."""

from collections.abc import Callable
from datetime import date

import pytest

from analyzer.reading import read, unpack
from tests.analyzer.reading import file_formats as files
from tests.analyzer.reading.file_formats import TEXT, TITLE

HEAD = ("Headline", "Publication", "Date", "Byline", "Full Text", "URL")
ROW = (TITLE, "The Post", "2026-01-28", "Ann Bell", TEXT, "https://post.example/a")


def as_csv() -> bytes:
    return (";".join(HEAD) + "\n" + ";".join(f'"{cell}"' for cell in ROW) + "\n").encode()


def as_lines() -> bytes:
    import json

    return json.dumps(dict(zip(HEAD, ROW, strict=True))).encode()


def as_workbook() -> bytes:
    return files.workbook([HEAD, (*ROW[:2], date(2026, 1, 28), *ROW[3:])])


@pytest.mark.parametrize(
    ("make", "name"), [(as_csv, "m.csv"), (as_lines, "m.jsonl"), (as_workbook, "m.xlsx")]
)
def test_a_row_is_an_article_with_what_its_columns_say(make: Callable[[], bytes], name: str) -> None:
    unpacked = unpack(make(), name)
    document = read(unpacked.documents[0])

    assert (document.title, document.outlet, document.byline) == (TITLE, "The Post", "Ann Bell")
    assert (document.published, document.url) == (date(2026, 1, 28), "https://post.example/a")
    assert document.text == TEXT
    assert document.provenance["title"] == f"column “Headline” of {name}"
    assert (unpacked.tables[0].rows, unpacked.tables[0].accepted, unpacked.tables[0].refused) == (1, 1, 0)


@pytest.mark.parametrize(
    ("head", "question"),
    [
        ("Titel,Inhalt", "Which column holds the text of the articles?"),
        ("text,body", "Which column holds the text: “text” or “body”?"),
        ("text,author,byline", "Which column holds the byline: “author” or “byline”?"),
    ],
)
def test_columns_that_are_unclear_are_asked_about(head: str, question: str) -> None:
    (table,) = (unpacked := unpack(f"{head}\na,b,c\n".encode(), "m.csv")).tables

    assert (table.question, table.needs_mapping, unpacked.documents) == (question, True, ())
    assert table.sample[0][:2] == ("a", "b")


def test_the_surer_name_of_two_wins_without_a_question() -> None:
    (table,) = unpack(b"text,publication,source,date,publish date\na,b,c,d,e\n", "m.csv").tables

    assert table.mapping == {"text": "text", "outlet": "publication", "published": "publish date"}


def test_a_mapping_to_a_column_that_is_not_there_is_asked_about() -> None:
    (table,) = unpack(b"a,b\n1,2\n", "m.csv", mapping={"m.csv": {"text": "c"}}).tables

    assert table.question == "The table has no column “c”. Which one is meant?"


def test_every_row_is_accepted_or_refused_with_its_line_and_the_reason() -> None:
    content = b'title,text\nA,one\nB,"open\n\nC,two\nD,a,b\nE,\n"F ""f""","with, comma"\nG,x "y" z\n'

    unpacked = unpack(content, "m.csv")

    # line 2 good; 3 opens a quotation mark that closes on line 8, before an F; 5 good; 6 three cells; 7 no text; 8, 9 good
    assert [(each.title, each.content) for each in unpacked.documents] == [
        ("A", b"one"), ("C", b"two"), ('F "f"', b"with, comma"), ("G", b'x "y" z'),
    ]  # fmt: skip
    assert [each.name for each in unpacked.refused] == ["m.csv, line 3", "m.csv, line 6", "m.csv, line 7"]
    assert "3 cells, but the head has 2" in unpacked.refused[1].reason
    assert (unpacked.tables[0].rows, unpacked.tables[0].accepted, unpacked.tables[0].refused) == (7, 4, 3)


def test_a_date_that_could_be_read_two_ways_is_left_empty_and_said() -> None:
    unpacked = unpack(b"text,date\none,03/04/2024\ntwo,2024-04-03\nthree,28/01/2026\n", "m.csv")

    assert [each.published for each in unpacked.documents] == [None, date(2024, 4, 3), date(2026, 1, 28)]
    assert len(unpacked.notes) == 1
    assert "line 2 “03/04/2024”" in unpacked.notes[0]


def test_a_cell_of_markup_is_read_as_a_page_and_one_of_prose_is_not() -> None:
    rows = files.workbook(
        [["text"], ["<p>" + TEXT.replace("\n\n", "</p><p>") + "</p>"], ["It is 3 < 4. " + TEXT]]
    )

    first, second = unpack(rows, "m.xlsx").documents

    assert (first.media_type, second.media_type) == ("text/html; charset=utf-8", "text/plain; charset=utf-8")
    assert "<p>" not in read(first).text
    assert read(first).text.count("\n\n") == 2
