"""Outlets: two that are one, a name that is another's, and whose wire copy a text is. A person is never an outlet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from analyzer.errors import AnalyzerError
from webapp.analyses import queue, services
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Run
from webapp.analyses.selectors import article_page
from webapp.audit.models import Entry
from webapp.corpus import outlet_services
from webapp.corpus.models import Article, Event, Outlet
from webapp.corpus.outlets import known_outlet
from webapp.corpus.selectors import list_outlet_names
from webapp.people.models import Role, Team

pytestmark = pytest.mark.django_db
MakeEvent = Callable[..., Event]


@pytest.fixture
def post() -> Outlet:
    return Outlet.objects.create(name="The Harrow Post", slug="post", domain="post.example", kind="newspaper")


@pytest.fixture
def online() -> Outlet:
    return Outlet.objects.create(
        name="Harrow Post Online",
        slug="online",
        domain="online.example",
        also_known_as="HPO",
        country="Norland",
    )


@pytest.fixture
def event(make_event: MakeEvent, post: Outlet, online: Outlet) -> Event:
    made = make_event("bridge", "park")
    first, second = made.articles.order_by("pk")
    Article.objects.filter(pk=first.pk).update(outlet=post)
    Article.objects.filter(pk=second.pk).update(outlet=online)
    return made


def test_merged_outlets_have_one_page_with_both_ones_texts_and_names(
    event: Event, post: Outlet, online: Outlet
) -> None:
    queue.merge_outlets(post, online, None, "One newsroom.")
    post.refresh_from_db()
    assert post.articles.count() == 2
    assert post.also_known_as.splitlines() == ["Harrow Post Online", "HPO", "online.example"]
    assert (post.kind, post.country) == ("newspaper", "Norland")
    for name, url in (("Harrow Post Online", ""), ("hpo", ""), ("", "https://www.online.example/a")):
        assert known_outlet(name, url).outlet == post
    assert event.reports.filter(state="queued").exists()
    entry = Entry.objects.get(action="outlet.merged")
    assert (entry.reason, entry.after["articles moved"]) == ("One newsroom.", 1)


def test_the_address_of_a_merged_outlet_leads_to_the_one_that_it_is(
    client: Client, event: Event, post: Outlet, online: Outlet
) -> None:
    merge = queue.merge_outlets(post, online, None)
    assert client.get("/outlets/online/").headers["Location"] == "/outlets/post/"
    queue.undo_outlet_merge(merge.pk, None)
    assert client.get("/outlets/online/").status_code == 200
    assert client.get("/outlets/nowhere/").status_code == 404


def test_a_merge_taken_back_puts_everything_where_it_was(event: Event, post: Outlet, online: Outlet) -> None:
    merge = queue.merge_outlets(post, online, None)
    queue.undo_outlet_merge(merge.pk, None)
    again = Outlet.objects.get(name="Harrow Post Online")
    post.refresh_from_db()
    assert (again.slug, again.domain, again.also_known_as, again.country) == (
        "online",
        "online.example",
        "HPO",
        "Norland",
    )
    assert (post.also_known_as, post.country, post.articles.count(), again.articles.count()) == ("", "", 1, 1)
    with pytest.raises(AnalyzerError, match="already"):
        queue.undo_outlet_merge(merge.pk, None)


def test_what_somebody_wrote_since_a_merge_stays_when_it_is_taken_back_and_that_is_said(
    client: Client, event: Event, post: Outlet, online: Outlet
) -> None:
    merge = queue.merge_outlets(post, online, None)
    names = "Harrow Post Online\nH.P.O.\nonline.example\nThe Post"  # HPO is written otherwise, one is added
    said = {"also_known_as": names, "country": "Sudland", "language": "Danish", "kind": "magazine"}
    queue.describe_outlet(post, said, None)

    page = client.post(reverse("outlet_curate", args=["post"]), {"undo": merge.pk}, follow=True)
    page = page.content.decode()

    post.refresh_from_db()
    again = Outlet.objects.get(name="Harrow Post Online")
    assert (post.also_known_as.splitlines(), post.domain) == (["H.P.O.", "The Post"], "post.example")
    assert (post.country, post.language, post.kind) == ("Sudland", "Danish", "magazine")
    assert (again.also_known_as, again.country, again.language, again.kind) == ("HPO", "Norland", "", "")
    assert "The country of “The Harrow Post” stays “Sudland”: it was changed after the merge." in page
    assert "Written down since, and still here: “H.P.O.”, “The Post”." in page
    assert "The kind of" not in page  # the merge had not changed it
    stays = Entry.objects.get(action="outlet.merge taken back").after["stays"]
    assert [sentence.partition(":")[0] for sentence in stays] == [
        "The country of “The Harrow Post” stays “Sudland”",
        "Written down since, and still here",
    ]


def test_what_is_anothers_by_now_stays_there_when_a_merge_is_taken_back(
    event: Event, post: Outlet, online: Outlet
) -> None:
    merge = queue.merge_outlets(post, online, None)
    post.refresh_from_db()
    other = queue.split_outlet(post, "HPO", None)
    Article.objects.filter(pk__in=merge.articles).update(outlet=other)

    _, stays = queue.undo_outlet_merge(merge.pk, None)

    again = Outlet.objects.get(name="Harrow Post Online")
    assert (again.also_known_as, again.articles.count(), other.articles.count()) == ("", 0, 1)
    assert stays == (
        "“HPO” is a name of “HPO” by now, and stays there.",
        "1 of its texts has another outlet by now, and keeps it.",
    )


def test_a_merge_is_not_taken_back_while_another_outlet_bears_the_name(post: Outlet, online: Outlet) -> None:
    merge = queue.merge_outlets(post, online, None)
    queue.describe_outlet(post, {"also_known_as": "HPO"}, None)
    Outlet.objects.create(name="Evening Star", slug="star", also_known_as="Harrow Post Online")
    with pytest.raises(AnalyzerError, match="“Evening Star” bears the name “Harrow Post Online” by now"):
        queue.undo_outlet_merge(merge.pk, None)
    post.refresh_from_db()
    assert post.also_known_as == "HPO"


def test_merges_taken_back_one_after_the_other_leave_three_outlets_as_they_were(
    post: Outlet, online: Outlet
) -> None:
    star = Outlet.objects.create(name="Evening Star", slug="star", country="Sudland")
    fields = ("name", "slug", "domain", "also_known_as", "kind", "country", "language")
    before = list(Outlet.objects.order_by("name").values_list(*fields))
    first = queue.merge_outlets(post, online, None)
    second = queue.merge_outlets(star, post, None)
    queue.undo_outlet_merge(second.pk, None)
    queue.undo_outlet_merge(first.pk, None)
    assert list(Outlet.objects.order_by("name").values_list(*fields)) == before


def test_of_a_name_split_off_what_came_with_it_changes_nothing_more_of_the_outlet_it_stays_with(
    post: Outlet, online: Outlet
) -> None:
    """Names of the first stay where the second was merged, and go from there when the first is taken back."""
    star = Outlet.objects.create(name="Evening Star", slug="star", country="Norland")
    first = queue.merge_outlets(post, online, None)
    queue.merge_outlets(star, post, None)
    queue.split_outlet(star, "The Harrow Post", None)
    queue.undo_outlet_merge(first.pk, None)
    star.refresh_from_db()
    assert (star.country, star.kind, star.domain) == ("Norland", "newspaper", "post.example")
    assert star.also_known_as == ""
    assert Outlet.objects.get(name="Harrow Post Online").also_known_as == "HPO"


def test_an_outlet_is_not_merged_with_itself(post: Outlet) -> None:
    with pytest.raises(AnalyzerError, match="the one itself"):
        queue.merge_outlets(post, post, None)


def test_a_person_who_speaks_in_the_texts_does_not_become_an_outlet(event: Event, post: Outlet) -> None:
    """Mayor Ana Brown is quoted in both texts."""
    services.request_event(event)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    blog = Outlet.objects.create(name="Ana Brown", slug="ana-brown")
    before = list(Outlet.objects.values_list("name", "also_known_as"))
    with pytest.raises(AnalyzerError, match="Nobody can be both source and outlet: nothing was changed"):
        queue.merge_outlets(post, blog, None)
    assert list(Outlet.objects.values_list("name", "also_known_as")) == before
    blog.delete()
    with pytest.raises(AnalyzerError, match="“Ana Brown” speaks as a person"):
        queue.describe_outlet(post, {"also_known_as": "Ana Brown"}, None)
    assert Outlet.objects.get(pk=post.pk).also_known_as == ""
    assert not Entry.objects.filter(action__startswith="outlet.").exists()


def test_the_refusal_names_no_event_of_another_team(
    event: Event, post: Outlet, sign_in_required: None, team: Team, make_person: Callable[..., object]
) -> None:
    services.request_event(event)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    Event.objects.filter(pk=event.pk).update(team=Team.objects.create(name="Others"), visibility="team")
    with pytest.raises(AnalyzerError, match="speaks as a person in a text and") as refusal:
        queue.describe_outlet(post, {"also_known_as": "Ana Brown"}, make_person("cur", Role.CURATOR, team))
    assert event.title not in str(refusal.value)


def test_a_body_that_speaks_may_be_an_outlet(event: Event, post: Outlet) -> None:
    services.request_event(event)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    council = Outlet.objects.create(name="Town council of Harrow", slug="council", kind="government")
    queue.merge_outlets(council, post, None)
    assert council.articles.count() == 1


def test_a_name_split_off_takes_the_texts_that_give_it(event: Event, post: Outlet, online: Outlet) -> None:
    queue.merge_outlets(post, online, None)
    moved = post.articles.order_by("pk").last()
    Article.objects.filter(pk=moved.pk).update(document={**moved.document, "outlet": "HPO"})
    post.refresh_from_db()
    made = queue.split_outlet(post, "HPO", None)
    post.refresh_from_db()
    assert "HPO" not in post.also_known_as
    assert [article.pk for article in made.articles.all()] == [moved.pk]
    with pytest.raises(AnalyzerError, match="any more"):
        queue.split_outlet(post, "HPO", None)


def test_the_name_of_a_merged_outlet_split_off_is_that_outlet_again(
    client: Client, event: Event, post: Outlet, online: Outlet
) -> None:
    """With its kind and the texts that came with it; nothing is left of the merge that could be taken back."""
    queue.describe_outlet(online, {"kind": "website"}, None)
    theirs = list(online.articles.values_list("pk", flat=True))
    queue.merge_outlets(post, online, None)
    post.refresh_from_db()
    made = queue.split_outlet(post, online.name, None)
    assert (made.kind, made.country) == ("website", "Norland")
    assert list(made.articles.values_list("pk", flat=True)) == theirs
    assert not post.articles.filter(pk__in=theirs).exists()
    page = client.get(reverse("outlet_curate", args=[post.slug])).content.decode()
    assert "taken back" in page
    assert 'name="undo"' not in page


def test_who_writes_an_agency_down_finds_it_though_no_text_bears_its_name(
    sign_in_required: None, team: Team, make_person: Callable[..., object]
) -> None:
    curator = make_person("cur", Role.CURATOR, team)
    for name, said in (("Reuters", {"kind": "agency"}), ("Bare", {})):
        Outlet.objects.create(name=name, slug=name.lower(), **said)
    assert list_outlet_names(person=curator) == ["Reuters"]


def test_who_splits_a_name_off_or_takes_a_merge_back_finds_what_is_an_outlet_again(
    sign_in_required: None, team: Team, make_person: Callable[..., User]
) -> None:
    curator, other = make_person("cur", Role.CURATOR, team), make_person("other", Role.CURATOR, team)
    post, bare, plain = (
        Outlet.objects.create(name=name, slug=name.lower()) for name in ("Post", "Bare", "Plain")
    )
    merge = queue.merge_outlets(post, bare, curator)
    queue.undo_outlet_merge(merge.pk, curator)
    queue.merge_outlets(post, plain, curator)
    queue.split_outlet(post, "Plain", curator)
    assert list_outlet_names(person=curator) == ["Bare", "Plain"]
    assert list_outlet_names(person=other) == []
    assert list_outlet_names(person=None) == []


def test_a_name_that_is_anothers_is_refused(post: Outlet, online: Outlet) -> None:
    with pytest.raises(AnalyzerError, match="“Harrow Post Online” is known by the name “hpo” already"):
        outlet_services.describe(post, {"also_known_as": "HPO"}, None)


@pytest.mark.parametrize(
    ("byline", "opening", "agency"),
    [
        ("Wire Union", "", "Wire Union"), ("By Ana Mori, WU", "", "Wire Union"), ("Ana Mori and Wire Union", "", "Wire Union"),
        ("", "HARROW, March 3 (WU) – ", "Wire Union"), ("Ana Mori", "", ""), ("Wire Unions", "", ""), ("", "HARROW (ABC) – ", ""),
    ],
)  # fmt: skip
def test_wire_copy_is_told_by_byline_or_dateline_and_by_nothing_else(
    event: Event, byline: str, opening: str, agency: str
) -> None:
    Outlet.objects.create(name="Wire Union", slug="wu", kind="agency", also_known_as="WU")
    article = event.articles.first()
    document = {**article.document, "text": opening + article.document["text"]}
    Article.objects.filter(pk=article.pk).update(byline=byline.removeprefix("By "), document=document)
    assert article_page(article.pk).article.agency == agency


def test_an_agencys_own_text_is_no_copy_of_it(event: Event) -> None:
    wire = Outlet.objects.create(name="Wire Union", slug="wu", kind="agency")
    article = event.articles.first()
    Article.objects.filter(pk=article.pk).update(byline="Wire Union", outlet=wire)
    assert article_page(article.pk).article.agency == ""


def test_the_page_merges_takes_back_and_refuses(
    client: Client, event: Event, post: Outlet, online: Outlet
) -> None:
    address = reverse("outlet_curate", args=["post"])
    assert "Choose the outlet" in client.post(address, {"merge": "1"}).content.decode()
    page = client.post(
        address, {"merge": "1", "other": "online", "reason": "One."}, follow=True
    ).content.decode()
    assert "Take it back" in page
    outlet_page = client.get(reverse("outlet", args=["post"])).content.decode()
    assert "Newspaper · Norland" in outlet_page
    assert "Also known as Harrow Post Online" in outlet_page
    page = client.post(address, {"undo": post.merges.get().pk}, follow=True).content.decode()
    assert "an outlet of its own again" in page
    said = {"describe": "1", "name": "The Harrow Post", "kind": "magazine", "also_known_as": "HPO"}
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert "already" in refused.content.decode()
    client.post(address, said | {"also_known_as": "The Post"})
    post.refresh_from_db()
    assert (post.kind, post.also_known_as) == ("magazine", "The Post")


@pytest.mark.parametrize("address", ["/outlets/post/curate/", "/admin/corpus/outlet/{pk}/change/"])
def test_a_domain_is_kept_as_one_and_other_words_are_refused(
    admin_client: Client, post: Outlet, address: str
) -> None:
    address = address.format(pk=post.pk)
    page = admin_client.get(address)
    shown = page.context["adminform"].form if "adminform" in page.context else page.context["form"]
    seen = {"seen": shown.fields["seen"].initial} if "seen" in shown.fields else {}
    said = seen | {"describe": "1", "name": post.name, "slug": "post", "kind": "newspaper"}

    refused = admin_client.post(address, said | {"domain": "not a domain !!"})
    told = "“not a domain !!” is no web domain. Write it like example.org"
    assert told in refused.content.decode()
    assert 'value="not a domain !!"' in refused.content.decode()
    post.refresh_from_db()
    assert post.domain == "post.example"

    pasted = {"domain": "https://www.example.org/" + "path/" * 100}
    assert admin_client.post(address, said | pasted).status_code == 302
    post.refresh_from_db()
    assert post.domain == "example.org"


def test_what_describes_an_outlet_in_another_way_is_held_to_the_same(post: Outlet) -> None:
    with pytest.raises(AnalyzerError, match="is no web domain"):
        outlet_services.describe(post, {"domain": "not a domain !!"}, None)
    assert outlet_services.describe(post, {"domain": "www.example.org/a"}, None).domain == "example.org"


def test_who_is_no_curator_may_not(
    client: Client, post: Outlet, sign_in_required: None, team: Team, make_person: Callable[..., object]
) -> None:
    client.force_login(make_person("con", Role.CONTRIBUTOR, team))
    assert client.get(reverse("outlet_curate", args=["post"])).status_code == 403
    assert client.post(reverse("outlet_curate", args=["post"]), {"merge": "1"}).status_code == 403
