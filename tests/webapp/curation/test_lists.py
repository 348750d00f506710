"""The admin's lists find their rows without reading texts, and a search, like an act on what it found, stays within them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from webapp.analyses.models import Run, State
from webapp.corpus.models import Article, Event, Outlet
from webapp.curation import lists
from webapp.people.models import Role, Team

pytestmark = pytest.mark.django_db
ARTICLES = reverse("admin:corpus_article_changelist")
TITLES = ("storm", "calm", "storm and bridge", "Storm by the bridge")


def make_articles(event: Event, number: int) -> list[Article]:
    made = [
        Article(
            event=event, title=TITLES[place % 4], role="release" if place % 3 else "coverage", original=b"x",
            original_hash=f"{event.slug} {place}", content_hash=f"{event.slug} {place}", document={},
        )
        for place in range(number)
    ]  # fmt: skip
    return Article.objects.bulk_create(made)


@pytest.fixture
def ours(team: Team) -> Event:
    return Event.objects.create(title="Ours", slug="ours", team=team)


@pytest.fixture
def theirs(db: None) -> Event:
    other = Team.objects.create(name="Another desk")
    return Event.objects.create(title="Theirs", slug="theirs", team=other)


def shown(client: Client, query: str = "", of: str = "corpus_article") -> list[int]:
    """Numbers of the rows on all pages of a list, in order."""
    address = reverse(f"admin:{of}_changelist")
    first = client.get(f"{address}?{query}").context["cl"]
    pages = range(1, first.paginator.num_pages + 1)
    lists_of = (client.get(f"{address}?{query}&p={page}").context["cl"].result_list for page in pages)
    return [row.pk for rows in lists_of for row in rows]


@pytest.mark.parametrize(
    "query",
    ["q=storm", "q=storm+bridge", "q=bridge+calm", "q=storm&role__exact=release", "q=nowhere", "q=ours"],
)
@pytest.mark.parametrize("most", [5, 1000])
def test_a_search_shows_the_first_of_the_teams_own_rows_with_all_words_and_no_others(
    staff: Client, ours: Event, theirs: Event, monkeypatch: pytest.MonkeyPatch, query: str, most: int
) -> None:
    monkeypatch.setattr(lists, "MOST_FOUND", most)
    make_articles(ours, 40)
    make_articles(theirs, 40)
    words = query.partition("=")[2].partition("&")[0].split("+")
    rows = [row for row in ours.articles.order_by("-uploaded_at", "-pk") if words == ["ours"] or all(
        word in row.title.lower() for word in words
    )]  # fmt: skip
    if "role" in query:
        rows = [row for row in rows if row.role == "release"]
    assert shown(staff, query) == [row.pk for row in rows][:most]
    assert staff.get(f"{ARTICLES}?{query}").context["cl"].result_count == min(len(rows), most)


def test_a_search_of_outlets_names_finds_their_articles(staff: Client, ours: Event, theirs: Event) -> None:
    outlet = Outlet.objects.create(name="Evening Post", slug="evening-post")
    mine, others = make_articles(ours, 2), make_articles(theirs, 2)
    Article.objects.filter(pk__in=[mine[1].pk, others[1].pk]).update(outlet=outlet)
    assert shown(staff, "q=evening") == [mine[1].pk]


@pytest.mark.parametrize("state", ["", "&state__exact=failed"])
def test_readings_are_found_by_the_texts_they_are_of_with_a_filter_beside_and_without(
    staff: Client, ours: Event, theirs: Event, state: str
) -> None:
    texts = [*make_articles(ours, 8), *make_articles(theirs, 8)]
    for text in texts:
        failed = State.FAILED if text.pk % 2 else State.DONE
        Run.objects.create(article=text, content_hash=text.content_hash, fingerprint="1", state=failed)
    runs = Run.objects.filter(article__event=ours, article__title__icontains="bridge").order_by("-pk")
    if state:
        runs = runs.filter(state=State.FAILED)
    assert shown(staff, "q=bridge" + state, of="analyses_run") == list(runs.values_list("pk", flat=True))


@pytest.mark.parametrize("most", [50, 1000])
def test_all_pages_together_show_each_row_of_the_team_once_in_order(
    staff: Client, ours: Event, theirs: Event, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Whether their numbers are read at once or page by page."""
    monkeypatch.setattr(lists, "MOST_FOUND", most)
    make_articles(theirs, 60)
    make_articles(ours, 120)
    expected = ours.articles.order_by("-uploaded_at", "-pk").values_list("pk", flat=True)
    assert shown(staff) == list(expected)
    assert staff.get(ARTICLES).context["cl"].result_count == 120


