"""Printing a report as long work: a worker makes the PDF, and who asked for it downloads it."""

from __future__ import annotations

from analyzer.errors import AnalyzerError
from webapp.analyses import leases
from webapp.corpus.selectors import event_numbered
from webapp.jobs.models import Job
from webapp.jobs.services import keep_made
from webapp.pages.contexts.tools import tools_at
from webapp.pages.printing import printable_report, report_to_print
from webapp.people import rights
from webapp.serving.chromium import PrintingError, find_browser, print_page

PRINT = "print"
_STEPS = 2


def print_report(job: Job) -> str:
    """Make the PDF that was asked for: ``event`` by its number, the ``view`` as a query, and whether all is ``opened``.

    AnalyzerError where it cannot be made: no Chromium, no report, or no right to it any more.
    """
    event = event_numbered(job.asked["event"])
    if event is None or not rights.may_contribute(job.person, event):
        raise AnalyzerError("This event is not open to you any more.")
    try:
        browser = find_browser()
        leases.note(job, step="putting the pages together", total=_STEPS)
        stored = report_to_print(event.slug, job.asked["view"], tools_at(job.person, event.slug))
        page = printable_report(stored, opened=job.asked["opened"])
        leases.note(job, step="printing", done=1)
        made = print_page(page, browser)
    except PrintingError as error:
        raise AnalyzerError(str(error)) from error
    if not keep_made(job, stored.head.report_pk, f"{event.slug}.pdf", "application/pdf", made):
        raise AnalyzerError(
            "A text was deleted or the report was made anew while this was printed.",
            "Nothing was kept; print it again.",
        )
    leases.note(job, done=_STEPS)
    return f"a PDF of {len(made) / 1_000_000:.1f} MB"
