"""Forms of the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm

from analyzer.errors import AnalyzerError
from analyzer.learning.tasks import TASKS
from analyzer.reading import MAX_UPLOAD_BYTES
from webapp.analyses.speaking import refuse_source_as_outlet
from webapp.corpus import gate
from webapp.corpus.models import Article, Event, Outlet
from webapp.corpus.outlet_services import check_names, events_of
from webapp.corpus.outlets import DOMAIN_HELP, LONGEST_ADDRESS, domain_in, names_of
from webapp.corpus.reader import shared_reader
from webapp.curation.editing import VersionedForm
from webapp.curation.lists import FoundByTyping
from webapp.jobs.labels import frames_known


class AssignForm(ActionForm):
    """The bar above the articles' list: an action, and the event that "assign to event" means, found by typing."""

    event = forms.ModelChoiceField(
        Event.objects.all(),  # of which the widget loads none
        required=False,
        label="Event to assign to",
        widget=FoundByTyping(Article._meta.get_field("event"), admin.site),
    )


class LabelsForm(forms.Form):
    """A file of labels. It is looked through in the guarded child that reads uploads, whoever sends it.

    Valid: ``task``, ``name``, ``content`` and what was ``seen`` in it.
    """

    what = forms.ChoiceField(
        label="What is labelled", choices=[(task.key, task.title) for task in TASKS.values()]
    )
    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        help_text=f"One JSON object a line, in UTF-8, up to {MAX_UPLOAD_BYTES // 1_000_000} MB. Its name stands on the model’s card.",
    )
    licence = forms.CharField(
        label="Licence",
        required=False,
        max_length=100,
        help_text="Under which the labels may be used. It is kept on the model’s card.",
    )
    without_meaning = forms.BooleanField(label="Use no sentence embeddings", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "what" not in said or "file" not in said:
            return said
        sent = said["file"]
        self.task, self.name = TASKS[said["what"]], gate.clean(sent.name, longest=200) or "labels.jsonl"
        if sent.size > MAX_UPLOAD_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {MAX_UPLOAD_BYTES // 1_000_000} MB. Leave some of the texts out."
            )
        self.content = sent.read()
        try:
            known = frames_known(self.task)
            self.seen = shared_reader().check_labels(self.content, self.name, self.task.key, known)
        except AnalyzerError as error:
            raise forms.ValidationError(str(error)) from error
        return said


class OutletForm(VersionedForm):
    """An outlet's names are nobody else's: no other outlet's, and no person's who speaks in its texts."""

    domain = forms.CharField(required=False, max_length=LONGEST_ADDRESS, help_text=DOMAIN_HELP)

    def clean_domain(self) -> str:
        try:
            return domain_in(self.cleaned_data["domain"])
        except AnalyzerError as error:
            raise forms.ValidationError(str(error)) from error

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


class ArticleForm(VersionedForm):
    """An article's outlet is no person who speaks in the event's texts."""

    def clean_outlet(self) -> Outlet | None:
        outlet: Outlet | None = self.cleaned_data["outlet"]
        if outlet is not None and outlet.pk != self.instance.outlet_id:
            try:
                refuse_source_as_outlet(names_of(outlet), outlet.name, [self.instance.event], self.person)
            except AnalyzerError as error:
                raise forms.ValidationError(str(error)) from error
        return outlet