def test_an_act_on_all_that_a_search_found_touches_what_the_list_says_and_nothing_of_another_team(
    staff: Client, ours: Event, theirs: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_FOUND", 3)
    mine, others = make_articles(ours, 12), make_articles(theirs, 12)
    Article.objects.update(role="coverage")
    found = shown(staff, "q=storm")
    chosen = [mine[0].pk, others[0].pk]
    asked = {"action": "mark_as_release", "select_across": "1", "_selected_action": chosen}
    staff.post(ARTICLES + "?q=storm", asked)
    assert sorted(Article.objects.filter(role="release").values_list("pk", flat=True)) == sorted(found)
    assert len(found) == 3


def test_an_act_on_rows_of_a_search_touches_those_chosen_and_no_other_teams(
    staff: Client, ours: Event, theirs: Event
) -> None:
    mine, others = make_articles(ours, 4), make_articles(theirs, 4)
    Article.objects.update(role="coverage")
    asked = {"action": "mark_as_release", "_selected_action": [mine[0].pk, mine[1].pk, others[0].pk]}
    staff.post(ARTICLES + "?q=storm", asked)
    assert list(Article.objects.filter(role="release").values_list("pk", flat=True)) == [mine[0].pk]


def test_each_row_leads_to_its_own_page_and_from_there_back_to_the_list_as_it_was(
    staff: Client, ours: Event
) -> None:
    rows = make_articles(ours, 4)
    page = staff.get(ARTICLES + "?q=storm&p=1").content.decode()
    for row in rows:
        address = reverse("admin:corpus_article_change", args=[row.pk])
        held = f'href="{address}?_changelist_filters=q%3Dstorm%26p%3D1"' in page
        assert held == ("torm" in row.title)
        assert f'value="{row.pk}" class="action-select"' in page or not held


def test_filters_can_be_counted_beside_a_search(staff: Client, ours: Event) -> None:
    make_articles(ours, 12)
    page = staff.get(ARTICLES + "?q=storm&_facets=True")
    assert page.status_code == 200
    assert "official release (6)" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "at_most"),
    [("", 9), ("q=storm", 9), ("o=-5", 9), ("role__exact=release&q=storm", 9), ("q=nowhere", 9)],
)
def test_a_list_asks_as_few_questions_for_many_rows_as_for_few_and_for_roles_once(
    ours: Event,
    make_person: Callable[..., User],
    team: Team,
    sign_in_required: None,
    query: str,
    at_most: int,
) -> None:
    client = Client()
    client.force_login(make_person("ann", Role.CURATOR, team))
    make_articles(ours, 120)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{ARTICLES}?{query}").status_code == 200
    assert len([each for each in asked if "people_membership" in each["sql"]]) == 1
    assert len(asked) <= at_most


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL scans tables as small as these")
@pytest.mark.parametrize("query", ["", "p=2", "o=-5", "q=storm", "q=storm+bridge", "q=nowhere"])
def test_rows_are_found_over_an_index_without_reading_a_text_and_without_sorting(
    curator: Client, ours: Event, query: str
) -> None:
    make_articles(ours, 120)
    with CaptureQueriesContext(connection) as asked:
        assert curator.get(f"{ARTICLES}?{query}").status_code == 200
    finding = [each["sql"] for each in asked if each["sql"].startswith('SELECT "corpus_article"."id" AS')]
    assert finding
    for sql in finding:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + sql)
            steps = [row[3] for row in cursor.fetchall()]
        assert [step for step in steps if "corpus_article" in step and "COVERING INDEX" not in step] == []
        assert [step for step in steps if "TEMP B-TREE" in step] == []
