"""Who may change things: anyone on a machine of one's own, people with an account anywhere else."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
View = Callable[..., HttpResponse]


def sign_in_to_change(view: View) -> View:
    """For pages that only lead to a change (a form): ask for the sign-in before the person types."""

    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if settings.SIGN_IN_REQUIRED:
            return login_required(view)(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    checked.__name__, checked.__doc__ = view.__name__, view.__doc__
    return checked


class SignInToChangeMiddleware:
    """Refuses every changing request of someone not signed in, so that no view can forget to."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_change = request.method not in _SAFE_METHODS and not request.path.startswith(
            reverse("admin:index")
        )
        if settings.SIGN_IN_REQUIRED and is_change and not request.user.is_authenticated:
            return redirect_to_login("/")
        return self.get_response(request)
