"""What people change by hand in the admin: nothing is silently overwritten, and everything is on record.

A form carries the values that its person saw. Where somebody else has changed one meanwhile, it says which and to what,
keeps what was typed, and saves when it is sent once more.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest

from webapp.audit.services import record
from webapp.people.rights import Person

SEEN = "seen"


class VersionedForm(forms.ModelForm):
    """A form that knows what was there when it was opened."""

    person: Person = None  # who fills it in: a refusal names events, those that this person may list
    seen = forms.CharField(required=False, widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields[SEEN].initial = json.dumps(self._values(self.instance))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.instance.pk:
            return cleaned
        rows = type(self.instance)._default_manager.select_for_update()
        held = rows.filter(pk=self.instance.pk).first()
        if held is None:
            raise forms.ValidationError("Somebody else has deleted this meanwhile.")
        now = self._values(held)
        changed = [name for name, value in now.items() if self._seen().get(name) != value]
        if changed:
            self.data = self.data.copy()
            self.data[self.add_prefix(SEEN)] = json.dumps(now)
            said = "; ".join(f"{self.fields[name].label}: “{now[name]}”" for name in changed)
            raise forms.ValidationError(
                f"Somebody else has changed this meanwhile: {said}. What you typed is still here; send it again to put it in place."
            )
        return cleaned

    def _seen(self) -> dict[str, str]:
        try:
            seen = json.loads(self.data.get(self.add_prefix(SEEN)) or "{}")
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}

    def _values(self, row: Model) -> dict[str, str]:
        """The fields of the form that are columns, as text."""
        return {name: _text(row, name) for name in self.fields if name != SEEN and _is_column(row, name)}


class EditedByHand(admin.ModelAdmin):
    """Rows that people may change; each change is on record with what it was before."""

    form = VersionedForm

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"person": request.user})

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fields = [name for name in super().get_fields(request, obj) if name != SEEN]
        return [*fields, SEEN] if self.has_change_permission(request, obj) else fields

    def save_model(self, request: HttpRequest, row: Any, form: Any, change: bool) -> None:
        """Save, and record what differs."""
        names = [name for name in form.changed_data if name != SEEN and _is_column(row, name)]
        old = type(row)._default_manager.filter(pk=row.pk).first() if change else None
        before = {name: _text(old, name) for name in names} if old else None
        super().save_model(request, row, form, change)
        if names:
            kind = row._meta.model_name
            after = {name: _text(row, name) for name in names}
            event = getattr(row, "event", None)
            action = f"{kind}.changed" if change else f"{kind}.made"
            record(request.user, action, row, event=event, before=before, after=after)

    def delete_model(self, request: HttpRequest, row: Any) -> None:
        record(request.user, f"{row._meta.model_name}.deleted", row)
        super().delete_model(request, row)

    def delete_queryset(self, request: HttpRequest, rows: Any) -> None:
        for row in rows:
            self.delete_model(request, row)


def _is_column(row: Model, name: str) -> bool:
    try:
        field = row._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return field.concrete and not field.many_to_many


def _text(row: Model, name: str) -> str:
    value = getattr(row, name)
    return "" if value is None else str(value)
