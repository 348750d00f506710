"""Who may come to which address: one table, asked before every view, stored pages included.

A rule finds what the address names (an event, an article, an upload, a team) and asks people/rights.py whether this
person may read it, and whether they may change it. An address without a rule is not served at all: urls.py checks that
each has one. What spans several events (lists, search, suggestions, outlets) is not named by an address; the selectors
of those take the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.cache import patch_cache_control, patch_vary_headers

from webapp.audit.selectors import Reach
from webapp.coding import standing as coding
from webapp.corpus import selectors as corpus
from webapp.corrections import selectors as corrections
from webapp.jobs import selectors as jobs
from webapp.people import rights
from webapp.people import selectors as people

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
ADMIN = "admin"

View = Callable[..., HttpResponse]
May = Callable[[rights.Person, Any], bool]
Find = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """``sees`` is whether somebody may know of the thing at all; who may not is told what is told where nothing is."""

    find: Find | None = None
    missing: str = ""
    sees: May = lambda person, thing: True
    reads: May = lambda person, thing: True
    refused: str = "Your role does not allow this. Nothing was changed."
    changes: May | None = None  # None: nothing is changed at this address, whatever the method
    may_be_missing: bool = False  # the view says what is to be said where there is nothing

    def reading(self, reads: May) -> Rule:
        return replace(self, reads=reads)

    def changing(self, changes: May, *, reads: May | None = None) -> Rule:
        """A form: read by those who may send it, unless more may."""
        return replace(self, reads=reads or changes, changes=changes)


OPEN = Rule()
EVENT = Rule(
    lambda named: corpus.event_standing(named["slug"]), "There is no event at this address.", rights.may_view
)
ARTICLE = Rule(
    lambda named: corpus.article_standing(named["pk"]),
    "There is no article at this address.",
    lambda person, article: rights.may_view(person, article.event),
)
UPLOAD = Rule(
    lambda named: corpus.upload_standing(named.get("upload_id") or named["batch"]),
    "This upload is no longer here.",
    rights.may_open_upload,
    may_be_missing=True,  # it begins with its first file, and expires
)
CORRECTION = Rule(
    lambda named: corrections.standing(named["pk"]),
    "There is no such correction.",
    lambda person, standing: rights.may_view(person, standing.event),
)
CODING = Rule(
    lambda named: coding.project_standing(named["pk"]),
    "There is no coding project at this address.",
    lambda person, project: rights.may_view(person, project.event),
)


def _sits_there(person: rights.Person, seat: Any) -> bool:
    """Coders stay blind to each other: nobody opens somebody else's line, whatever the role."""
    return rights.is_everybodys() or (rights.is_signed_in(person) and seat.person_id == person.pk)


def _codes(person: rights.Person, project: Any) -> bool:
    return rights.may_curate(person, project.event) or coding.codes_in(project, person)


SEAT = Rule(
    lambda named: coding.seat_standing(named["pk"], named["coder"]),
    "This project has no such coder.",
    lambda person, seat: rights.may_view(person, seat.project.event),
    _sits_there,
    refused="This line is another coder’s: coders do not see each other’s labels.",
)
JOB = Rule(
    lambda named: jobs.job_standing(named["pk"]), "There is no such piece of work.", rights.may_see_job
)
TEAM = Rule(
    lambda named: people.get_team(named["pk"]), "There is no team at this address.", rights.may_see_team
)


def _signed_in(person: rights.Person, thing: object) -> bool:
    return rights.is_signed_in(person)


def _curates_event(person: rights.Person, thing: Any) -> bool:
    return rights.may_curate(person, thing.event)


def _edits_codebooks(person: rights.Person, thing: object) -> bool:
    return rights.may_edit_codebooks(person)


def _not_signed_in(person: rights.Person, thing: object) -> bool:
    return not rights.is_signed_in(person)


def _contributes(person: rights.Person, thing: object) -> bool:
    return rights.may_contribute(person)


def _reads_audit(person: rights.Person, thing: object) -> bool:
    return rights.audit_reach(person) != Reach()


