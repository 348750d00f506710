"""Forms of the admin's actions."""

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AutocompleteSelect

from webapp.corpus.models import Article, Event


class AssignForm(ActionForm):
    """The bar above the articles' list: an action, and the event that "assign to event" means, found by typing."""

    event = forms.ModelChoiceField(
        Event.objects.all(),  # of which the widget loads none
        required=False,
        label="Event to assign to",
        widget=AutocompleteSelect(Article._meta.get_field("event"), admin.site),
    )
