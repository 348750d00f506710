"""What people fill in. Messages say what to mend and what is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from analyzer.reading import FIELDS
from webapp.corpus.models import Draft, Event
from webapp.corpus.selectors import list_event_choices
from webapp.corpus.services import ArticleDetails, details_of
from webapp.corpus.standing import Standing, seen_of
from webapp.people.models import Visibility
from webapp.people.rights import Person
from webapp.people.selectors import teams_seen_by

MOST_ADDRESSES = 20
"""At once: a worker fetches them one after the other, and the person waits."""
_PARAGRAPH = "\n\n"


SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".mhtml", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".csv", ".tsv", ".xlsx", ".jsonl", ".zip",
)  # fmt: skip


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files of one input. An empty one goes on to the reader, which says so beside its name."""

    widget = ManyFilesInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Texts of one event: files, a pasted text, web addresses, or all of them."""

    upload = forms.UUIDField(required=False, widget=forms.HiddenInput)
    files = ManyFilesField(required=False, label="Files")
    urls = forms.CharField(
        required=False,
        strip=True,
        label="Web addresses",
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    paste = forms.CharField(
        required=False, strip=True, label="Or paste one text", widget=forms.Textarea(attrs={"rows": 7})
    )
    paste_html = forms.CharField(required=False, widget=forms.HiddenInput)
    event = forms.ChoiceField(required=False, label="Event")
    event_title = forms.CharField(required=False, strip=True, max_length=200, label="Name of a new event")

    def __init__(self, *args: Any, person: Person, has_arrivals: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_arrivals = has_arrivals
        self.fields["files"].widget.attrs["accept"] = ",".join(SUFFIXES)
        self.fields["event"].choices = [("", "decide on the next page"), *list_event_choices(person=person)]

    def clean_urls(self) -> list[str]:
        urls = list(dict.fromkeys(self.cleaned_data["urls"].split()))
        if len(urls) > MOST_ADDRESSES:
            raise forms.ValidationError(
                f"These are more than {MOST_ADDRESSES} addresses. Please bring them in two goes."
            )
        return urls

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        came = cleaned.get("files") or cleaned.get("paste") or cleaned.get("urls") or self._has_arrivals
        if not came and not self.errors:
            raise forms.ValidationError("Choose at least one file, paste a text, or name a web address.")
        return cleaned


class ColumnsForm(forms.Form):
    """Which column of a table is which; only the text is needed."""

    def __init__(self, *args: Any, table: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial=dict(table["mapping"]), **kwargs)
        columns = [("", "none"), *((column, column) for column in table["columns"])]
        for field in FIELDS:
            self.fields[field] = forms.ChoiceField(
                label=COLUMN_LABELS[field], choices=columns, required=field == "text"
            )
        self.fields["text"].error_messages["required"] = "Choose the column that holds the articles' texts."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [column for column in cleaned.values() if column]
        if len(set(chosen)) < len(chosen):
            raise forms.ValidationError("One column is chosen twice. Each can be one thing only.")
        return cleaned


COLUMN_LABELS = {
    "title": "Title",
    "text": "Text of the article",
    "outlet": "Outlet",
    "published": "Date",
    "byline": "Author",
    "url": "Web address",
    "role": "Role (coverage or release)",
    "issuer": "Issued by",
}
_FUTURE = "This date lies in the future."


def _is_future(day: date | None) -> bool:
    """Later than tomorrow: it is already tomorrow somewhere."""
    return day is not None and day > timezone.now().date() + timedelta(days=1)


class CleaningForm(forms.Form):
    """Which removed passages belong to a text after all, and which of its paragraphs and sentences do not.

    A paragraph is chosen by its number; a sentence by its paragraph's and its own: "3" and "3.1".
    """

    keep = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="Put back")
    drop = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="Take out")

    def __init__(self, *args: Any, document: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.removed: list[dict[str, Any]] = list(document.get("removed") or ())
        self.paragraphs: list[str] = document["text"].split(_PARAGRAPH)
        self.fields["keep"].choices = [(str(place), "put back") for place in range(len(self.removed))]
        self.sentences = _sentences_of(document)
        whole = {str(place): text for place, text in enumerate(self.paragraphs)}
        self._lines = whole | {choice: text for lines in self.sentences.values() for choice, text in lines}
        self.fields["drop"].choices = [(choice, "take out") for choice in self._lines]

    def put_back(self) -> tuple[str, ...]:
        return tuple(self.removed[int(place)]["text"] for place in self.cleaned_data["keep"])

    def taken_out(self) -> tuple[str, ...]:
        """A sentence of a paragraph that goes whole is not named apart: both come back together."""
        chosen = self.cleaned_data["drop"]
        return tuple(
            self._lines[choice]
            for choice in chosen
            if "." not in choice or choice.partition(".")[0] not in chosen
        )


def _sentences_of(document: dict[str, Any]) -> dict[int, list[tuple[str, str]]]:
    """Number of a paragraph of two sentences or more → its sentences, each with the value that chooses it."""
    found: dict[int, list[tuple[str, str]]] = {}
    for sentence in document["sentences"]:
        lines = found.setdefault(sentence["paragraph"], [])
        words = document["text"][sentence["start"] : sentence["end"]]
        lines.append((f"{sentence['paragraph']}.{len(lines)}", words))
    return {paragraph: lines for paragraph, lines in found.items() if len(lines) > 1}


class DraftForm(CleaningForm):
    """What is known of one text, filled in from the text itself and from what is stored."""

    title = forms.CharField(required=False, max_length=500, label="Title")
    outlet = forms.CharField(
        required=False,
        max_length=200,
        label="Outlet",
        help_text="Left empty it stays “unnamed outlet”. Nothing is guessed.",
    )
    published = forms.DateField(
        required=False,
        label="Date",  # browsers take a date field's value in this form alone, whatever the pages' language
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    role = forms.ChoiceField(
        label="Role", choices=[("coverage", "coverage by an outlet"), ("release", "official release")]
    )
    issuer = forms.CharField(
        required=False, max_length=200, label="Issued by", help_text="Of a release: whose text it is."
    )
    byline = forms.CharField(required=False, max_length=200, label="Author")
    alike = forms.RegexField(required=False, regex=r"^(?:both|leave|replace:\d{1,18})$")
    leave_out = forms.BooleanField(required=False, label="Do not save this text")
    DETAILS = ("title", "outlet", "published", "role", "issuer", "byline")

    def __init__(
        self, *args: Any, draft: Draft, suggested: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.draft = draft
        details = details_of(draft)
        initial = {name: getattr(details, name) for name in self.DETAILS} | (suggested or {})
        super().__init__(*args, prefix=str(draft.pk), initial=initial, document=draft.document, **kwargs)
        self.fields["outlet"].widget.attrs["list"] = "outlets"

    def clean_published(self) -> Any:
        published = self.cleaned_data["published"]
        if _is_future(published):
            raise forms.ValidationError(_FUTURE)
        return published

    def problem_as_read(self) -> str:
        """What is wrong with the date that the text itself gives: said before anybody has to send the form."""
        return _FUTURE if not self.is_bound and _is_future(self.initial["published"]) else ""

    def is_left_out(self) -> bool:
        return bool(self.cleaned_data["leave_out"]) or self.cleaned_data["alike"] == "leave"

    def details(self) -> ArticleDetails:
        """What the person says, with the passages that belong to the text after all, or do not."""
        said = self.cleaned_data
        replaces = said["alike"].partition(":")[2]
        return replace(
            details_of(self.draft),
            **{name: said[name] for name in self.DETAILS},
            keep=self.put_back(),
            drop=self.taken_out(),
            replaces=int(replaces) if replaces else None,
        )


class VisibilityForm(forms.Form):
    """Who may read an event, and whose it is; with how it stood when the page was opened."""

    visibility = forms.ChoiceField(
        choices=Visibility.choices, widget=forms.RadioSelect, label="Who may read it"
    )
    team = forms.ChoiceField(required=False, label="Team")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, person: Person, **kwargs: Any) -> None:
        first = {"visibility": event.visibility, "team": event.team_id or "", "seen": seen_of(event)}
        super().__init__(*args, initial=first, **kwargs)
        teams = {team.pk: team.name for team in teams_seen_by(person)}
        if event.team is not None:
            teams.setdefault(event.team.pk, event.team.name)
        self.fields["team"].choices = [("", "none"), *((str(pk), name) for pk, name in teams.items())]

    def standing(self) -> Standing:
        said = self.cleaned_data
        return Standing(said["visibility"], int(said["team"]) if said["team"] else None)