ROUTES: dict[str, Rule] = {
    # what belongs to nobody, and lists whose selectors take the person
    "event_list": OPEN,
    "example_load": OPEN.changing(_contributes),
    "outlet": OPEN,
    "outlet_curate": OPEN.changing(_edits_codebooks),
    "measure_list": OPEN,
    "measure": OPEN,
    "method": OPEN,
    "glossary": OPEN,
    "health": OPEN,
    # texts on their way in
    "upload": OPEN.changing(_contributes),
    "draft_review": UPLOAD.changing(_contributes),
    "upload_add": UPLOAD.changing(_contributes),
    "upload_progress": UPLOAD.reading(_contributes),
    "upload_columns": UPLOAD.changing(_contributes),
    # an event
    "event_report": EVENT,
    "side_by_side": EVENT,
    "event_progress": EVENT,
    "event_section": EVENT,
    "event_claims": EVENT,
    "event_actors": EVENT.changing(rights.may_curate, reads=rights.may_view),
    "event_export_json": EVENT,
    "event_export_csv": EVENT,
    "evidence_by_number": EVENT,
    "evidence": EVENT,
    "event_rebuild": EVENT.changing(rights.may_contribute),
    "event_delete": EVENT.changing(rights.may_change_event),
    "event_sharing": EVENT.changing(rights.may_change_event),
    "event_unshare": EVENT.changing(rights.may_change_event),
    "event_visibility": EVENT.changing(rights.may_change_event),
    "event_corrections": EVENT,
    "article_corrections": ARTICLE,
    "row_correct": EVENT.changing(rights.may_curate),
    "article_correct": ARTICLE.changing(_curates_event),
    **dict.fromkeys(
        ("correction_undo", "correction_redo", "correction_confirm"), CORRECTION.changing(_curates_event)
    ),
    "event_review": EVENT.changing(rights.may_curate),
    "event_coding": EVENT.changing(rights.may_curate),
    # coding by several people
    "coding_project": CODING.reading(_codes),
    "coding_seat": SEAT,
    "coding_item": SEAT.changing(_sits_there),
    "coding_finish": SEAT.changing(_sits_there),
    **dict.fromkeys(("coding_close", "coding_delete", "coding_take_over"), CODING.changing(_curates_event)),
    "coding_settle": CODING.changing(_curates_event),
    "coding_results": CODING.reading(_curates_event),
    "coding_csv": CODING.reading(_curates_event),
    # codebooks and lexicons, which are everybody's; drafts are their editors'
    **dict.fromkeys(
        ("codebook_list", "codebook_renewal", "codebook", "codebook_compare", "codebook_file"), OPEN
    ),
    **dict.fromkeys(
        (
            "codebook_draft",
            "codebook_import",
            "codebook_back",
            "codebook_edit",
            "codebook_replace",
            "codebook_try",
            "codebook_publish",
            "codebook_discard",
        ),
        OPEN.changing(_edits_codebooks),
    ),
    "codebook_trial": OPEN.reading(_edits_codebooks),
    # long work that somebody asked for
    "job": JOB,
    "job_progress": JOB,
    "job_retry": JOB.changing(rights.may_see_job),
    # what a link shows, to whoever holds it
    "shared_report": OPEN,
    "shared_claims": OPEN,
    "shared_section": OPEN,
    "shared_evidence": OPEN,
    # an article
    "article": ARTICLE,
    "article_original": ARTICLE,
    "article_parcel": ARTICLE,
    "article_version": ARTICLE,
    "article_delete": ARTICLE.changing(rights.may_change_article),
    "article_retry": ARTICLE.changing(rights.may_change_article),
    "article_cleaning": ARTICLE.changing(rights.may_change_article),
    # people
    "sign_in": OPEN.changing(lambda person, thing: True),
    "sign_out": OPEN.changing(_signed_in),
    "account": OPEN.reading(_signed_in),
    "password": OPEN.changing(_signed_in),
    "team_new": OPEN.changing(lambda person, thing: rights.may_administer(person)),
    "team": TEAM,
    "team_member": TEAM.changing(rights.may_administer),
    "team_invite": TEAM.changing(rights.may_administer),
    "team_uninvite": TEAM.changing(rights.may_administer),
    "join": OPEN.changing(lambda person, thing: True),
    "audit": OPEN.reading(_reads_audit),
    "audit_csv": OPEN.reading(_reads_audit),
    "admin_sign_in": OPEN.reading(_not_signed_in),  # who is, and is led here, is not let into the admin
}


def verify(urlpatterns: Iterable[object]) -> None:
    """ImproperlyConfigured unless every address has a rule, and every rule an address."""
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    if unruled := {str(name) for name in names - ROUTES.keys()}:
        said = ", ".join(sorted(unruled))
        raise ImproperlyConfigured(f"Say in webapp/access.py who may come to these addresses: {said}.")
    if unknown := ROUTES.keys() - names:
        raise ImproperlyConfigured(
            f"webapp/access.py has rules for no address: {', '.join(sorted(unknown))}."
        )


class GateMiddleware:
    """Stands before every view."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.SIGN_IN_REQUIRED:
            # Pages differ from person to person: no cache on the way keeps one for the next.
            patch_vary_headers(response, ("Cookie",))
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_cache=True)
        return response

    def process_view(
        self, request: HttpRequest, view: View, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        is_change = request.method not in SAFE_METHODS
        if is_change and rights.is_demonstration():
            return _demonstration(request)
        match = request.resolver_match
        if match is None or match.namespace == ADMIN:
            return None  # Django's admin asks for its own rights; curation/ narrows its lists to what a person may read
        rule = ROUTES[match.url_name or ""]
        if is_change and rule.changes is None:
            return HttpResponseNotAllowed(SAFE_METHODS)
        if rights.is_everybodys() and match.url_name not in _FOR_ACCOUNTS:
            return None
        return _judged(request, rule, named, (rule.changes if is_change else None) or rule.reads)


_FOR_ACCOUNTS = frozenset({"account", "password", "sign_out", "admin_sign_in"})
"""They depend on whether somebody is signed in, also on a machine of one's own."""


def _judged(request: HttpRequest, rule: Rule, named: Mapping[str, Any], may: May) -> HttpResponse | None:
    """None lets the request through. Nobody learns from the answer whether there is something that they may not see."""
    person = request.user
    thing = rule.find(named) if rule.find else None
    is_there = rule.find is None or thing is not None
    if rule.sees(person, thing) if is_there else rule.may_be_missing:
        if may(person, thing):
            return None
        if rights.is_demonstration():
            return _demonstration(request)
    if not rights.is_signed_in(person) and not rights.is_demonstration():
        return _sign_in(request)
    if not is_there or not rule.sees(person, thing):
        raise Http404(rule.missing)
    raise PermissionDenied(rule.refused)


def _sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in, and back here afterwards; a form that was sent without one starts again at the beginning."""
    back = request.get_full_path() if request.method in SAFE_METHODS else reverse("event_list")
    return redirect_to_login(back)


def _demonstration(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/demonstration.html", status=403)
