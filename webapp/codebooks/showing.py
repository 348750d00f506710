"""The data files whose titles and weights a page shows: asked for once in a request, and only where a page needs them."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from analyzer.resources import Resources
from webapp.codebooks.selectors import resources_in_use


class _Asked:
    """Remembers the answer for the length of a request."""

    def __init__(self) -> None:
        self.resources: Resources | None = None


_request: ContextVar[_Asked | None] = ContextVar("data_files_of_this_request", default=None)


def resources_shown() -> Resources:
    """The data files in use as this request found them; outside of a request those that ship."""
    asked = _request.get()
    if asked is None:
        return Resources.shipped()
    if asked.resources is None:
        asked.resources = resources_in_use()
    return asked.resources


class DataFilesMiddleware:
    """Every request asks anew: what another process published a moment ago is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _request.set(_Asked())
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)
