"""``manage.py export_pdf EVENT``: the report of an event as a tagged PDF, in any view of it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from webapp.pages.contexts.view import controls
from webapp.pages.printing import printable_report, report_to_print
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
        output = options["output"] or Path(f"{options['event']}.pdf")
        try:
            stored = report_to_print(options["event"], options["view"])
            browser = find_browser()
            made = print_page(printable_report(stored, opened=options["opened"]), browser)
            output.write_bytes(made)
        except PrintingError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{output} cannot be written ({error.strerror}).") from error
        self.stdout.write(
            f"{output}: {stored.event.title}, {controls(stored.view, stored.event_head)['said']}"
        )
