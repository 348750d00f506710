"""A report as one page for paper: what is sent later on a screen is in it, and no link leads to where nobody listens."""

from __future__ import annotations

import re
from html import unescape

from webapp.pages.stored import StoredReport
from webapp.pages.views.events import report_page

# Our own markup (_report_body.html): a long part that is sent when it is come to, and a fold with nothing in it yet.
_LONG = re.compile(r'<p class="later" hx-get="([^"]+)".*?</p>', re.DOTALL)
_FOLD = re.compile(
    r'<details class="fold" hx-get="([^"]+)"[^>]*>(<summary>.*?</summary>)\s*<p class="later">.*?</p>',
    re.DOTALL,
)
_CLOSED = re.compile(r"<details\b(?![^>]*\sopen\b)")
_LEADS_AWAY = re.compile(r'(<a\b[^>]*?)\shref="(?!#)[^"]*"')
_SCRIPT = re.compile(r"<script\b[^>]*></script>")


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
