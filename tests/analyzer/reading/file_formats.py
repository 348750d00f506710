"""Small files of every format, made when they are asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

TITLE = "Old bridge to open again before winter"
PARAGRAPHS = (
    "The bridge in Northport will open again next month, the council said on Tuesday, after repairs that took two "
    "years and cost more than had been planned by the county.",
    "“We kept our word,” said Mayor Lena Vale, who had promised in spring that the bridge would be ready before the "
    "winter storms reach the coast.",
    "Traders near the bridge said that they had lost a third of their customers since the works began, and that a "
    "fund for them had come too late for some.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph("By Ann Bell")
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.core_properties.title = TITLE
    document.core_properties.author = "python-docx"
    return _saved(document)


def open_document(body: str | None = None) -> bytes:
    content = body or (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:h>{TITLE}</text:h>"
        + "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)
        + "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def rich_text() -> bytes:
    escaped = (p.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ") for p in PARAGRAPHS)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + TITLE + "\\par " + "\\par ".join(escaped) + "\\par}").encode(
        "ascii"
    )


def pdf(*, columns: int = 1, scanned: bool = False, password: str | None = None, times: int = 6) -> bytes:
    """Pages with a running header and page numbers; ``scanned`` ones have no text at all."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = A4
    each = (width - 100) / columns

    def decorate(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica", 8)
        if scanned:
            canvas.rect(50, 50, 100, 100, fill=1)
        else:
            canvas.drawString(60, height - 30, "The Harbour Post")
            canvas.drawString(width / 2, 20, f"Page {document.page}")

    made = io.BytesIO()
    template = BaseDocTemplate(made, pagesize=A4, encrypt=password)
    frames = [Frame(50 + each * number, 50, each - 10, 380) for number in range(columns)]
    template.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    styles = getSampleStyleSheet()
    flow = [Paragraph(TITLE, styles["Title"])]
    flow += [
        Paragraph(f"Part {number}: {p}", styles["BodyText"]) for number in range(times) for p in PARAGRAPHS
    ]
    template.build([Paragraph("", styles["BodyText"])] if scanned else flow)
    return made.getvalue()


def interleaved_pdf(left: Sequence[str], right: Sequence[str]) -> bytes:
    """Two columns that the file draws line by line."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    for number, (first, second) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(50, 750 - 14 * number, first)
        canvas.drawString(320, 750 - 14 * number, second)
    canvas.save()
    return made.getvalue()


def message(attached: Mapping[str, bytes] | None = None) -> bytes:
    made = EmailMessage()
    made["Subject"] = f"Fwd: {TITLE}"
    made["From"] = "Press Office <press@northport.example>"
    made["Date"] = "Wed, 28 Jan 2026 18:37:00 +0000"
    made["Message-ID"] = "<1@northport.example>"
    made.set_content(TEXT + "\n\n-- \nPress Office, 1 Quay\n")
    for name, content in (attached or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def saved_page() -> bytes:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
        + "</article></body></html>"
    )
    made = EmailMessage()
    made["From"] = "<Saved by a browser>"
    made["Snapshot-Content-Location"] = "https://post.example/bridge"
    made["Subject"] = TITLE
    made.set_content(page, subtype="html")
    made.make_related()
    return made.as_bytes()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return _saved(book)


def zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def _saved(document) -> bytes:  # type: ignore[no-untyped-def]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
