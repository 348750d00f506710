"""Events and outlets get addresses of their own, also when two people make the same at once."""

from __future__ import annotations

import pytest

from webapp.corpus import naming
from webapp.corpus.models import Event, Outlet

pytestmark = pytest.mark.django_db


def test_events_of_one_title_have_addresses_of_their_own() -> None:
    assert [naming.create_event("Bridge opens").slug for _ in range(3)] == [
        "bridge-opens",
        "bridge-opens-2",
        "bridge-opens-3",
    ]


def test_an_address_taken_in_the_meantime_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    naming.create_event("Bridge opens")
    answers = iter(["bridge-opens", "bridge-opens-2"])  # the first was still free when it was looked up
    monkeypatch.setattr(naming, "free_slug", lambda model, title: next(answers))
    assert naming.create_event("Bridge opens").slug == "bridge-opens-2"


def test_an_outlet_made_in_the_meantime_is_the_outlet(monkeypatch: pytest.MonkeyPatch) -> None:
    def rival(model: type, title: str) -> str:
        Outlet.objects.create(name="The Post", slug="the-post")
        return "the-post"

    monkeypatch.setattr(naming, "free_slug", rival)
    assert naming.outlet_named("The Post").slug == "the-post"
    assert Outlet.objects.count() == 1


def test_outlets_of_like_names_are_told_apart() -> None:
    assert naming.outlet_named("The Post").slug == "the-post"
    assert naming.outlet_named("The Post!").slug == "the-post-2"


def test_a_known_address_gives_the_event_that_is_there() -> None:
    first = naming.event_at("bridge", title="Bridge")
    assert naming.event_at("bridge", title="Another title") == first
    assert Event.objects.get().title == "Bridge"


def test_a_domain_that_a_curator_wrote_stays() -> None:
    naming.describe_outlet("The Post", domain="post.example")
    naming.describe_outlet("The Post", domain="other.example")
    assert Outlet.objects.get().domain == "post.example"
