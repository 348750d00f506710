"""What people fill in about teams and accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import UserCreationForm

from webapp.people.models import LONGEST_TEAM_NAME, Role


class TeamForm(forms.Form):
    name = forms.CharField(max_length=LONGEST_TEAM_NAME, label="Name of the team")


class InvitationForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices, initial=Role.CONTRIBUTOR, label="Role")
    note = forms.CharField(
        max_length=100,
        required=False,
        label="For whom",
        help_text="A note to yourself; the link names nobody.",
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices, label="Role")
    seen = forms.ChoiceField(choices=Role.choices, widget=forms.HiddenInput)


class AccountForm(UserCreationForm):  # type: ignore[type-arg]
    """A new account: a name and a password, said twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Name to sign in with"
        self.fields["username"].help_text = "Letters, digits and @ . + - _"
        self.fields[
            "password1"
        ].help_text = "At least eight characters, not a common password, not digits alone."
        self.fields["password2"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
