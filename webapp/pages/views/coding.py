"""Coding by two or more people: setting it up, one unit after the other, and being done."""

from __future__ import annotations

import random

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from webapp.coding import selectors, services
from webapp.coding.models import Coder
from webapp.coding.selectors import ProjectPage
from webapp.coding.services import CodingError
from webapp.corpus.models import Event
from webapp.corpus.selectors import get_event
from webapp.pages.coding_forms import CodesForm, ProjectForm
from webapp.pages.views.guarding import must_curate, must_view, name_of
from webapp.people import rights


@require_http_methods(["GET", "HEAD", "POST"])
def event_coding(request: HttpRequest, slug: str) -> HttpResponse:
    """The coding projects of an event, and the form for a new one."""
    event = get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    must_curate(request, event)
    if request.method != "POST":
        return _form(request, event, ProjectForm(initial={"seed": random.randint(1, 9999)}))  # noqa: S311
    form = ProjectForm(request.POST)
    if not form.is_valid():
        return _form(request, event, form, status=422)
    accounts = _accounts(form.cleaned_data["coders"], event)
    unknown = [name for name in form.cleaned_data["coders"] if accounts is not None and name not in accounts]
    if unknown:
        form.add_error("coders", f"Nobody who may read this event signs in as {', '.join(unknown)}.")
        return _form(request, event, form, status=422)
    try:
        project = services.make_project(
            event, form.plan(accounts or {}), made_by=name_of(request), person=request.user
        )
    except CodingError as error:
        form.add_error(None, str(error))
        return _form(request, event, form, status=422)
    messages.success(request, "The units are drawn. Each coder opens their own line.")
    return redirect("coding_project", pk=project.pk)


@require_http_methods(["GET", "HEAD"])
def coding_project(request: HttpRequest, pk: int) -> HttpResponse:
    """Who codes, how far each is, and what comes next."""
    page = found_project(pk)
    context = {"page": page, "event": page.project.event, "may_curate": must_take_part(request, page)}
    return render(request, "pages/coding_project.html", context)


@require_POST
def coding_close(request: HttpRequest, pk: int) -> HttpResponse:
    page = found_project(pk)
    must_curate(request, page.project.event)
    try:
        services.close(page.project, closed_by=name_of(request), person=request.user)
    except CodingError as error:
        messages.error(request, str(error))
    return redirect("coding_results", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def coding_delete(request: HttpRequest, pk: int) -> HttpResponse:
    page = found_project(pk)
    must_curate(request, page.project.event)
    if request.method != "POST":
        return render(request, "pages/coding_delete.html", {"page": page, "event": page.project.event})
    services.delete_project(page.project, person=request.user)
    messages.success(request, f"“{page.project}” is deleted.")
    return redirect("event_coding", slug=page.project.event.slug)


@never_cache
@require_http_methods(["GET", "HEAD"])
def coding_seat(request: HttpRequest, pk: int, coder: int) -> HttpResponse:
    """Where a coder left off."""
    seat = _seat(request, pk, coder)
    if seat.project.closed_at is not None:
        return redirect("coding_results", pk=pk)
    number = selectors.next_number(seat)
    if number is None:
        return redirect("coding_finish", pk=pk, coder=coder)
    return redirect("coding_item", pk=pk, coder=coder, number=number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coding_item(request: HttpRequest, pk: int, coder: int, number: int) -> HttpResponse:
    """One unit. Nothing of what others say of it, people or machine, is on the page."""
    seat = _seat(request, pk, coder)
    if seat.project.closed_at is not None:
        messages.error(request, "Coding is closed: codes stay as they are.")
        return redirect("coding_results", pk=pk)
    page, shown = found_project(pk), selectors.item_page(seat, number)
    if shown is None:
        raise Http404("This project has no such unit.")
    form = CodesForm(
        request.POST or None,
        questions=page.questions,
        initial=CodesForm.initial_of(page.questions, shown.answers),
    )
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                services.record_codes(seat, shown.item, form.answers())
            except CodingError as error:
                messages.error(request, str(error))
                return redirect("coding_project", pk=pk)
            return _onward(pk, seat, number)
        status = 422
    context = {"page": page, "shown": shown, "seat": seat, "form": form, "event": page.project.event}
    return render(request, "pages/coding_item.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coding_finish(request: HttpRequest, pk: int, coder: int) -> HttpResponse:
    """Everything is coded: look back, or be done."""
    seat = _seat(request, pk, coder)
    page = found_project(pk)
    if request.method == "POST":
        try:
            is_closed = services.finish(seat)
        except CodingError as error:
            messages.error(request, str(error))
            return redirect("coding_seat", pk=pk, coder=coder)
        return redirect("coding_results" if is_closed else "coding_project", pk=pk)
    context = {"page": page, "seat": seat, "event": page.project.event}
    return render(request, "pages/coding_finish.html", context)


def must_take_part(request: HttpRequest, page: ProjectPage) -> bool:
    """Whether a curator asks; PermissionDenied for somebody who is neither a curator nor a coder of the project."""
    must_view(request, page.project.event)
    if rights.may_curate(request.user, page.project.event):
        return True
    if all(seat.coder.person_id != request.user.pk for seat in page.seats):
        raise PermissionDenied("This project is its coders’ and curators’.")
    return False


def found_project(pk: int) -> ProjectPage:
    page = selectors.get_project(pk)
    if page is None:
        raise Http404("There is no coding project at this address.")
    return page


def _onward(pk: int, seat: Coder, number: int) -> HttpResponse:
    """To the next unit that is not coded; having looked back, to the one after this."""
    following = selectors.next_number(seat)
    if following is None:
        return redirect("coding_finish", pk=pk, coder=seat.pk)
    return redirect("coding_item", pk=pk, coder=seat.pk, number=following)


def _seat(request: HttpRequest, pk: int, coder: int) -> Coder:
    """The coder's seat. Where people sign in, nobody opens somebody else's."""
    seat = selectors.get_coder(pk, coder)
    if seat is None:
        raise Http404("This project has no such coder.")
    must_view(request, seat.project.event)
    if not rights.is_everybodys() and seat.person_id != request.user.pk:
        raise PermissionDenied("This line is another coder’s: coders do not see each other’s labels.")
    return seat


def _accounts(names: tuple[str, ...], event: Event) -> dict[str, object] | None:
    """Name → account, of those who may read what they are to code; None on a machine of one's own, where nobody needs one.

    Whether somebody else has an account is not told.
    """
    if rights.is_everybodys():
        return None
    named = selectors.accounts_named(names)
    return {name: account for name, account in named.items() if rights.may_view(account, event)}


def _form(request: HttpRequest, event: Event, form: ProjectForm, status: int = 200) -> HttpResponse:
    context = {"event": event, "form": form, "projects": selectors.projects_of(event)}
    return render(request, "pages/event_coding.html", context, status=status)
