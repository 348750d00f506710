"""``manage.py fit``: learn from labels, list what was learned, switch it on and off."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from analyzer.errors import AnalyzerError
from analyzer.learning.tasks import TASKS, task_named
from webapp.jobs import fitting
from webapp.learning import selectors, services
from webapp.learning.models import FittedModel
from webapp.learning.selectors import read_with


class Command(BaseCommand):
    help = "Fit a model from labelled text, list the models there are, or switch one on or off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("measure", nargs="?", help=f"one of {', '.join(TASKS)}")
        parser.add_argument("--data", metavar="FILE", help="labelled text, one JSON object a line")
        parser.add_argument(
            "--licence", default="", help="under which the labels may be used; kept on the card"
        )
        parser.add_argument("--without-meaning", action="store_true", help="use no sentence embeddings")
        parser.add_argument("--list", action="store_true", help="the models there are")
        parser.add_argument("--use", metavar="ID", help="switch a model on")
        parser.add_argument("--stop", metavar="MEASURE", help="back to the rules")

    def handle(self, **options: object) -> None:
        try:
            self._do(options)
        except AnalyzerError as error:
            raise CommandError(str(error)) from error

    def _do(self, options: dict[str, object]) -> None:
        if options["list"]:
            self._list()
        elif options["use"]:
            row = selectors.model_named(str(options["use"]))
            services.use_model(row, actor=None)
            self.stdout.write(
                f"{row.task}: model {row.identity} is in use. Older reports are marked as such."
            )
        elif options["stop"]:
            task = task_named(str(options["stop"]))
            stopped = services.stop_task(task.key, actor=None)
            self.stdout.write(
                f"{task.key}: {'the rules are used again' if stopped else 'no model was in use'}."
            )
        elif options["measure"] and options["data"]:
            self._fit(options)
        else:
            raise CommandError("name a measure and --data FILE, or --list, --use ID, --stop MEASURE")

    def _fit(self, options: dict[str, object]) -> None:
        row = fitting.fit_file(
            task_named(str(options["measure"])),
            Path(str(options["data"])),
            licence=str(options["licence"]),
            with_meaning=False if options["without_meaning"] else None,
            today=timezone.localdate(),
        )
        for line in card_lines(row):
            self.stdout.write(line)
        self.stdout.write(f"It is not in use yet: manage.py fit --use {row.identity}")

    def _list(self) -> None:
        rows = selectors.models_on_record()
        for row in rows:
            used = "in use" if row.is_used else ""
            figures = ", ".join(f"{name} {figure:.3f}" for name, figure in row.card["figures"].items())
            self.stdout.write(
                f"{row.identity}  {row.task:15} {used:7} {row.card['fitted_on']}  {figures}  {row.card['data']}"
            )
        if not rows:
            self.stdout.write("No model has been fitted yet.")


def card_lines(row: FittedModel) -> list[str]:
    """A model's card, for a terminal."""
    card = row.card
    figures = [f"  {name} {figure:.3f}" for name, figure in card["figures"].items()]
    rules = [f"  the rules on the same units: {name} {figure:.3f}" for name, figure in card["rules"].items()]
    return [
        f"model {row.identity} of {row.task}",
        f"  data: {card['data']}, {card['units']} units in {card['groups']} groups; licence: {card['licence']}",
        f"  read with: {read_with(card)}",
        f"  labels: {', '.join(f'{label} {count}' for label, count in card['labels'].items())}",
        "  cross-validated by group:",
        *figures,
        *rules,
        *(f"  for {label}: {', '.join(names)}" for label, names in card["top_features"].items()),
        f"  {card['holds_for']}",
    ]
