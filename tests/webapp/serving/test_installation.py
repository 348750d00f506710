"""The first start sets everything up; every later one leaves it as people made it."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.test import RequestFactory

from webapp.analyses.models import Run
from webapp.corpus.forgetting import forget_event
from webapp.corpus.models import Article, Event
from webapp.serving.installation import ADMIN, prepare_installation
from webapp.serving.seeding import load_seeds

pytestmark = pytest.mark.django_db


def test_the_first_start_makes_an_admin_whose_password_works() -> None:
    password = prepare_installation()
    request = RequestFactory().post("/admin/login/")
    assert authenticate(request, username=ADMIN, password=password) is not None


def test_the_first_start_loads_the_seed_event_and_queues_its_work() -> None:
    prepare_installation()
    event = Event.objects.get()
    assert event.articles.count() == 5
    assert event.articles.filter(role="release").count() == 1
    assert event.articles.filter(outlet=None).count() == 3
    assert Run.objects.count() == 5


def test_later_starts_bring_back_nothing_that_was_deleted() -> None:
    prepare_installation()
    forget_event(Event.objects.get(), actor=None)
    assert prepare_installation() is None
    assert not Event.objects.exists()
    assert User.objects.count() == 1


def test_loading_the_seeds_twice_changes_nothing() -> None:
    load_seeds()
    before = set(Article.objects.values_list("pk", "content_hash"))
    load_seeds()
    assert set(Article.objects.values_list("pk", "content_hash")) == before
