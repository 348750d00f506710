"""``manage.py export_pdf EVENT``: the report of an event as a tagged PDF, in any view of it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from webapp.analyses import heads
from webapp.analyses.values import EventHead, ReportHead
from webapp.pages.contexts.view import View, controls
from webapp.pages.printing import printable_report
from webapp.pages.stored import StoredReport
from webapp.pages.views.events import found_report
from webapp.serving.chromium import PrintingError, find_browser, print_page


class Command(BaseCommand):
    help = "Write the report of an event to a tagged PDF, through Chromium where it is installed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("event", help="the event as its address names it: /events/EVENT/")
        parser.add_argument("--output", type=Path, help="the file to write (default EVENT.pdf)")
        parser.add_argument(
            "--view",
            default="",
            metavar="QUERY",
            help="a view of the report: what follows the question mark in its address, such as 'voice=own&blind=1'",
        )
        parser.add_argument(
            "--opened", action="store_true", help="with everything opened that the page has folded"
        )

    def handle(self, **options: Any) -> None:
        event = _event(options["event"])
        view = View.asked(QueryDict(options["view"].lstrip("?")), event)
        stored = StoredReport(event, _readable(event, view), view)
        output = options["output"] or Path(f"{event.event.slug}.pdf")
        try:
            browser = find_browser()
            made = print_page(printable_report(stored, opened=options["opened"]), browser)
            output.write_bytes(made)
        except PrintingError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{output} cannot be written ({error.strerror}).") from error
        self.stdout.write(f"{output}: {stored.event.title}, {controls(view, event)['said']}")


def _event(slug: str) -> EventHead:
    event = heads.event_head(slug)
    if event is None:
        raise CommandError(
            f"There is no event {slug}. Its name stands in the address of its report: /events/NAME/"
        )
    return event


def _readable(event: EventHead, view: View) -> ReportHead:
    """The report of this view; a view that nobody has looked at yet is asked for, and takes a worker some seconds."""
    found = found_report(event, view, may_ask=True)
    if found.is_readable and found.state != "one_text":
        return found
    if found.is_working:
        raise CommandError("This report is being made. Try again when the worker has finished it.")
    raise CommandError(
        f"There is no report to print. The event's page says what to do: /events/{event.event.slug}/"
    )
