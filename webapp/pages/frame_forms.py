"""What is filled in for a new frame of a codebook."""

from __future__ import annotations

from typing import Any

from django import forms

from analyzer.resources.frame_editing import NewFrame, key_of
from webapp.pages.codebook_forms import LONGEST_LABEL, WEIGHTS, PlainForm


class _Lines(forms.CharField):
    """One thing on each line; empty lines and doubles are nothing."""

    def __init__(self, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=20_000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class NewFrameForm(PlainForm):
    title = forms.CharField(
        max_length=LONGEST_LABEL,
        label="Label",
        help_text="A word or two, as reports will name it: “Human dignity”.",
    )
    definition = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        label="Definition",
        help_text="One sentence that a class understands: “The matter is put as …”.",
    )
    include = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        label="Includes",
        help_text="What belongs to it.",
    )
    exclude = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        label="Excludes",
        help_text="What looks like it and belongs elsewhere.",
    )
    words = _Lines(
        5,
        label="Words and phrases",
        help_text="One on each line. “word~” stands for a word with its family; more weights and rules come after.",
    )
    weight = forms.ChoiceField(choices=WEIGHTS[:3], label="Their weight", initial="2")
    examples = _Lines(
        4,
        label="Sentences in which it is present",
        help_text="One on each line, at least one. They run as checks whenever the draft is tried.",
    )
    counter_examples = _Lines(
        3, required=False, label="Sentences that only look like it", help_text="They run as checks too."
    )
    key = forms.RegexField(
        r"^[a-z][a-z0-9_]*$",
        max_length=40,
        required=False,
        label="Key",
        help_text="Names the frame in files and downloads, for good. Left empty, it is made of the label.",
        error_messages={"invalid": "Use small letters, digits and “_”, beginning with a letter."},
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "title" in said and not said.get("key") and "key" not in self.errors:
            said["key"] = key_of(said["title"])
            if not said["key"]:
                self.add_error("key", "The label has no Latin letters to make a key of. Give it a key.")
        return said

    def frame(self) -> NewFrame:
        said = self.cleaned_data
        texts = {name: " ".join(said[name].split()) for name in ("title", "definition", "include", "exclude")}
        return NewFrame(
            key=said["key"],
            **texts,
            cues={said["weight"]: said["words"]},
            examples=said["examples"],
            counter_examples=said["counter_examples"],
        )
