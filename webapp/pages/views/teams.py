"""A team: its members, their roles, and invitations."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.people import rights, services
from webapp.people import selectors as people
from webapp.people.forms import AccountForm, InvitationForm, RoleForm, TeamForm
from webapp.people.models import Invitation, Role, Team
from webapp.people.services import PeopleError

_GONE = (
    "This invitation is no longer open: it was used or withdrawn, or a week has passed. Ask for another one."
)


@require_http_methods(["GET", "HEAD", "POST"])
def team_new(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = services.make_team(form.cleaned_data["name"], actor=request.user)
            if rights.is_signed_in(request.user):
                services.add_member(made, request.user, Role.ADMIN, actor=request.user)
            return redirect("team", pk=made.pk)
        except PeopleError as error:
            form.add_error("name", str(error))
    return render(request, "pages/team_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def team(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _team(pk), InvitationForm())


@require_POST
def team_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is shown on the page that follows and never again: only a hash of it is kept."""
    found, form = _team(pk), InvitationForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    said = form.cleaned_data
    token = services.invite(found, Role(said["role"]), said["note"], actor=request.user)
    address = request.build_absolute_uri(reverse("join", args=[token]))
    response = _show(request, found, InvitationForm(), address=address, role=Role(said["role"]).label)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def team_uninvite(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    if services.withdraw_invitation(_team(pk), invitation, actor=request.user):
        messages.success(request, "The invitation is withdrawn. Its link leads nowhere now.")
    else:
        messages.info(request, "This invitation was no longer open.")
    return redirect("team", pk=pk)


@require_POST
def team_member(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Another role for a member, or their place taken away."""
    found = _team(pk)
    form = RoleForm(request.POST)
    try:
        if "remove" in request.POST:
            place = services.remove_member(found, member, actor=request.user)
            messages.success(request, f"{place.person} no longer belongs to the team.")
        elif form.is_valid():
            said = form.cleaned_data
            place = services.change_role(
                found, member, Role(said["role"]), seen=said["seen"], actor=request.user
            )
            messages.success(request, f"{place.person} is {Role(said['role']).label} now.")
        else:
            messages.error(request, "Choose one of the roles.")
    except PeopleError as error:
        messages.error(request, str(error))
    if people.get_team(pk) is None or not rights.may_see_team(request.user, found):
        return redirect("account")  # one who has taken away their own place
    return redirect("team", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation leads to: with the account that is signed in, or with a new one."""
    invitation = people.invitation_with(token)
    if invitation is None or not invitation.is_open:
        return _held(render(request, "pages/join_gone.html", {"said": _GONE}, status=410))
    posted = request.POST if request.method == "POST" else None
    form, problem = None, ""
    try:
        if rights.is_signed_in(request.user):
            if posted is not None:
                services.accept(invitation, request.user)
                return _welcome(request, invitation)
        else:
            form = AccountForm(posted)
            if posted is not None and form.is_valid():
                said = form.cleaned_data
                person = services.accept_with_account(invitation, said["username"], said["password1"])
                login(request, person, backend="django.contrib.auth.backends.ModelBackend")
                return _welcome(request, invitation)
    except PeopleError as error:
        problem = str(error)
    is_amiss = bool(problem) or (form is not None and bool(form.errors))
    context = {"invitation": invitation, "form": form, "problem": problem, "this_page": request.path}
    return _held(render(request, "pages/join.html", context, status=422 if is_amiss else 200))


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    said = f"You belong to {invitation.team} now, as {Role(invitation.role).label}."
    messages.success(request, said)
    return redirect("event_list")


def _held(response: HttpResponse) -> HttpResponse:
    """Found through its token alone: in no index and in no cache; no page here tells other sites where it stands."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Cache-Control"] = "private, no-store"
    return response


def _show(
    request: HttpRequest,
    found: Team,
    form: InvitationForm,
    *,
    address: str = "",
    role: str = "",
    status: int = 200,
) -> HttpResponse:
    is_admin = rights.may_administer(request.user, found)
    context = {
        "team": found,
        "members": people.members_of(found),
        "is_admin": is_admin,
        "invitations": people.open_invitations(found) if is_admin else [],
        "form": form,
        "roles": Role.choices,
        "address": address,
        "role": role,
    }
    return render(request, "pages/team.html", context, status=status)


def _team(pk: int) -> Team:
    found = people.get_team(pk)
    if found is None:
        raise Http404("There is no team at this address.")
    return found
