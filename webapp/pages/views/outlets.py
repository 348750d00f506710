"""One outlet: what it published on the events on record, and how it put it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from analyzer.errors import AnalyzerError
from webapp.analyses import outlets, queue
from webapp.corpus.models import Outlet
from webapp.corpus.selectors import get_outlet, other_outlets, outlet_merged_with
from webapp.pages.codebook_forms import OutletForm
from webapp.pages.contexts.outlet import outlet_context
from webapp.people import rights


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    record = outlets.outlet_record(slug, person=request.user)
    if record is None:
        kept = outlet_merged_with(slug, person=request.user)
        if kept is None:
            raise Http404("There is no outlet at this address.")
        return redirect("outlet", slug=kept.slug)
    may_curate = rights.may_edit_codebooks(request.user)
    return render(request, "pages/outlet.html", outlet_context(record) | {"may_curate": may_curate})


@require_http_methods(["GET", "HEAD", "POST"])
def outlet_curate(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on record of an outlet: its fields, its other names, and outlets that are the same one."""
    if not rights.may_edit_codebooks(request.user):
        raise PermissionDenied("Only curators may change outlets. Ask an admin of your team to make you one.")
    found = get_outlet(slug, person=request.user)
    if found is None:
        raise Http404("There is no outlet at this address.")
    form, problem = OutletForm(instance=get_outlet(slug, person=request.user)), ""
    if request.method == "POST":
        form = (
            OutletForm(request.POST, instance=get_outlet(slug, person=request.user))
            if "describe" in request.POST
            else form
        )
        try:
            said = _act(request, found, form)
        except AnalyzerError as error:
            problem = str(error)
        else:
            if said:
                messages.success(request, said)
                return redirect("outlet_curate", slug=slug)
    context = {
        "outlet": found,
        "form": form,
        "problem": problem,
        "others": other_outlets(found, person=request.user),
        "aliases": [line.strip() for line in found.also_known_as.splitlines() if line.strip()],
        "merges": list(found.merges.all()),
    }
    status = 422 if problem or form.errors else 200
    return render(request, "pages/outlet_curate.html", context, status=status)


def _act(request: HttpRequest, found: Outlet, form: OutletForm) -> str:
    """Do what a button says; what was done, in words, or nothing where the form is to be mended."""
    sent = request.POST
    if "describe" in sent:
        if not form.is_valid():
            return ""
        queue.describe_outlet(found, form.cleaned_data, request.user)
        return "Kept."
    if "merge" in sent:
        gone = get_outlet(sent.get("other", ""), person=request.user)
        if gone is None:
            raise AnalyzerError("Choose the outlet that is the same one.")
        queue.merge_outlets(found, gone, request.user, sent.get("reason", "").strip())
        return f"“{gone.name}” is another name of this outlet now; its texts have moved here."
    if "split" in sent:
        made = queue.split_outlet(found, sent["split"], request.user)
        return f"“{made.name}” is an outlet of its own now."
    if sent.get("undo", "").isdecimal() and found.merges.filter(pk=sent["undo"]).exists():
        merge, stays = queue.undo_outlet_merge(int(sent["undo"]), request.user)
        return " ".join([f"“{merge.gone['name']}” is an outlet of its own again.", *stays])
    raise AnalyzerError("Use one of the page’s buttons.")
