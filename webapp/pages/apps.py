"""What people see, as a Django application; and the long work that pages make."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "webapp.pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        from webapp.jobs.work import WORK
        from webapp.pages.prints import PRINT, print_report

        WORK[PRINT] = print_report
