"""Two or more people label the same units, blind to each other and to the machine; what they settle is kept beside."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from webapp.corpus.models import LONGEST_TITLE, Article, Event
from webapp.corrections.models import Correction

LONGEST_CODER = 150


class CodingProject(models.Model):
    """A set of units of one event, what is asked of each, and by whom it is answered."""

    class Unit(models.TextChoices):
        SENTENCE = "sentence", "sentences"
        CELL = "cell", "claims in other texts"
        ADDITION = "addition", "added claims"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="coding_projects")
    title = models.CharField(max_length=LONGEST_TITLE)
    unit = models.CharField(max_length=10, choices=Unit.choices)
    questions = models.JSONField(help_text="what is asked, with the definitions of the day it was made")
    selection = models.JSONField(help_text="which units: filter, size, seed, and how many there were")
    made_by = models.CharField(max_length=LONGEST_CODER, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="from then on results are open")
    closed_by = models.CharField(max_length=LONGEST_CODER, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Coder(models.Model):
    """One person's seat in a project."""

    project = models.ForeignKey(CodingProject, on_delete=models.CASCADE, related_name="coders")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=LONGEST_CODER)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="one_seat_per_coder")]

    def __str__(self) -> str:
        return self.name


class CodingItem(models.Model):
    """One unit. Its words come from ``article``, or from ``about``, and go when either is deleted."""

    project = models.ForeignKey(CodingProject, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField(help_text="from 1, in the order in which everybody is asked")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="of a claim in another text: whose wording is asked about",
    )
    words = models.TextField(help_text="the sentence, or the wording of the claim")
    start = models.PositiveIntegerField(null=True, blank=True, help_text="of the words in the article's text")
    content_hash = models.CharField(max_length=64, help_text="of the article when the unit was drawn")
    machine = models.JSONField(default=dict, help_text="question → the machine's value when it was drawn")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="one_item_per_number")]

    def __str__(self) -> str:
        return f"{self.number} of {self.project_id}"


class Code(models.Model):
    """What one coder says of one unit. An empty value is "cannot tell": it counts as no label."""

    item = models.ForeignKey(CodingItem, on_delete=models.CASCADE, related_name="codes")
    coder = models.ForeignKey(Coder, on_delete=models.CASCADE, related_name="codes")
    question = models.CharField(max_length=120)
    value = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "coder", "question"], name="one_code_per_coder_and_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.value or 'cannot tell'}"


class Settlement(models.Model):
    """The label that a named person settled on. Rows are added, never changed: the latest one counts."""

    item = models.ForeignKey(CodingItem, on_delete=models.CASCADE, related_name="settlements")
    question = models.CharField(max_length=120)
    value = models.CharField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=LONGEST_CODER)
    reason = models.TextField(blank=True)
    correction = models.ForeignKey(
        Correction,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="that it became; none where the machine says the same",
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"
