"""Forms of the admin's actions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AutocompleteSelect

from analyzer.errors import AnalyzerError
from webapp.analyses.speaking import refuse_source_as_outlet
from webapp.corpus.models import Article, Event, Outlet
from webapp.corpus.outlet_services import check_names, events_of
from webapp.corpus.outlets import names_of
from webapp.curation.editing import VersionedForm
from webapp.people.rights import Person


class AssignForm(ActionForm):
    """The bar above the articles' list: an action, and the event that "assign to event" means, found by typing."""

    event = forms.ModelChoiceField(
        Event.objects.all(),  # of which the widget loads none
        required=False,
        label="Event to assign to",
        widget=AutocompleteSelect(Article._meta.get_field("event"), admin.site),
    )


class OutletForm(VersionedForm):
    """An outlet's names are nobody else's: no other outlet's, and no person's who speaks in its texts."""

    person: Person = None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        old = Outlet.objects.filter(pk=self.instance.pk).first()
        new = Outlet(
            pk=self.instance.pk, name=said.get("name", ""), also_known_as=said.get("also_known_as", "")
        )
        try:
            check_names(new)
            if old is not None:
                added = set(names_of(new)) - set(names_of(old))
                refuse_source_as_outlet(added, new.name, events_of([old]), self.person)
        except AnalyzerError as error:
            raise forms.ValidationError(str(error)) from error
        return said
