"""Deleting a text leaves no copy of its words in any table; who deleted it, when, its title and why stay on record."""

from __future__ import annotations

import contextlib
import io
import json
import uuid
import zipfile
import zlib
from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE, RELEASE, words_at
from webapp.analyses import leases, queue, services, sharing
from webapp.analyses.models import Report, State
from webapp.analyses.trials import perform_trial
from webapp.audit.models import Entry
from webapp.codebooks.services import start_draft
from webapp.coding import services as coding
from webapp.coding.models import CodingProject
from webapp.corpus.models import Article, Draft, Event, Outlet, Parcel
from webapp.corrections.models import Correction
from webapp.corrections.values import Said, Stretch
from webapp.reviews import services as reviews
from webapp.reviews.models import Strand
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db
MARKER = "quillwort"
TOLD = (
    GAZETTE + f" The harbour keeps a {MARKER} in its coat of arms, and the {MARKER} is older than the town."
)


def tables_with(word: str) -> set[str]:
    """Every column of every table that holds a word, whatever the column's kind; bytes are looked through too."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values_list():
            for field, value in zip(model._meta.concrete_fields, row, strict=True):
                if word in _as_text(value):
                    found.add(f"{model._meta.label}.{field.name}")
    return found


def _as_text(value: object) -> str:
    if isinstance(value, (bytes, memoryview)):
        content = bytes(value)
        with contextlib.suppress(zlib.error):
            return zlib.decompress(content).decode("utf-8", "replace")
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        return content.decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=str)


@pytest.fixture
def told(client: Client, work: Callable[[], None]) -> Article:
    """A text with a marked sentence, brought in an archive with another, compared, read, shared, corrected and coded."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("gazette.txt", TOLD)
        packed.writestr("courier.txt", COURIER)
        packed.writestr("release.txt", RELEASE)
    archive.seek(0)
    archive.name = "all.zip"
    sent = client.post(
        "/upload/", {"files": archive, "upload": str(uuid.uuid4()), "event_title": "Harbour talks"}
    )
    drafts = Draft.objects.filter(batch=uuid.UUID(sent["Location"].split("/")[2]))
    assert drafts.count() == 3
    form = {f"{draft.pk}-role": "coverage" for draft in drafts} | {
        "event": "",
        "event_title": "Harbour talks",
    }
    saved = client.post(sent["Location"], form)
    assert saved.status_code == 302
    work()
    return Article.objects.get(filename="gazette.txt")


def _use(client: Client, article: Article, work: Callable[[], None]) -> None:
    """Pages are looked at, passages cleaned, a draft of a codebook tried, units drawn and labels corrected."""
    slug = article.event.slug
    start = article.document["text"].index("The harbour keeps")
    at = (Stretch(article.pk, start, len(article.document["text"])),)
    queue.correct(article.event, Said("sentence.voice", "reported", at), author=None)
    queue.correct(article.event, Said("claim.rename", "A plant in the arms", at), author=None)
    queue.correct(
        article.event,
        Said("claim.rename", "A plant there", at),
        author=None,
        seen=Correction.objects.first().version,
    )
    work()
    article.refresh_from_db()
    found = next(each for each in candidates_of(article.event) if MARKER in each.words)
    reviews.agree(article.event, found, Strand.UNSURE, person=None)
    client.get(reverse("event_report", args=[slug]))
    client.get(reverse("event_report", args=[slug]) + "?voice=own")
    client.get(words_at(article.event, "claims", 0))
    client.post(reverse("event_sharing", args=[slug]))
    queue.clean_anew(article, [], [article.document["text"].split(". ")[0] + "."], actor=None)
    work()
    client.get(reverse("event_report", args=[slug]))
    client.get(reverse("event_report", args=[slug]) + f"?base={Article.objects.order_by('pk').last().pk}")
    work()
    plan = coding.Plan(
        title="Who speaks",
        unit=CodingProject.Unit.SENTENCE,
        questions=("sentence.voice",),
        coders=(("Ana", None), ("Ben", None)),
        size=50,
        seed=4,
    )
    coding.make_project(article.event, plan, made_by="ana")
    draft = start_draft("boosters", None)
    trial = queue.try_draft(draft, [article.event], None)
    perform_trial(trial.pk)


