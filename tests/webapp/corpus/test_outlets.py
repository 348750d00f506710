"""An outlet is known by its name, another name or its address; nothing is guessed from a part of one."""

from __future__ import annotations

import pytest

from analyzer.errors import AnalyzerError
from webapp.corpus import naming
from webapp.corpus.models import Outlet
from webapp.corpus.outlets import domain_in, known_outlet

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


@pytest.mark.parametrize(
    ("said", "domain"),
    [
        ("", ""), ("  ", ""), ("example.org", "example.org"), (" Example.ORG ", "example.org"), ("www.example.org", "example.org"),
        ("https://www.example.org/path", "example.org"), ("http://news.example.org:8080/a?b#c", "news.example.org"),
        ("example.org/path", "example.org"), ("example.org.", "example.org"), ("//www.example.co.uk/", "example.co.uk"),
        ("https://www.example.org/" + "a" * 300, "example.org"), ("bücher.example", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.xn--p1ai/", "xn--bcher-kva.xn--p1ai"), ("www.org", "www.org"),
    ],
)  # fmt: skip
def test_a_domain_is_taken_as_people_write_or_paste_it(said: str, domain: str) -> None:
    assert domain_in(said) == domain


@pytest.mark.parametrize(
    "said",
    [
        "not a domain !!", "example", "The Harrow Post", "https://", "https://[broken/", "example..org", "-a.org", "a_b.org",
        "127.0.0.1", "javascript:alert(1)", "a.org, b.org", "a.org\nb.org", f"{'a' * 64}.org", f"{'a.' * 150}org", "<b>.org",
    ],
)  # fmt: skip
def test_what_is_no_domain_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(AnalyzerError, match=r"is no web domain\. Write it like example\.org"):
        domain_in(said)
