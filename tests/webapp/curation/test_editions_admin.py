"""Editions and namings in the admin: seen under the strict policy, changed only where they are checked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from webapp.analyses import queue, services
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Report, Run, State
from webapp.codebooks import selectors
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Naming
from webapp.corpus.models import Event, Outlet
from webapp.jobs.models import Job
from webapp.jobs.services import perform_job

pytestmark = pytest.mark.django_db
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son\w+=", re.IGNORECASE
)


@pytest.mark.parametrize("name", ["codebooks_edition", "codebooks_naming"])
def test_lists_and_rows_open_and_nothing_is_added_or_changed(
    curator: Client, make_event: Callable[..., Event], name: str
) -> None:
    draft = codebooks.start_draft("boosters", None)
    naming = queue.join_names(make_event("bridge"), ["Ana Brown", "Mia Braun"], "person", None)
    row = {"codebooks_edition": draft, "codebooks_naming": naming}[name]
    for address in (
        reverse(f"admin:{name}_changelist") + "?q=o",
        reverse(f"admin:{name}_changelist"),
        reverse(f"admin:{name}_change", args=[row.pk]),
    ):
        page = curator.get(address)
        assert page.status_code == 200
        assert not INLINE.findall(page.content.decode())
    assert curator.get(reverse(f"admin:{name}_add")).status_code == 403
    assert curator.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_a_draft_is_reached_from_the_admin(curator: Client) -> None:
    draft = codebooks.start_draft("boosters", None)
    page = curator.get(reverse("admin:codebooks_edition_change", args=[draft.pk])).content.decode()
    assert reverse("codebook_edit", args=[draft.pk]) in page


def test_a_reports_row_keeps_naming_the_editions_that_made_it(
    curator: Client, make_event: Callable[..., Event]
) -> None:
    event = make_event("bridge")
    shipped = selectors.made_with(selectors.in_use())
    older = Report.objects.create(event=event, state=State.DONE, data_files=shipped)
    draft = codebooks.start_draft("boosters", None)
    draft = codebooks.change_draft(
        draft.pk, None, lambda files: (files[0] + b"whoppingest\tsize\t1.0\n", *files[1:]), ""
    )
    codebooks.publish(draft.pk, None, "Whopping <b>counts</b>.")
    newer = Report.objects.create(
        event=event, state=State.DONE, data_files=selectors.made_with(selectors.in_use())
    )
    unknown = Report.objects.create(event=event, state=State.QUEUED)

    def said(report: Report) -> str:
        page = curator.get(reverse("admin:analyses_report_change", args=[report.pk])).content.decode()
        (found,) = re.findall(r"field-made_with.*?</div>\s*</div>", page, re.DOTALL)
        assert not INLINE.findall(page)
        assert "digest" not in page
        return found

    assert "edition 1: Whopping &lt;b&gt;counts&lt;/b&gt;." in said(newer)
    assert reverse("codebook", args=["boosters"]) in said(newer)
    assert "edition" not in said(older)
    assert "as shipped, version" in said(older)
    assert "Not on record for this report." in said(unknown)


def test_a_naming_is_taken_back_in_the_list(curator: Client, make_event: Callable[..., Event]) -> None:
    event = make_event("bridge")
    naming = queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    chosen = {"action": "take_back", "_selected_action": [naming.pk]}
    answer = curator.post(reverse("admin:codebooks_naming_changelist"), chosen)
    job = Job.objects.get()
    assert answer["Location"] == reverse("job", args=[job.pk])
    assert Naming.objects.get().undone_at is None
    perform_job(job.pk)
    assert Naming.objects.get().undone_at
    assert not event.articles.exclude(identified="").exists()


def test_many_namings_are_taken_back_by_a_worker(curator: Client, make_event: Callable[..., Event]) -> None:
    event = make_event("bridge", "park")
    several = 3
    namings = [queue.join_names(event, ["Ana Brown", f"Mia {place}"], "", None) for place in range(several)]
    chosen = {"action": "take_back", "_selected_action": [naming.pk for naming in namings]}
    answer = curator.post(reverse("admin:codebooks_naming_changelist"), chosen)
    job = Job.objects.get()
    assert answer["Location"] == reverse("job", args=[job.pk])
    assert (job.total, Naming.objects.filter(undone_at=None).count()) == (several, several)
    perform_job(job.pk)
    assert Job.objects.get().result.startswith(f"{several} taken back")
    assert not Naming.objects.filter(undone_at=None).exists()
    assert set(Naming.objects.values_list("undone_by_name", flat=True)) == {"ann"}
    assert not event.articles.exclude(identified="").exists()


def test_the_admin_takes_no_name_of_another_outlet_or_of_somebody_who_speaks(
    curator: Client, make_event: Callable[..., Event]
) -> None:
    event = make_event("bridge")
    post = Outlet.objects.create(name="The Harrow Post", slug="post")
    Outlet.objects.create(name="Courier", slug="courier", also_known_as="HC")
    event.articles.update(outlet=post)
    services.request_event(event)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    address = reverse("admin:corpus_outlet_change", args=[post.pk])
    form = curator.get(address).context["adminform"].form
    fields = {name: str(value) for name, value in form.initial.items()} | {
        "seen": form.fields["seen"].initial
    }
    for alias, said in (("HC", "“Courier” is known by the name"), ("Ana Brown", "both source and outlet")):
        page = curator.post(address, fields | {"also_known_as": alias})
        assert said in page.content.decode()
    curator.post(address, fields | {"also_known_as": "The Post", "kind": "newspaper"})
    post.refresh_from_db()
    assert (post.also_known_as, post.kind) == ("The Post", "newspaper")
