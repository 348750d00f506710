"""A report as one page for paper: what is sent later on a screen is in it, and no link leads to where nobody listens."""

from __future__ import annotations

import re
from html import unescape

from django.http import QueryDict

from webapp.analyses import heads
from webapp.pages.contexts.tools import ALL_TOOLS, Tools
from webapp.pages.contexts.view import View
from webapp.pages.stored import StoredReport
from webapp.pages.views.events import found_report, report_page
from webapp.serving.chromium import PrintingError

# Our own markup (_report_body.html): a long part that is sent when it is come to, and a fold with nothing in it yet.
_LONG = re.compile(r'<p class="later" hx-get="([^"]+)".*?</p>', re.DOTALL)
_FOLD = re.compile(
    r'<details class="fold" hx-get="([^"]+)"[^>]*>(<summary>.*?</summary>)\s*<p class="later">.*?</p>',
    re.DOTALL,
)
_CLOSED = re.compile(r"<details\b(?![^>]*\sopen\b)")
_LEADS_AWAY = re.compile(r'(<a\b[^>]*?)\shref="(?!#)[^"]*"')
_SCRIPT = re.compile(r"<script\b[^>]*></script>")


def report_to_print(slug: str, query: str, tools: Tools = ALL_TOOLS) -> StoredReport:
    """The report of an event in a view, given as what follows the question mark in its address.

    A view that nobody has looked at yet is asked for, and takes a worker some seconds. PrintingError where there is
    nothing to print yet.
    """
    event = heads.event_head(slug)
    if event is None:
        raise PrintingError(
            f"There is no event {slug}. Its name stands in the address of its report: /events/NAME/"
        )
    view = View.asked(QueryDict(query.lstrip("?")), event)
    found = found_report(event, view, may_ask=True)
    if found.is_readable and found.state != "one_text":
        return StoredReport(event, found, view, tools)
    if found.is_working:
        raise PrintingError("This report is being made. Try again when the worker has finished it.")
    raise PrintingError(
        f"There is no report to print. The event's page says what to do: /events/{event.event.slug}/"
    )


def printable_report(stored: StoredReport, *, opened: bool = False) -> str:
    """The page of a report with every part of it in place.

    With ``opened`` folds are open, too. Links within the page stay. Links to other pages become plain words, because
    the address at which a page is printed is gone a moment later.
    """
    keys = {section.url: section.key for section in stored.sections}

    def inside(found: re.Match[str]) -> str:
        return stored.section(keys[unescape(found[1])]) or ""

    page = _LONG.sub(inside, report_page(stored, None).decode())
    if opened:
        page = _FOLD.sub(lambda found: f'<details class="fold" open>{found[2]}{inside(found)}', page)
        page = _CLOSED.sub("<details open", page)
    return _LEADS_AWAY.sub(r"\1", _SCRIPT.sub("", page))
