"""Who is who, said once: every text that bears the names is read anew, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from analyzer.encoding import decode_document
from analyzer.errors import AnalyzerError
from tests.webapp.kept_rows import made_once
from webapp.analyses import queue, services
from webapp.analyses.actors import actors_of
from webapp.analyses.models import Run
from webapp.audit.models import Entry
from webapp.codebooks import identities
from webapp.codebooks.models import Naming
from webapp.corpus import versions
from webapp.corpus.models import Article, Event, Outlet
from webapp.people.models import Role, Team, Visibility

pytestmark = pytest.mark.django_db
MakeEvent = Callable[..., Event]
Work = Callable[[], None]


@pytest.fixture
def event(make_event: MakeEvent, work: Work) -> Event:
    """Three texts that quote Mayor Ana Brown, one of which calls her Mia Braun."""

    def make() -> Event:
        made = make_event("bridge", "park", "pool")
        other = made.articles.order_by("pk").last()
        text = other.document["text"].replace("Ana Brown", "Mia Braun")
        document = {**other.document, "text": text}
        new_hash = versions.content_hash(decode_document(document))
        Article.objects.filter(pk=other.pk).update(document=document, content_hash=new_hash)
        services.request_event(made)
        work()
        return made

    return made_once("three texts, one of which calls her otherwise", make)


def speakers(event: Event) -> dict[str, int]:
    return {actor.name: actor.speaks for actor in actors_of(event) if actor.speaks}


def test_two_who_are_one_are_one_speaker_in_every_text(event: Event, work: Work) -> None:
    assert {"Ana Brown", "Mia Braun"} <= set(speakers(event))
    runs = Run.objects.count()
    queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None, "A slip.")
    work()
    assert "Mia Braun" not in speakers(event)
    (brown,) = [actor for actor in actors_of(event) if actor.name == "Ana Brown"]
    assert "Mia Braun" in brown.aliases
    assert len(brown.texts) == 3
    assert Run.objects.count() == runs + 3  # each text bears one of the names
    report = event.reports.filter(angle="").first()
    assert "Mia Braun" not in str(report.payload["sources"])
    entry = Entry.objects.get(action="names.joined")
    assert (entry.reason, entry.after["names"]) == ("A slip.", ["Ana Brown", "Mia Braun"])


def test_taken_back_the_first_reading_holds_again_and_nothing_is_measured_twice(
    event: Event, work: Work
) -> None:
    before = {article.pk: article.content_hash for article in event.articles.all()}
    naming = queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    work()
    runs = Run.objects.count()
    queue.take_naming_back(naming.pk, None)
    work()
    assert {article.pk: article.content_hash for article in event.articles.all()} == before
    assert Run.objects.count() == runs
    assert {"Ana Brown", "Mia Braun"} <= set(speakers(event))
    assert not queue.take_naming_back(naming.pk, None).event.articles.exclude(identified="").exists()


def test_a_text_without_the_names_is_not_read_again(event: Event) -> None:
    queue.join_names(event, ["Mia Braun", "Nobody Named"], "person", None)
    assert event.articles.exclude(identified="").count() == 1


def test_what_is_said_of_one_event_holds_in_no_other(event: Event, make_event: MakeEvent) -> None:
    other = make_event("bridge", title="Another opening")
    queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    assert not other.articles.exclude(identified="").exists()
    queue.join_names(None, ["Ana Brown", "A. Brown"], "person", None)
    assert other.articles.exclude(identified="").count() == 1


def test_a_text_that_comes_later_is_read_with_what_was_said(
    event: Event, make_event: MakeEvent, work: Work
) -> None:
    queue.join_names(event, ["Mayoress Brown", "Ana Brown"], "person", None)
    make_event("tower")
    services.request_event(event)
    work()
    work()
    newest = event.articles.order_by("pk").last()
    assert newest.identified
    assert newest.runs.get(content_hash=newest.content_hash).state == "done"
    (actor,) = [actor for actor in actors_of(event) if actor.name == "Mayoress Brown"]
    assert newest.pk in [pk for _, pk in actor.texts]


def test_a_person_joined_with_an_outlet_is_refused_and_nothing_is_half_done(event: Event) -> None:
    Outlet.objects.create(name="Mia Braun", slug="mb")
    before = Entry.objects.count()
    with pytest.raises(AnalyzerError, match="both source and outlet: nothing was changed"):
        queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    assert (Naming.objects.count(), Entry.objects.count()) == (0, before)
    assert not event.articles.exclude(identified="").exists()


def test_a_body_may_be_an_outlet_as_well(event: Event) -> None:
    Outlet.objects.create(name="Harrow Council", slug="hc")
    assert queue.join_names(event, ["Harrow Council", "Town Council"], "organisation", None).is_one


def test_what_contradicts_what_was_said_is_refused(event: Event) -> None:
    queue.tell_names_apart(event, ["Ana Brown", "Mia Braun"], None)
    with pytest.raises(AnalyzerError, match="told them apart"):
        queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    queue.join_names(event, ["Ana Brown", "Mayor Brown"], "person", None)
    with pytest.raises(AnalyzerError, match="said that they are one"):
        queue.tell_names_apart(event, ["Mayor Brown", "ana  brown"], None)


@pytest.mark.parametrize("where", ["in the event", "in every event"])
def test_the_same_is_said_once_until_it_is_taken_back(event: Event, where: str) -> None:
    reach = event if where == "in the event" else None
    first = queue.join_names(reach, ["Ana Brown", "Mia Braun"], "person", None)
    for names in (["Ana Brown", "Mia Braun"], ["mia  braun", "Ana Brown"]):
        with pytest.raises(AnalyzerError, match="said already that they are one"):
            queue.join_names(reach, names, "person", None)
    queue.join_names(reach, ["Ana Brown", "Mayoress"], "person", None)  # says more
    queue.take_naming_back(first.pk, None)
    queue.tell_names_apart(reach, ["Ana Brown", "Mia Braun"], None)
    with pytest.raises(AnalyzerError, match="said already that they are not one"):
        queue.tell_names_apart(reach, ["Mia Braun", "Ana Brown"], None)
    assert Naming.objects.filter(undone_at=None).count() == 2


def test_what_is_said_everywhere_may_be_said_of_one_event_as_well(event: Event) -> None:
    queue.join_names(None, ["Ana Brown", "Mia Braun"], "person", None)
    assert queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None).event == event


def test_what_is_said_of_an_event_goes_before_what_holds_everywhere(
    event: Event, make_event: MakeEvent
) -> None:
    everywhere = queue.join_names(None, ["Ana Brown", "Mia Braun"], "person", None)
    here = queue.tell_names_apart(event, ["Ana Brown", "Mia Braun"], None)
    assert identities.in_force(event) == [here]
    assert identities.in_force(make_event("bridge", title="Another opening")) == [everywhere]


@pytest.mark.parametrize("names", [[], ["Ana Brown"], ["Ana Brown", " ana  brown "], ["", " "]])
def test_one_name_alone_says_nothing(event: Event, names: list[str]) -> None:
    with pytest.raises(AnalyzerError):
        identities.join(event, names, "", None)
    with pytest.raises(AnalyzerError):
        identities.tell_apart(event, names, None)


def test_the_page_joins_refuses_and_takes_back(client: Client, event: Event, work: Work) -> None:
    address = reverse("event_actors", args=[event.slug])
    assert "Mia Braun" in client.get(address).content.decode()
    sent = {"join": "1", "names": ["Ana Brown", "Mia Braun"], "called": "Ana Brown", "kind": "person"}
    assert "is the same as" in client.post(address, sent, follow=True).content.decode()
    work()
    naming = Naming.objects.get()
    assert naming.names == ["Ana Brown", "Mia Braun"]
    page = client.post(address, {"name": "Ana Brown", "apart": "Mia Braun"})
    assert page.status_code == 422
    assert "take that back first" in page.content.decode()
    client.post(address, {"undo": naming.pk})
    naming.refresh_from_db()
    assert naming.undone_at
    assert "taken back already" in client.post(address, {"undo": naming.pk}).content.decode()


def test_one_name_read_as_two_kinds_is_made_one_of_the_kind_that_is_chosen(
    client: Client, event: Event, work: Work
) -> None:
    """Both rows bear the name, so the page sends it twice."""
    run = Run.objects.filter(article=event.articles.first()).latest("pk")
    for target in run.reading["targets"]:
        if target["name"] == "Ana Brown":
            target["kind"] = "place"
    run.save()
    assert [actor.kind for actor in actors_of(event) if actor.name == "Ana Brown"] == ["place", "person"]
    address = reverse("event_actors", args=[event.slug])
    assert client.get(f"{address}?names=Ana+Brown").content.decode().count('id="chosen"') == 1
    twice = {"join": "1", "names": ["Ana Brown", "Ana Brown"], "called": "Ana Brown"}
    assert "Say whether it is a person" in client.post(address, twice).content.decode()
    page = client.post(address, twice | {"kind": "organisation"}, follow=True).content.decode()
    assert "It is one now: Ana Brown (organisation)." in page
    assert "<b>Ana Brown</b> is an organisation" in page
    work()
    assert [actor.kind for actor in actors_of(event) if actor.name == "Ana Brown"] == ["organisation"]
    again = client.post(address, twice | {"kind": "place"})
    assert "said already" in again.content.decode()
    client.post(address, {"undo": Naming.objects.get().pk})
    work()
    assert "organisation" not in {actor.kind for actor in actors_of(event) if actor.name == "Ana Brown"}


def test_the_name_of_an_outlet_is_not_said_to_be_a_person(event: Event) -> None:
    Outlet.objects.create(name="Mia Braun", slug="mb")
    with pytest.raises(AnalyzerError, match="A person of this name would be both source and outlet"):
        queue.join_names(event, ["Mia Braun"], "person", None)


def test_the_page_tells_apart_in_this_event_or_in_every_one(
    client: Client, event: Event, make_event: MakeEvent, work: Work
) -> None:
    """Each button of a name sends what its form holds, and says whose name it is and where it holds."""
    queue.join_names(event, ["Ana Brown", "Mia Braun"], "person", None)
    work()
    address = reverse("event_actors", args=[event.slug])
    page = client.get(address).content.decode()
    queue.take_naming_back(Naming.objects.get().pk, None)
    form = page[page.index('<input type="hidden" name="apart" value="Mia Braun">') :].partition("</form>")[0]
    assert "is another one here" in form
    assert 'name="everywhere" value="1"' in form
    assert "in those that are still to come" in page
    sent = {"name": "Ana Brown", "apart": "Mia Braun"}
    client.post(address, sent | {"everywhere": "1"})
    client.post(address, sent)
    assert [(naming.is_one, naming.event) for naming in Naming.objects.order_by("pk")][1:] == [
        (False, None),
        (False, event),
    ]
    assert identities.in_force(make_event("bridge", title="Another opening"))[0].is_one is False


def test_who_may_not_speak_for_every_event_is_offered_none_of_it(
    client: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.join_names(None, ["Ana Brown", "Mayoress"], "person", None)
    address = reverse("event_actors", args=[event.slug])
    assert "Take it back" in client.get(address).content.decode()
    monkeypatch.setattr("webapp.pages.views.actors.rights.may_edit_codebooks", lambda person: False)
    page = client.get(address).content.decode()
    assert 'name="everywhere"' not in page
    assert "Take it back" not in page
    assert "every event" in page  # where what was said holds
    client.post(address, {"name": "Ana Brown", "apart": "Mia Braun", "everywhere": "1"})
    assert Naming.objects.first().event == event


def test_only_curators_say_who_is_who_and_only_readers_see(
    client: Client, event: Event, sign_in_required: None, team: Team, make_person: Callable[..., object]
) -> None:
    Event.objects.filter(pk=event.pk).update(team=team, visibility=Visibility.TEAM)
    address = reverse("event_actors", args=[event.slug])
    sent = {"join": "1", "names": ["Ana Brown", "Mia Braun"], "called": "Ana Brown", "kind": "person"}
    client.force_login(make_person("vi", Role.VIEWER, team))
    assert client.get(address).status_code == 200
    assert client.post(address, sent).status_code == 403
    client.force_login(make_person("ot", Role.CURATOR, Team.objects.create(name="Others")))
    assert client.get(address).status_code == 404
    assert client.post(address, sent).status_code == 404
    assert not Naming.objects.exists()
