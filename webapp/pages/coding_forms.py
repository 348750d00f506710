"""Forms of coding: what a project asks, of which units, and what a coder answers."""

from __future__ import annotations

from typing import Any

from django import forms

from webapp.coding.drawing import CARRIES, EVERY, FLAGS
from webapp.coding.models import LONGEST_CODER, CodingProject
from webapp.coding.questions import FRAME, NO, OWN_QUESTIONS, YES, Question, every_question
from webapp.coding.services import MOST_ITEMS, Plan

Unit = CodingProject.Unit
CANNOT_TELL = "-"
"""What the page sends for "cannot tell": an empty answer would be none."""
_FLAG_TITLES = dict(zip(FLAGS, ("loaded wording", "its author’s view", "editorial claims"), strict=True))


class ProjectForm(forms.Form):
    """A new coding project."""

    title = forms.CharField(
        max_length=200,
        label="Name of the project",
        error_messages={"required": "Give the project a name."},
    )
    unit = forms.ChoiceField(
        label="What is coded",
        choices=[
            (Unit.SENTENCE, "sentences of the texts"),
            (Unit.CELL, "claims: what another text does with each"),
            (Unit.ADDITION, "added claims: of which kind each is"),
        ],
        widget=forms.RadioSelect,
        initial=Unit.SENTENCE,
    )
    asked = forms.MultipleChoiceField(
        required=False, label="Labels of a sentence", widget=forms.CheckboxSelectMultiple
    )
    frames = forms.MultipleChoiceField(
        required=False, label="Frames of a sentence", widget=forms.CheckboxSelectMultiple
    )
    which = forms.ChoiceField(label="Which sentences", required=False)
    size = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_ITEMS,
        label="How many",
        help_text="Drawn at random. Left empty, all of them.",
    )
    seed = forms.IntegerField(
        min_value=0,
        max_value=2_147_483_647,
        label="Seed",
        help_text="The same number draws the same units again.",
    )
    coders = forms.CharField(
        label="Coders",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Two or more names, one a line.",
        error_messages={"required": "Name at least two coders, one a line."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = every_question()
        frames = [question for question in known.values() if question.key.startswith(FRAME)]
        self.fields["asked"].choices = [
            (question.key, question.title) for question in OWN_QUESTIONS if question.unit == Unit.SENTENCE
        ]
        groups: dict[str, list[tuple[str, str]]] = {}
        for question in frames:
            groups.setdefault(question.group, []).append((question.key, question.title))
        self.fields["frames"].choices = list(groups.items())
        marked = [(CARRIES + flag, f"those that the machine marks: {_FLAG_TITLES[flag]}") for flag in FLAGS]
        carried = [
            (CARRIES + question.key.removeprefix(FRAME), f"{question.title} ({question.group})")
            for question in frames
        ]
        self.fields["which"].choices = [
            (EVERY, "every sentence"),
            *marked,
            ("those with words of a frame", carried),
        ]

    def clean_coders(self) -> tuple[str, ...]:
        names = tuple(" ".join(line.split()) for line in self.cleaned_data["coders"].splitlines())
        names = tuple(name for name in names if name)
        if any(len(name) > LONGEST_CODER for name in names):
            raise forms.ValidationError(f"A name is longer than {LONGEST_CODER} characters.")
        return names

    def plan(self, accounts: dict[str, Any]) -> Plan:
        """What is asked for; accounts: name → account, of coders who sign in."""
        said = self.cleaned_data
        unit = said["unit"]
        questions = {
            Unit.SENTENCE: (*said["asked"], *said["frames"]),
            Unit.CELL: ("claim.cell",),
            Unit.ADDITION: ("addition.kind",),
        }[unit]
        return Plan(
            title=said["title"],
            unit=unit,
            questions=questions,
            coders=tuple((name, accounts.get(name)) for name in said["coders"]),
            which=said["which"] or EVERY,
            size=said["size"],
            seed=said["seed"],
        )


class CodesForm(forms.Form):
    """What one coder says of one unit: a choice for each question, ticks for the frames of a codebook."""

    def __init__(self, *args: Any, questions: tuple[Question, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.groups: dict[str, list[Question]] = {}
        for question in questions:
            if question.group:
                self.groups.setdefault(question.group, []).append(question)
                continue
            choices = [(option.value, option.label) for option in question.options]
            self.fields[question.key] = forms.ChoiceField(
                label=question.title,
                choices=[*choices, (CANNOT_TELL, "cannot tell")],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose one, or “cannot tell”."},
            )
        for group, members in self.groups.items():
            self.fields[group] = forms.MultipleChoiceField(
                required=False,
                label=f"Frames it carries: {group}",
                choices=[(question.key, question.title) for question in members],
                widget=forms.CheckboxSelectMultiple,
            )

    @classmethod
    def initial_of(cls, questions: tuple[Question, ...], answers: dict[str, str]) -> dict[str, Any]:
        """Answers on record as what the form shows."""
        shown: dict[str, Any] = {}
        for question in questions:
            if question.key not in answers:
                continue
            if not question.group:
                shown[question.key] = answers[question.key] or CANNOT_TELL
            elif answers[question.key] == YES:
                shown.setdefault(question.group, []).append(question.key)
        return shown

    def answers(self) -> dict[str, str]:
        """Question → value; a frame that is not ticked is not carried."""
        said: dict[str, str] = {}
        for question in self.questions:
            if question.group:
                said[question.key] = YES if question.key in self.cleaned_data[question.group] else NO
            else:
                value = self.cleaned_data[question.key]
                said[question.key] = "" if value == CANNOT_TELL else value
        return said
