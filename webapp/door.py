"""The door: before every view, the rule of its address is asked whether this person may come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import ResolverMatch, reverse
from django.utils.cache import patch_cache_control, patch_vary_headers

from webapp.access import ROUTES, May, Rule
from webapp.people import rights

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
ADMIN = "admin"

View = Callable[..., HttpResponse]


class DoorMiddleware:
    """Stands before every view."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with rights.roles_read_once() if request.method in SAFE_METHODS else nullcontext():
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
        if match is not None and rights.is_demonstration() and _is_for_accounts_alone(match):
            return _demonstration(request)
        if match is None or match.namespace == ADMIN:
            return None  # curation/site.py says who opens the admin; its lists hold what a person may curate
        rule = ROUTES[match.url_name or ""]
        if is_change and rule.changes is None:
            return HttpResponseNotAllowed(SAFE_METHODS)
        if rights.is_everybodys() and match.url_name not in _FOR_ACCOUNTS:
            return None
        return _judged(request, rule, named, (rule.changes if is_change else None) or rule.reads)


_FOR_ACCOUNTS = frozenset({"account", "password", "sign_out", "admin_sign_in"})
"""They depend on whether somebody is signed in, also on a machine of one's own."""


def _is_for_accounts_alone(match: ResolverMatch) -> bool:
    """A sign-in, whose form would lead nowhere where nobody can sign in, and the admin: nobody works there, and who was
    signed in before it became a demonstration would read of accounts and of what is not public."""
    is_sign_in = not match.namespace and match.url_name in ("sign_in", "admin_sign_in")
    return is_sign_in or match.namespace == ADMIN


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
    match = request.resolver_match
    is_admin = match is not None and match.namespace == ADMIN
    return render(request, "pages/demonstration.html", {"is_admin": is_admin}, status=403)
