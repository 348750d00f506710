"""An outlet is known by its name, another name or its address; nothing is guessed from a part of one."""

from __future__ import annotations

import pytest

from webapp.corpus import naming
from webapp.corpus.models import Outlet
from webapp.corpus.outlets import known_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Outlet:
    return Outlet.objects.create(
        name="The Harrow Post",
        slug="post",
        domain="post.example",
        also_known_as="HP Online\nhttps://www.harrowpost.example/",
    )


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("The Harrow Post", ""), ("harrow post", ""), ("Harrow  Post.", ""), ("HP Online", ""), ("post.example", ""),
        ("", "https://post.example/a"), ("", "https://www.post.example/a"), ("", "https://m.post.example/a?b"),
        ("", "http://harrowpost.example"), ("Somebody", "https://post.example/a"), ("", "HTTPS://POST.EXAMPLE/a"),
    ],
)  # fmt: skip
def test_names_and_addresses_lead_to_the_outlet(post: Outlet, name: str, url: str) -> None:
    found = known_outlet(name, url)
    assert found.outlet == post
    assert found.reason


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("", ""), ("Harrow", ""), ("Post", ""), ("The Harrow Post Magazine", ""), ("", "https://badpost.example/a"),
        ("", "https://post.example.evil.example/"), ("", "post"), ("", "https://[broken/"), ("The", ""),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_does_not(post: Outlet, name: str, url: str) -> None:
    assert known_outlet(name, url).outlet is None


def test_saving_under_another_name_makes_no_second_outlet(post: Outlet) -> None:
    assert naming.outlet_named("hp online") == post
    assert Outlet.objects.count() == 1
