"""Open to whoever sits at the machine; with a sign-in required, nobody else changes anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from webapp.access import SignInToChangeMiddleware, sign_in_to_change

PROJECT = Path(__file__).resolve().parents[3]


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def request_of(method: str, path: str = "/upload/", user: object = None) -> HttpRequest:
    request = RequestFactory().generic(method, path)
    request.user = user or AnonymousUser()
    return request


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_changing_needs_a_sign_in_where_one_is_required(method: str, settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True
    refused = SignInToChangeMiddleware(answer)(request_of(method))
    assert refused.status_code == 302
    assert refused["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_never_needs_one(method: str, settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True
    assert SignInToChangeMiddleware(answer)(request_of(method)).status_code == 200


def test_whoever_is_signed_in_may_change(settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True
    assert SignInToChangeMiddleware(answer)(request_of("POST", user=User(username="ann"))).status_code == 200


def test_the_sign_in_itself_is_reached_without_one(settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True
    assert SignInToChangeMiddleware(answer)(request_of("POST", "/admin/login/")).status_code == 200


def test_a_form_asks_before_the_person_types(settings: object) -> None:
    settings.SIGN_IN_REQUIRED = True
    asked = sign_in_to_change(answer)(request_of("GET"))
    assert asked["Location"] == "/admin/login/?next=/upload/"


def test_on_a_machine_of_ones_own_all_is_open(settings: object) -> None:
    settings.SIGN_IN_REQUIRED = False
    assert SignInToChangeMiddleware(answer)(request_of("POST")).status_code == 200
    assert sign_in_to_change(answer)(request_of("GET")).status_code == 200


def test_the_deploy_check_finds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {
        **os.environ,
        "SIDELIGHT_DATA_DIR": str(tmp_path),
        "SIDELIGHT_HOSTS": "sidelight.example.org",
    }
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
