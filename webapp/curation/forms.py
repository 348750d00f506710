"""Forms of the admin's actions."""

from django import forms
from django.contrib.admin.helpers import ActionForm

from webapp.corpus.models import Event


class AssignForm(ActionForm):
    """The bar above the articles' list: an action, and the event that "assign to event" means."""

    event = forms.ModelChoiceField(Event.objects.all(), required=False, label="Event to assign to")
