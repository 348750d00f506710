"""The real application with one address more: bytes from a file, sent by a view that does nothing."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from webapp.wsgi import application

__all__ = ["application"]


@cache
def _content() -> bytes:
    return Path(os.environ["SIDELIGHT_STILL"]).read_bytes()


def still(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_content())


import_module("webapp.urls").urlpatterns.append(path("still/", still, name="still"))
access = import_module(
    "webapp.access"
)  # after the addresses, which are checked against its rules when they are loaded
access.ROUTES["still"] = access.OPEN