def test_the_words_are_everywhere_before(client: Client, told: Article, work: Callable[[], None]) -> None:
    """The scan can find them: else the tests below could not fail."""
    _use(client, told, work)
    found = tables_with(MARKER)
    assert found >= {
        "corpus.Article.original", "corpus.Article.document", "corpus.EarlierVersion.original", "corpus.EarlierVersion.document",
        "corpus.Draft.content", "corpus.Draft.document", "corpus.Parcel.content", "analyses.Report.payload",
        "analyses.KeptParse.content",
        "analyses.RenderedPart.html", "coding.CodingItem.words", "corrections.Anchor.text",
        "reviews.Review.words",
    }, found  # fmt: skip


def test_a_deleted_text_leaves_no_copy_of_its_words(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    _use(client, told, work)
    client.force_login(User.objects.create_user("ana"))
    response = client.post(reverse("article_delete", args=[told.pk]), {"reason": "The outlet asked for it."})
    assert response.status_code == 302
    assert tables_with(MARKER) == set()
    client.get(reverse("event_report", args=[told.event.slug]))
    assert tables_with(MARKER) == set()  # nor does the page that is shown meanwhile
    work()  # and the comparison that is made anew brings none back
    client.get(reverse("event_report", args=[told.event.slug]))
    assert tables_with(MARKER) == set()
    entry = Entry.objects.get(action="article.deleted")
    assert (entry.actor_name, entry.reason, entry.thing) == ("ana", "The outlet asked for it.", str(told.pk))
    assert entry.title == str(told)
    assert entry.event == told.event_id
    assert told.event.articles.count() == 2


def test_a_deleted_event_leaves_no_copy_of_any_of_its_texts(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    _use(client, told, work)
    assert client.post(reverse("event_delete", args=[told.event.slug])).status_code == 302
    for word in (MARKER, "Fishermen", "Smuggling"):
        assert tables_with(word) == set(), word
    assert Entry.objects.filter(action="article.deleted").count() == 3
    assert Entry.objects.filter(action="event.deleted").count() == 1


def test_a_moved_text_is_quoted_no_more_where_it_was(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    client.get(reverse("event_report", args=[told.event.slug]))
    left = told.event
    other = Event.objects.create(title="Elsewhere", slug="elsewhere")
    queue.move_articles([told], other, actor=None)
    work()
    client.get(reverse("event_report", args=[left.slug]))
    for report in left.reports.all():
        assert MARKER not in _as_text(report.payload)
        assert MARKER not in _as_text(report.changes)
    assert (
        client.get(reverse("article_parcel", args=[told.pk])).status_code == 404
    )  # it holds the others' texts
    other.reports.all().delete()
    queue.withdraw_article(told.pk, actor=None)
    assert tables_with(MARKER) <= {"corpus.Parcel.content"}  # of those who stayed, who came in the same file


def test_another_events_copy_of_the_same_file_stays(client: Client, told: Article) -> None:
    parcel = Parcel.objects.get()
    other = Event.objects.create(title="Elsewhere", slug="elsewhere")
    copy = Article.objects.create(
        event=other,
        original=COURIER.encode(),
        original_hash="1",
        content_hash="1",
        document=told.document,
        parcel=parcel,
    )
    queue.withdraw_article(told.pk, actor=None)
    copy.refresh_from_db()
    assert copy.parcel == parcel
    assert not told.event.articles.filter(parcel=parcel).exists()


def test_work_that_is_under_way_while_a_text_is_deleted_stores_nothing_of_it(told: Article) -> None:
    services.request_event(told.event)
    queued = Report.objects.filter(event=told.event, state=State.QUEUED).get()
    held = leases.claim(Report, queued.pk, step="comparing")
    assert held is not None
    queue.withdraw_article(told.pk, actor=None)
    assert not leases.finish(held, State.DONE, payload={"quoted": TOLD})
    assert tables_with(MARKER) == set()


def test_drafts_of_a_deleted_text_do_not_come_back_as_unsaved_ones(client: Client, told: Article) -> None:
    batch = Draft.objects.get(article=told).batch
    client.post(reverse("event_delete", args=[told.event.slug]))
    assert not Draft.objects.filter(batch=batch).exists()


def test_deleting_what_is_gone_already_says_so(client: Client, told: Article) -> None:
    address = reverse("article_delete", args=[told.pk])
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    assert Entry.objects.filter(action="article.deleted").count() == 1


# --- while the others are compared anew -------------------------------------------------------------------


def _named(article: Article, name: str) -> None:
    article.outlet = Outlet.objects.create(name=name, slug=name.lower().replace(" ", "-"))
    article.save()


def test_the_page_says_whose_text_is_gone_until_the_report_stands(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    _named(told, "Lisport Gazette")
    report = reverse("event_report", args=[told.event.slug])
    client.post(reverse("article_delete", args=[told.pk]))
    meanwhile = client.get(report).content.decode()
    assert "being made anew without <bdi>Lisport Gazette</bdi>’s text" in meanwhile
    assert "2 of 2 texts read" in meanwhile
    progress = reverse("event_progress", args=[told.event.slug])
    assert f'hx-get="{progress}"' in meanwhile
    assert "HX-Refresh" not in client.get(progress, headers={"HX-Request": "true"})
    work()
    assert client.get(progress, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    after = client.get(report).content.decode()
    assert "being made anew" not in after
    assert 'id="claims"' in after
    assert "Lisport Gazette" not in after


def test_two_texts_deleted_one_after_the_other_are_both_named(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    event = told.event
    more = [
        Article.objects.create(event=event, original=b"x", original_hash=str(n), content_hash=str(n), document=told.document)
        for n in range(2)
    ]  # fmt: skip
    for article, name in zip(more, ("Harbour Echo", "Coast Mail"), strict=True):
        _named(article, name)
        queue.withdraw_article(article.pk, actor=None)
    page = client.get(reverse("event_report", args=[event.slug])).content.decode()
    assert "<bdi>Harbour Echo</bdi>’s text and <bdi>Coast Mail</bdi>’s text" in page
    work()
    _named(told, "Lisport Gazette")
    queue.withdraw_article(told.pk, actor=None)  # the next one, after a report that was seen, is named alone
    page = client.get(reverse("event_report", args=[event.slug])).content.decode()
    assert "anew without <bdi>Lisport Gazette</bdi>’s text</h2>" in page.replace("\n", "")


def test_with_names_hidden_nobody_is_named(client: Client, told: Article) -> None:
    _named(told, "Lisport Gazette")
    queue.withdraw_article(told.pk, actor=None)
    page = client.get(reverse("event_report", args=[told.event.slug]) + "?blind=1").content.decode()
    assert "anew without 1 of its texts" in page
    assert "Lisport Gazette" not in page


def test_links_into_a_report_that_is_being_made_lead_to_it(client: Client, told: Article) -> None:
    event = told.event
    note = words_at(event, "claims", 0)
    queue.withdraw_article(told.pk, actor=None)
    report = reverse("event_report", args=[event.slug])
    for address in (
        note,
        reverse("event_section", args=[event.slug, "claims"]),
        reverse("event_claims", args=[event.slug]),
        reverse("side_by_side", args=[event.slug]),
    ):
        assert client.get(address)["Location"] == report, address
    inside = client.get(note, headers={"HX-Request": "true"})
    assert (inside.status_code, inside["HX-Redirect"]) == (200, report)
    table = client.get(reverse("event_export_csv", args=[event.slug, "claims"]))
    assert (table.status_code, table["Retry-After"]) == (503, "5")


def test_who_holds_a_link_is_told_that_the_report_is_made_anew(
    client: Client, told: Article, work: Callable[[], None]
) -> None:
    link = sharing.share_view(told.event, "", actor=None)
    _named(told, "Lisport Gazette")
    queue.withdraw_article(told.pk, actor=None)
    page = client.get(reverse("shared_report", args=[link.token])).content.decode()
    assert "A text was taken out of it" in page
    assert "Lisport Gazette" not in page
    work()
    assert "taken out" not in client.get(reverse("shared_report", args=[link.token])).content.decode()


def test_where_one_text_stays_nothing_is_compared(client: Client, told: Article) -> None:
    for article in told.event.articles.exclude(pk=told.pk):
        queue.withdraw_article(article.pk, actor=None)
    assert not Report.objects.filter(event=told.event).exists()
    page = client.get(reverse("event_report", args=[told.event.slug])).content.decode()
    assert "One text is not yet a comparison" in page
