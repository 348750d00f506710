"""Signing in and out, and one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST, require_safe

from webapp.audit.services import record
from webapp.coding.standing import unfinished_seats
from webapp.pages.contexts.lockout import open_again_at
from webapp.people import rights
from webapp.people import selectors as people


class SignIn(auth.LoginView):
    """Asks for name and password; leads on to an address of this site alone."""

    template_name = "pages/sign_in.html"
    redirect_authenticated_user = True


sign_in = SignIn.as_view()


@require_safe
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin has no sign-in of its own: one page, one lock-out."""
    query = request.META["QUERY_STRING"]
    return redirect(reverse("sign_in") + (f"?{query}" if query else ""))


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """After too many wrong passwords; django-axes asks for it."""
    context = {"until": open_again_at(request, credentials)}
    return render(request, "pages/locked_out.html", context, status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """On a machine that many use, the next one finds nothing of this one's by going back."""
    logout(request)
    response = redirect("sign_in")
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "places": people.places_of(request.user),
        "teams": people.teams_seen_by(request.user),
        "opens_admin": rights.opens_admin(request.user),
        "may_make_teams": rights.may_administer(request.user),
        "seats": unfinished_seats(request.user),
    }
    return render(request, "pages/account.html", context)


class Password(auth.PasswordChangeView):
    """A new password ends all other sessions of the account."""

    template_name = "pages/password.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        record(self.request.user, "account.password_changed", self.request.user)
        messages.success(
            self.request, "Your password is changed. Other places where you were signed in are signed out."
        )
        return response


password = Password.as_view()
