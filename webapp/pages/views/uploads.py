"""From files, pasted texts and web addresses to drafts, and what became of each."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analyzer.errors import AnalyzerError
from analyzer.reading import MAX_UPLOAD_BYTES
from webapp.analyses import queue
from webapp.corpus import intake, selectors
from webapp.corpus.addresses import check_form
from webapp.corpus.models import Arrival, Upload
from webapp.pages.contexts.drafts import arrivals_context
from webapp.pages.forms import MOST_ADDRESSES, ColumnsForm, UploadForm
from webapp.people.rights import Person, may_open_upload

log = logging.getLogger(__name__)

NOT_STORED = (
    "The database could not store this, so nothing of it was saved. Try again in a moment; if it happens again, "
    "whoever runs Sidelight should look whether the disk is full."
)
LIMITS = {
    "most_megabytes": MAX_UPLOAD_BYTES // 1_000_000,
    "most_texts": intake.MOST_TEXTS,
    "most_addresses": MOST_ADDRESSES,
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = UploadForm(
            initial={"event": request.GET.get("event", ""), "upload": uuid.uuid4()}, person=request.user
        )
        return _show_form(request, form)
    begun = _begun(request.POST.get("upload", ""), request.user)
    came = selectors.arrivals_of(begun) if begun else []
    form = UploadForm(request.POST, request.FILES, has_arrivals=bool(came), person=request.user)
    if not form.is_valid():
        return _show_form(request, form, came=came, status=422)
    try:
        bringing = _bring(form.cleaned_data, begun, request.user)
    except OperationalError:
        log.exception("an upload could not be stored")
        form.add_error(None, NOT_STORED)
        return _show_form(request, form, came=came, status=503)
    arrivals = selectors.arrivals_of(bringing)
    if all(arrival.outcome == Arrival.Outcome.REFUSED for arrival in arrivals):
        problems = [(arrival.name, arrival.reason) for arrival in arrivals]
        intake.forget(bringing)
        return _show_form(request, form, problems=problems, status=422)
    return redirect("draft_review", batch=bringing.pk)


@require_POST
def upload_add(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """One file of an upload that is still being put together; answers with its lines of the table."""
    file = request.FILES.get("file")
    if file is None:
        return HttpResponse("There is no file in this request.", status=400, content_type="text/plain")
    try:
        arrivals = _add_file(intake.open_upload(upload_id, person=request.user), file)
    except OperationalError:
        log.exception("a file of an upload could not be stored")
        return HttpResponse(NOT_STORED, status=503, content_type="text/plain")
    return render(request, "pages/_arrival_rows.html", {"arrivals": arrivals})


@require_safe
def upload_progress(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """The table of an upload whose pages are being fetched, for the page that waits."""
    found = _upload_or_404(upload_id)
    context = {"upload": found, **arrivals_context(selectors.arrivals_of(found))}
    response = render(request, "pages/_upload_progress.html", context)
    if not context["is_fetching"]:
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def upload_columns(request: HttpRequest, upload_id: uuid.UUID, pk: int) -> HttpResponse:
    """A table of which a person says which column is which."""
    found = _upload_or_404(upload_id)
    arrival = selectors.get_table(found, pk)
    if arrival is None or arrival.table is None:
        return redirect("draft_review", batch=upload_id)
    posted = request.POST if request.method == "POST" else None
    if posted is not None and "leave_out" in posted:
        intake.leave_out_table(arrival)
        return redirect("draft_review", batch=upload_id)
    form = ColumnsForm(posted, table=arrival.table)
    problem = ""
    if posted is not None and form.is_valid():
        try:
            intake.map_columns(arrival, form.cleaned_data)
            return redirect("draft_review", batch=upload_id)
        except AnalyzerError as error:
            problem = str(error)
    context = {"upload": found, "table": arrival.table, "form": form, "problem": problem}
    return render(request, "pages/upload_columns.html", context, status=422 if posted is not None else 200)


def _show_form(request: HttpRequest, form: UploadForm, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "pages/upload.html", {"form": form, **LIMITS, **context}, status=status)


def _begun(said: str, person: Person) -> Upload | None:
    """The upload that a script has sent files for already, if it is this person's."""
    try:
        found = selectors.get_upload(uuid.UUID(said))
    except ValueError:
        return None
    return found if found and may_open_upload(person, found) else None


def _upload_or_404(upload_id: uuid.UUID) -> Upload:
    found = selectors.get_upload(upload_id)
    if found is None:
        raise Http404("This upload is no longer here.")
    return found


def _bring(said: dict[str, Any], begun: Upload | None, person: Person) -> Upload:
    """Take in everything that the form holds; what a form that was sent twice holds again is not recorded twice."""
    known = intake.marks_of(begun) if begun else frozenset[str]()
    event = selectors.get_event(said["event"], person=person) if said["event"] else None
    bringing = intake.open_upload(
        begun.pk if begun else said["upload"],
        event=event,
        event_title=said["event_title"],
        person=person,
    )
    for file in said["files"]:
        _add_file(bringing, file, known)
    if said["paste"]:
        html = said["paste_html"]
        content, media_type = (html, "text/html") if html else (said["paste"], "text/plain")
        parcel = intake.read_parcel(
            content.encode("utf-8", "surrogatepass"), "", f"{media_type}; charset=utf-8"
        )
        intake.take_in(bringing, parcel, known=known)
    _expect(bringing, said["urls"])
    return bringing


def _add_file(bringing: Upload, file: UploadedFile, known: frozenset[str] = frozenset()) -> list[Arrival]:
    name = file.name or "unnamed file"
    if (file.size or 0) > MAX_UPLOAD_BYTES:
        return [intake.refuse_size(bringing, name)]
    return intake.take_in(
        bringing, intake.read_parcel(file.read(), name, file.content_type or ""), known=known
    )


def _expect(bringing: Upload, urls: list[str]) -> None:
    """Have pages fetched; what is no web address at all is said at once."""
    known = {arrival.name for arrival in selectors.arrivals_of(bringing)}
    wanted = []
    for url in (url for url in urls if url not in known):
        try:
            check_form(url, queue.fetch_ports())
            wanted.append(url)
        except AnalyzerError as error:
            intake.refuse(bringing, url, str(error))
    queue.fetch_pages(bringing, wanted)
