"""What is filled in to change a codebook or a lexicon. What a file may hold is checked by the core, not here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from analyzer.errors import AnalyzerError
from analyzer.resources.codebook_files import BESIDE, LONGEST_REACH, RULE_LISTS
from analyzer.resources.lexicons import HIGHEST_WEIGHT, LOWEST_WEIGHT
from analyzer.resources.terms import LONGEST_TERM, MOST_BYTES
from webapp.corpus.models import Outlet
from webapp.corpus.outlet_services import FIELDS
from webapp.corpus.outlets import DOMAIN_HELP, LONGEST_ADDRESS, domain_in

WEIGHTS = [
    ("3", "3 · decides alone"),
    ("2", "2 · enough for a sentence"),
    ("1", "1 · needs a second cue"),
    (BESIDE, "beside · only next to a clear cue"),
    ("0", "0 · exclusion: hides the cues in it"),
]
LONGEST_LABEL = 60
"""Characters: a label stands beside a figure, also on a phone."""
PARTS_OF_SPEECH = "ADJ, ADV, NOUN, PROPN, VERB"


class PlainForm(forms.Form):
    """Labels without a colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class CueForm(PlainForm):
    term = forms.CharField(max_length=LONGEST_TERM, label="Word or phrase")
    weight = forms.ChoiceField(choices=WEIGHTS, label="Weight", initial="2")


class EntryForm(PlainForm):
    term = forms.CharField(max_length=LONGEST_TERM, label="Word or phrase")
    entry_class = forms.ChoiceField(label="Class")
    weight = forms.FloatField(
        label="Weight",
        min_value=LOWEST_WEIGHT,
        max_value=HIGHEST_WEIGHT,
        initial=1,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    note = forms.CharField(max_length=200, required=False, label="Note")
    frames = forms.CharField(max_length=200, required=False, label="Constructions")

    def __init__(self, *args: Any, classes: tuple[str, ...], has_frames: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry_class"].choices = [(each, each.replace("_", " ")) for each in classes]
        if not has_frames:
            del self.fields["frames"]


class RuleForm(PlainForm):
    """A context rule. Lists are typed with commas."""

    cues = forms.CharField(label="These cues", max_length=2000)
    near = forms.CharField(label="count only near", required=False, max_length=4000)
    preceded_by = forms.CharField(label="or directly after", required=False, max_length=4000)
    followed_by = forms.CharField(label="or directly before", required=False, max_length=4000)
    not_near = forms.CharField(label="never near", required=False, max_length=4000)
    not_preceded_by = forms.CharField(label="never directly after", required=False, max_length=4000)
    not_followed_by = forms.CharField(label="never directly before", required=False, max_length=4000)
    pos = forms.CharField(
        label="only as", required=False, max_length=200, help_text=f"Parts of speech: {PARTS_OF_SPEECH}."
    )
    within = forms.IntegerField(
        label="near means within (words)", required=False, min_value=1, max_value=LONGEST_REACH
    )
    near_cue = forms.BooleanField(label="a clear cue of the frame in the sentence is enough", required=False)
    otherwise = forms.FloatField(label="else they weigh", required=False, min_value=0, max_value=3)

    def rule(self) -> dict[str, Any]:
        """As the file has it; what was left empty stays out."""
        said = self.cleaned_data
        rule: dict[str, Any] = {"cues": _words(said["cues"])}
        rule |= {key: words for key in RULE_LISTS if (words := _words(said[key]))}
        if said["near_cue"]:
            rule["near_cue"] = True
        for key in ("within", "otherwise"):
            if said[key]:
                rule[key] = int(said[key]) if said[key] == int(said[key]) else said[key]
        return rule


def _words(typed: str) -> list[str]:
    return [" ".join(word.split()) for word in typed.split(",") if word.strip()]


class FrameTextForm(PlainForm):
    title = forms.CharField(max_length=LONGEST_LABEL, label="Label")
    definition = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, label="Definition"
    )
    include = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, label="Includes")
    exclude = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, label="Excludes")


class ExampleForm(PlainForm):
    """A sentence on either side of a line: of a frame, or with what a list finds in it."""

    text = forms.CharField(max_length=1000, label="Sentence")
    kind = forms.ChoiceField(
        choices=[("examples", "the frame is present"), ("counter_examples", "the frame is absent")],
        label="In it",
        required=False,
    )
    finds = forms.CharField(
        max_length=1000, required=False, label="Finds", help_text="With commas; empty where it finds nothing."
    )

    def found(self) -> list[str]:
        return _words(self.cleaned_data["finds"])


class FilesForm(PlainForm):
    """The file or files of an edition."""

    content = forms.FileField(label="File")
    card = forms.FileField(label="Card (.toml)", required=False, help_text="Left empty, the card stays.")

    def __init__(self, *args: Any, is_lexicon: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["content"].label = "Table (.tsv)" if is_lexicon else "Codebook (.toml)"
        if not is_lexicon:
            del self.fields["card"]

    def clean(self) -> dict[str, Any]:
        for name, file in self.cleaned_data.items():
            if file and file.size > MOST_BYTES:
                self.add_error(
                    name, f"{file.name} has {file.size:,} bytes; a file has at most {MOST_BYTES:,}."
                )
        return self.cleaned_data


class PublishForm(PlainForm):
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        label="Change note",
        help_text="What was changed and why. It stands in reports that are made with this edition.",
    )
    anyway = forms.CharField(required=False)

    def __init__(self, *args: Any, digest: str, failing: int | None, **kwargs: Any) -> None:
        """``digest`` of the draft that was seen; ``failing`` examples of it, None where nobody has tried it."""
        super().__init__(*args, **kwargs)
        self.fields["anyway"].widget = forms.CheckboxInput(
            attrs={"value": digest}, check_test=lambda _: self.data.get("anyway") == digest
        )
        self.digest = digest
        if failing is None:
            self.fields["anyway"].label = "Publish it untried"
        elif failing:
            self.fields["anyway"].label = "Publish it although these examples fail"
        else:
            del self.fields["anyway"]

    def clean_anyway(self) -> str:
        """Consent to what was seen: it does not hold for a draft that was changed meanwhile."""
        if self.data.get("anyway") != self.digest:
            raise ValidationError(f"Tick “{self.fields['anyway'].label}”, or mend the draft first.")
        return self.digest


class TrialForm(PlainForm):
    events = forms.MultipleChoiceField(
        label="Events to try it on",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one event to try the draft on."},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].choices = choices


class OutletForm(forms.ModelForm):
    """What is on record of an outlet. Whether a name is another outlet's is checked where it is stored."""

    domain = forms.CharField(required=False, max_length=LONGEST_ADDRESS, help_text=DOMAIN_HELP)

    class Meta:
        model = Outlet
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["also_known_as"].widget.attrs["rows"] = 4
        self.fields["notes"].widget.attrs["rows"] = 2

    def clean_domain(self) -> str:
        try:
            return domain_in(self.cleaned_data["domain"])
        except AnalyzerError as error:
            raise forms.ValidationError(str(error)) from error
