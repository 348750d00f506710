"""Codebooks and lexicons: what is in use, its editions, what differs between them, and their files."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from analyzer.errors import AnalyzerError
from analyzer.resources import Resources
from analyzer.resources.differences import differences
from analyzer.resources.store import Files
from webapp.analyses import queue
from webapp.analyses.renewals import renewal_progress
from webapp.codebooks import selectors, services
from webapp.codebooks.models import Edition
from webapp.pages.codebook_forms import FilesForm
from webapp.people import rights

SHIPPED, IN_USE = "shipped", "in-use"
NO_RIGHT = "Only curators may change codebooks and lexicons. Ask an admin of your team to make you one."


def must_edit(request: HttpRequest) -> None:
    if not rights.may_edit_codebooks(request.user):
        raise PermissionDenied(NO_RIGHT)


@require_safe
def codebook_list(request: HttpRequest) -> HttpResponse:
    files = selectors.data_files()
    context = {
        "groups": [
            ("Codebooks", [file for file in files if file.kind == "codebook"]),
            ("Word lists", [file for file in files if file.kind == "lexicon"]),
        ],
        "renewal": renewal_progress(request.user),
        "may_edit": rights.may_edit_codebooks(request.user),
    }
    return render(request, "pages/codebook_list.html", context)


@require_safe
def codebook_renewal(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/_renewal.html", {"renewal": renewal_progress(request.user)})


@require_safe
def codebook(request: HttpRequest, name: str) -> HttpResponse:
    return _page(request, name)


def _page(request: HttpRequest, name: str, form: FilesForm | None = None, status: int = 200) -> HttpResponse:
    file = _found(name)
    context = {
        "file": file,
        "editions": selectors.editions_of(name),
        "renewal": renewal_progress(request.user),
        "form": form or FilesForm(is_lexicon=file.kind == "lexicon"),
        "may_edit": rights.may_edit_codebooks(request.user),
    }
    return render(request, "pages/codebook.html", context, status=status)


@require_POST
def codebook_draft(request: HttpRequest, name: str) -> HttpResponse:
    """Start a draft, from what is in use or from a named edition."""
    must_edit(request)
    _found(name)
    base = request.POST.get("base", "")
    draft = services.start_draft(name, request.user, _edition(name, base) if base else None)
    return redirect("codebook_edit", pk=draft.pk)


@require_POST
def codebook_import(request: HttpRequest, name: str) -> HttpResponse:
    """A new draft from files. What does not hold together is refused with what to mend, and nothing is stored."""
    must_edit(request)
    file = _found(name)
    form = FilesForm(request.POST, request.FILES, is_lexicon=file.kind == "lexicon")
    if form.is_valid():
        try:
            draft = services.import_draft(name, request.user, *read_files(form))
        except AnalyzerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The file holds together and is a draft now.")
            return redirect("codebook_edit", pk=draft.pk)
    return _page(request, name, form, 422)


def read_files(form: FilesForm) -> tuple[bytes, bytes | None]:
    card = form.cleaned_data.get("card")
    return form.cleaned_data["content"].read(), card.read() if card else None


@require_POST
def codebook_back(request: HttpRequest, name: str) -> HttpResponse:
    """Go back to an earlier edition, or to what ships."""
    must_edit(request)
    _found(name)
    target, reason = request.POST.get("edition", ""), request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, "Nothing was changed: say why you go back.")
        return redirect("codebook", name=name)
    try:
        if target == SHIPPED:
            queue.retire_edition(name, request.user, reason)
        else:
            queue.reinstate_edition(_edition(name, target).pk, request.user, reason)
    except AnalyzerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It is in use again. What depends on it is being measured anew.")
    return redirect("codebook", name=name)


@require_safe
def codebook_compare(request: HttpRequest, name: str) -> HttpResponse:
    """What differs between two editions."""
    file = _found(name)
    old, new = request.GET.get("old") or SHIPPED, request.GET.get("new") or IN_USE
    one, two = _files(request, name, old), _files(request, name, new)
    context = {
        "file": file,
        "choices": _choices(request, name),
        "old": old,
        "new": new,
        "rows": differences(name, one, two),
        "is_same": one == two,
    }
    return render(request, "pages/codebook_compare.html", context)


@require_safe
def codebook_file(request: HttpRequest, name: str, which: str, filename: str) -> HttpResponse:
    """A file as it lies in the repository, byte for byte."""
    files = _files(request, name, which)
    names = [f"{name}.toml"] if len(files) == 1 else [f"{name}.tsv", f"{name}.toml"]
    if filename not in names:
        raise Http404("There is no such file.")
    response = HttpResponse(files[names.index(filename)], content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _found(name: str) -> selectors.DataFile:
    file = selectors.data_file(name)
    if file is None:
        raise Http404("There is no codebook or word list of this name.")
    return file


def _edition(name: str, which: str) -> Edition:
    edition = selectors.get_edition(int(which)) if which.isdecimal() and len(which) < 18 else None
    if edition is None or edition.name != name:
        raise Http404("There is no such edition.")
    return edition


def _files(request: HttpRequest, name: str, which: str) -> Files:
    """Drafts are for those who may edit them."""
    _found(name)
    if which == SHIPPED:
        return Resources.shipped().files(name)
    if which == IN_USE:
        return services.files_in_use(name)
    edition = _edition(name, which)
    if edition.state == Edition.State.DRAFT:
        must_edit(request)
    return edition.files


def _choices(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    choices = [(SHIPPED, "as shipped"), (IN_USE, "in use now")]
    choices += [(str(row.pk), f"edition {row.number}") for row in selectors.editions_of(name)]
    if rights.may_edit_codebooks(request.user):
        drafts = _found(name).drafts
        choices += [(str(row.pk), f"draft of {row.author_name}, {row.made_at:%d %b %H:%M}") for row in drafts]
    return choices
