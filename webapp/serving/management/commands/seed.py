"""``manage.py seed``: loads the events of ``seeds/``, once."""

from django.core.management.base import BaseCommand

from webapp.serving.seeding import load_seeds


class Command(BaseCommand):
    help = "Load the events that ship with Sidelight; those that are there already stay as they are."

    def handle(self, **options: object) -> None:
        for event in load_seeds():
            self.stdout.write(f"{event.title}: {event.articles.count()} articles")
