"""What people fill in. Messages say what to mend and what is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from webapp.corpus.models import Draft
from webapp.corpus.selectors import list_event_choices
from webapp.corpus.services import ArticleDetails, details_of

MOST_TEXTS = 20
"""At once: what one person can look through before saving, and what one request can carry."""


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
    """Texts of one event: files, a pasted text, or both."""

    files = ManyFilesField(required=False, label="Files")
    paste = forms.CharField(
        required=False, strip=True, label="Or paste one text", widget=forms.Textarea(attrs={"rows": 9})
    )
    event = forms.ChoiceField(required=False, label="Event")
    event_title = forms.CharField(required=False, strip=True, max_length=200, label="Name of the new event")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].widget.attrs["accept"] = (
            ".txt,.md,.markdown,.html,.htm,text/plain,text/html,text/markdown"
        )
        self.fields["event"].choices = [("", "a new event"), *list_event_choices()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        files, paste = cleaned.get("files") or [], cleaned.get("paste")
        if not files and not paste:
            raise forms.ValidationError("Choose at least one file, or paste a text.")
        if len(files) + bool(paste) > MOST_TEXTS:
            raise forms.ValidationError(
                f"These are more than {MOST_TEXTS} texts. Please upload them in two goes."
            )
        if not cleaned.get("event") and not cleaned.get("event_title"):
            self.add_error("event_title", "Name the event that these texts are about, or choose one above.")
        return cleaned


_FUTURE = "This date lies in the future."


def _is_future(day: date | None) -> bool:
    """Later than tomorrow: it is already tomorrow somewhere."""
    return day is not None and day > timezone.now().date() + timedelta(days=1)


class DraftForm(forms.Form):
    """What is known of one text, filled in from the text itself."""

    title = forms.CharField(required=False, max_length=500, label="Title")
    outlet = forms.CharField(
        required=False,
        max_length=200,
        label="Outlet",
        help_text="Left empty it stays “unnamed outlet”. Nothing is guessed.",
    )
    published = forms.DateField(required=False, label="Date", widget=forms.DateInput(attrs={"type": "date"}))
    role = forms.ChoiceField(
        label="Role", choices=[("coverage", "coverage by an outlet"), ("release", "official release")]
    )
    issuer = forms.CharField(
        required=False, max_length=200, label="Issued by", help_text="Of a release: whose text it is."
    )
    byline = forms.CharField(required=False, max_length=200, label="Author")
    keep = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label="Put back")
    leave_out = forms.BooleanField(required=False, label="Do not save this text")

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        self.draft = draft
        details = details_of(draft)
        initial = {
            name: getattr(details, name)
            for name in ("title", "outlet", "published", "role", "issuer", "byline")
        }
        super().__init__(*args, prefix=str(draft.pk), initial=initial, **kwargs)
        self.removed: list[dict[str, Any]] = list(draft.document.get("removed") or ())
        self.fields["keep"].choices = [(str(place), "put back") for place in range(len(self.removed))]
        self.fields["outlet"].widget.attrs["list"] = "outlets"

    def clean_published(self) -> Any:
        published = self.cleaned_data["published"]
        if _is_future(published):
            raise forms.ValidationError(_FUTURE)
        return published

    def problem_as_read(self) -> str:
        """What is wrong with the date that the text itself gives: said before anybody has to send the form."""
        return _FUTURE if not self.is_bound and _is_future(self.initial["published"]) else ""

    def details(self) -> ArticleDetails:
        """What the person says, with the removed passages that belong to the text after all."""
        said = self.cleaned_data
        return replace(
            details_of(self.draft),
            title=said["title"],
            outlet=said["outlet"],
            byline=said["byline"],
            issuer=said["issuer"],
            published=said["published"],
            role=said["role"],
            keep=tuple(self.removed[int(place)]["text"] for place in said["keep"]),
        )
