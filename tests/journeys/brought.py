"""Thirty files of twelve kinds, as a person might have them in a folder: made here, so that what they hold is known."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

_NAMES = (
    "Ana Brown",
    "Rui Costa",
    "Edith Marsh",
    "Tom Okoro",
    "Lena Voss",
    "Ines Duarte",
    "Paul Reyes",
    "Maud Keller",
)
_TRADES = (
    "fish buyer",
    "crane driver",
    "pilot",
    "ship broker",
    "customs clerk",
    "timber merchant",
    "cook",
    "welder",
)
_PLACES = (
    "the north quay",
    "the old dock",
    "the grain pier",
    "the ferry landing",
    "the salt store",
    "the coal wharf",
)
_VERBS = (
    "praised",
    "blamed",
    "described",
    "recalled",
    "counted",
    "questioned",
    "defended",
    "measured",
    "dreaded",
    "welcomed",
)
_THINGS = (
    "night checks",
    "empty sheds",
    "long queues",
    "open crates",
    "new scanners",
    "broken seals",
    "idle cranes",
    "wet papers",
)
_TIMES = (
    "before dawn",
    "last Tuesday",
    "after the storm",
    "during lunch",
    "at low tide",
    "since Easter",
    "twice a week",
)
_ENDS = (
    "as the harbour inspections in Lisport went on", "while inspectors of the Harbour Safety Board listened",
    "because smuggling worries the port", "although no ship left late", "and several neighbours agreed",
    "which few people in Lisport had expected", "until the gates of the harbour closed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """One article and what should be known of it once its file has been read."""

    number: int
    title: str
    outlet: str
    published: date
    paragraphs: tuple[str, ...]


def article(number: int) -> Made:
    """Eight sentences on one event, the same for the same number; no two articles share more than a few words in a row."""
    chance = random.Random(number)

    def sentence() -> str:
        name, other = chance.sample(_NAMES, 2)
        first, second = chance.sample(_VERBS, 2)
        some, more = chance.sample(_THINGS, 2)
        return (
            f"{name}, a {chance.choice(_TRADES)} at {chance.choice(_PLACES)}, {first} {chance.randint(11, 99)} {some} "
            f"{chance.choice(_TIMES)}, and {other} {second} {chance.randint(100, 999)} {more} near {chance.choice(_PLACES)} {chance.choice(_ENDS)}."
        )

    return Made(
        number,
        f"Paper {number} on the harbour inspections in Lisport",
        f"Lisport Paper {number}",
        date(2026, 3, 1) + timedelta(days=number % 9),
        tuple(sentence() for _ in range(8)),
    )


def folder_of_thirty(folder: Path) -> tuple[list[Path], list[Made]]:
    """The files, two of them broken, and the 33 articles that they hold."""
    numbers = iter(range(1, 100))
    articles: list[Made] = []

    def take(count: int) -> list[Made]:
        taken = [article(next(numbers)) for _ in range(count)]
        articles.extend(taken)
        return taken

    made: dict[str, bytes] = {}
    kinds: list[tuple[str, int, Callable[[Made], bytes]]] = [
        ("txt", 4, _text), ("md", 3, _markdown), ("html", 5, _page), ("pdf", 3, _pdf), ("docx", 3, _word), ("odt", 2, _opendocument),
        ("rtf", 2, _rich_text), ("eml", 2, _mail),
    ]  # fmt: skip
    for suffix, count, write in kinds:
        made |= {f"text-{each.number:02}.{suffix}": write(each) for each in take(count)}
    made["media.csv"] = _csv(take(3))
    made["media.xlsx"] = _workbook(take(2))
    made["media.jsonl"] = _json_lines(take(2))
    made["more.zip"] = _archive(take(2))
    made["scanned.pdf"] = _scanned()
    made["cut-off.docx"] = _word(article(99))[:900]
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made], articles


def _text(made: Made) -> bytes:
    head = (made.title, f"Published: {made.published:%d %B %Y}")
    return "\n\n".join((*head, *made.paragraphs)).encode()


def _markdown(made: Made) -> bytes:
    head = f"---\ntitle: {made.title}\noutlet: {made.outlet}\ndate: {made.published}\n---\n\n"
    return (head + "\n\n".join(made.paragraphs)).encode()


def _page(made: Made) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in made.paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{made.title} | {made.outlet}</title>'
        f'<meta property="og:site_name" content="{made.outlet}"><meta property="og:title" content="{made.title}">'
        f'<meta property="article:published_time" content="{made.published}T08:00:00Z"></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>{made.title}</h1>{body}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()


def _pdf(made: Made) -> bytes:
    kept, styles = io.BytesIO(), getSampleStyleSheet()
    story = [Paragraph(made.title, styles["Title"])]
    story += [Paragraph(paragraph, styles["BodyText"]) for paragraph in made.paragraphs]
    SimpleDocTemplate(kept, pagesize=A4, title=made.title).build(story)
    return kept.getvalue()


def _scanned() -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=A4)
    canvas.rect(80, 80, 300, 500, fill=1)
    canvas.save()
    return kept.getvalue()


def _word(made: Made) -> bytes:
    kept, document = io.BytesIO(), docx.Document()
    document.core_properties.title = made.title
    document.add_heading(made.title, 0)
    for paragraph in made.paragraphs:
        document.add_paragraph(paragraph)
    document.save(kept)
    return kept.getvalue()


def _opendocument(made: Made) -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f'<text:h text:outline-level="1">{made.title}</text:h>'
    body += "".join(f"<text:p>{paragraph}</text:p>" for paragraph in made.paragraphs)
    content = f'<?xml version="1.0"?><office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def _rich_text(made: Made) -> bytes:
    lines = "".join(f"{paragraph}\\par\\par\n" for paragraph in (made.title, *made.paragraphs))
    return ("{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Arial;}}\n" + lines + "}").encode("ascii")


def _mail(made: Made) -> bytes:
    message = EmailMessage()
    message["Subject"] = made.title
    message["From"] = f"{made.outlet} <desk@lisport.example>"
    message["Date"] = f"{made.published:%a, %d %b %Y} 09:00:00 +0000"
    message.set_content("\n\n".join(made.paragraphs))
    return message.as_bytes()


def _rows(articles: list[Made]) -> Iterator[dict[str, str]]:
    for made in articles:
        yield {
            "Headline": made.title,
            "Source": made.outlet,
            "Date": str(made.published),
            "Text": "\n\n".join(made.paragraphs),
        }


def _csv(articles: list[Made]) -> bytes:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, ["Headline", "Source", "Date", "Text"])
    writer.writeheader()
    writer.writerows(_rows(articles))
    return kept.getvalue().encode()


def _workbook(articles: list[Made]) -> bytes:
    kept, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["Headline", "Source", "Date", "Text"])
    for row in _rows(articles):
        book.active.append(list(row.values()))
    book.save(kept)
    return kept.getvalue()


def _json_lines(articles: list[Made]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in _rows(articles)).encode()


def _archive(articles: list[Made]) -> bytes:
    return _zip({f"folder/text-{made.number}.md": _markdown(made) for made in articles})


def _zip(members: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()
