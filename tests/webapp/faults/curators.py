"""Two people at the pages of curation at the same moment.

Each function makes what its race is about, lets two requests go at once, and tells what both were answered and what is
on record then. The pages are the real ones: forms, actions of the admin, buttons.
"""

from __future__ import annotations

from typing import Any

from tests.webapp.faults.client import serve
from tests.webapp.faults.together import NUMBERS, entries, event_with, migrate, together  # noqa: F401  (migrate is asked for)

# --- codebooks --------------------------------------------------------------------------------------------


def _draft(name: str) -> Any:
    from webapp.codebooks import services

    word = f"utterly{next(NUMBERS)}"
    draft = services.start_draft(name, None)

    def change(files: Any) -> Any:
        from analyzer.resources import editing
        from analyzer.resources.lexicons import LexiconEntry

        known = services.checked(name, files).lexicon(name)
        return (
            editing.with_entry(
                files[0], None, LexiconEntry(word, sorted(known.classes)[0], 1.0, "", frozenset())
            ),
            *files[1:],
        )

    return services.change_draft(draft.pk, None, change, "a word is added")


def _editions(name: str) -> dict[str, Any]:
    from webapp.codebooks.models import Edition

    rows = Edition.objects.filter(name=name)
    return {
        "in use": rows.filter(state="published").count(),
        "numbers": list(rows.exclude(number=None).order_by("number").values_list("number", flat=True)),
        "drafts": rows.filter(state="draft").count(),
    }


def _published_untried(draft: Any, note: str) -> dict[str, str]:
    """What the form sends of whoever publishes a draft that nobody tried, and says so."""
    return {"note": note, "anyway": draft.digest}


def publish_one_draft(name: str) -> dict[str, Any]:
    draft = _draft(name)
    address = f"/codebooks/drafts/{draft.pk}/publish/"
    answers = together(
        ("ann", address, _published_untried(draft, "By Ann.")),
        ("ben", address, _published_untried(draft, "By Ben.")),
    )
    return {"answers": answers, "published": entries("codebook.published", draft.pk), **_editions(name)}


def publish_two_drafts(name: str) -> dict[str, Any]:
    first, second = _draft(name), _draft(name)
    asked = [("ann", first, "By Ann."), ("ben", second, "By Ben.")]
    answers = together(
        *(
            (who, f"/codebooks/drafts/{each.pk}/publish/", _published_untried(each, note))
            for who, each, note in asked
        )
    )
    return {"answers": answers, **_editions(name)}


def publish_and_discard(name: str) -> dict[str, Any]:
    draft = _draft(name)
    address = f"/codebooks/drafts/{draft.pk}/"
    answers = together(
        ("ann", f"{address}publish/", _published_untried(draft, "By Ann.")),
        ("ben", f"{address}discard/", {}),
    )
    done = entries("codebook.published", draft.pk), entries("codebook.discarded", draft.pk)
    return {"answers": answers, "published": done[0], "discarded": done[1], **_editions(name)}


# --- outlets ----------------------------------------------------------------------------------------------


def _outlets() -> tuple[Any, Any, Any]:
    from webapp.corpus.models import Outlet

    event = event_with(2)
    pair = [
        Outlet.objects.create(name=f"{name} {event.pk}", slug=f"{name.lower()}-{event.pk}", notes="known")
        for name in ("Post", "Courier")
    ]
    for article, outlet in zip(event.articles.all(), pair, strict=True):
        type(article).objects.filter(pk=article.pk).update(outlet=outlet)
    return event, *pair


def _merged(event: Any, pair: list[Any]) -> dict[str, Any]:
    from webapp.corpus.models import Outlet, OutletMerge

    left = list(Outlet.objects.filter(pk__in=[outlet.pk for outlet in pair]).values_list("pk", flat=True))
    names = [outlet.name for outlet in pair]
    return {
        "left": len(left),
        "texts": event.articles.filter(outlet__in=left).count(),
        "merges": OutletMerge.objects.filter(gone__name__in=names, undone_at=None).count(),
        "also known as": list(Outlet.objects.filter(pk__in=left).values_list("also_known_as", flat=True)),
    }


def merge_twice() -> dict[str, Any]:
    event, post, courier = _outlets()
    asked = f"/outlets/{post.slug}/curate/", {"merge": "1", "other": courier.slug}
    return {"answers": together(("ann", *asked), ("ben", *asked)), **_merged(event, [post, courier])}


def merge_both_ways() -> dict[str, Any]:
    event, post, courier = _outlets()
    answers = together(
        ("ann", f"/outlets/{post.slug}/curate/", {"merge": "1", "other": courier.slug}),
        ("ben", f"/outlets/{courier.slug}/curate/", {"merge": "1", "other": post.slug}),
    )
    return {"answers": answers, **_merged(event, [post, courier])}


def take_a_merge_back_twice() -> dict[str, Any]:
    from webapp.corpus import outlet_services
    from webapp.corpus.models import Outlet

    event, post, courier = _outlets()
    merge = outlet_services.merge(post, courier, None)
    asked = f"/outlets/{post.slug}/curate/", {"undo": str(merge.pk)}
    answers = together(("ann", *asked), ("ben", *asked))
    both = Outlet.objects.filter(name__in=[post.name, courier.name])
    return {"answers": answers, "left": both.count(), "texts": event.articles.filter(outlet__in=both).count()}


def take_a_merge_back_while_the_kept_one_is_merged() -> dict[str, Any]:
    from webapp.corpus import outlet_services
    from webapp.corpus.models import Outlet, OutletMerge

    event, post, courier = _outlets()
    star = Outlet.objects.create(name=f"Star {event.pk}", slug=f"star-{event.pk}", notes="known")
    first = outlet_services.merge(post, courier, None)
    answers = together(
        ("ann", f"/outlets/{post.slug}/curate/", {"undo": str(first.pk)}),
        ("ben", f"/outlets/{star.slug}/curate/", {"merge": "1", "other": post.slug}),
    )
    outlets = Outlet.objects.filter(name__in=[post.name, courier.name, star.name])
    first.refresh_from_db()
    return {
        "answers": answers,
        "outlets": sorted(outlet.name.split()[0] for outlet in outlets),
        "texts": event.articles.filter(outlet__in=outlets).count(),
        "is taken back": first.undone_at is not None,
        "merges": OutletMerge.objects.filter(kept=star, undone_at=None).count(),
    }


def save_one_form(kind: str) -> dict[str, Any]:
    """The form of an outlet, an event or an article in the admin, opened by both and saved by both."""
    from django.contrib.auth.models import User
    from django.test import Client

    event, post, _ = _outlets()
    row = {"outlet": post, "event": event, "article": event.articles.all()[0]}[kind]
    address = f"/admin/corpus/{kind}/{row.pk}/change/"
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    form = client.get(address).context["adminform"].form
    fields = {name: str(value) for name, value in form.initial.items() if value is not None}
    fields |= {"seen": form.fields["seen"].initial}
    field = "name" if kind == "outlet" else "title"
    answers = together(*((who, address, fields | {field: f"{who} {event.pk}"}) for who in ("ann", "ben")))
    row.refresh_from_db()
    return {"answers": answers, "held": getattr(row, field), "on record": entries(f"{kind}.changed", row.pk)}


# --- roles ------------------------------------------------------------------------------------------------


def _team_of_two() -> tuple[Any, dict[str, int]]:
    from django.contrib.auth.models import User

    from webapp.people.models import Role, Team

    team = Team.objects.create(name=f"Team {next(NUMBERS)}")
    places = {
        name: team.memberships.create(person=User.objects.get(username=name), role=Role.ADMIN).pk
        for name in ("ann", "ben")
    }
    return team, places


def demote_each_other() -> dict[str, Any]:
    team, places = _team_of_two()
    said = {"role": "viewer", "seen": "admin"}
    answers = together(
        ("ann", f"/teams/{team.pk}/members/{places['ben']}/", said), ("ben", f"/teams/{team.pk}/members/{places['ann']}/", said)
    )  # fmt: skip
    return {"answers": answers, "admins": team.memberships.filter(role="admin").count()}


def leave_at_once() -> dict[str, Any]:
    team, places = _team_of_two()
    answers = together(
        *((name, f"/teams/{team.pk}/members/{places[name]}/", {"remove": "1"}) for name in places)
    )
    return {"answers": answers, "admins": team.memberships.filter(role="admin").count()}


def give_two_roles() -> dict[str, Any]:
    from django.contrib.auth.models import User

    team, _ = _team_of_two()
    person = User.objects.create_user(f"cleo{team.pk}", password="x")
    place = team.memberships.create(person=person, role="contributor")
    address = f"/teams/{team.pk}/members/{place.pk}/"
    answers = together(
        ("ann", address, {"role": "curator", "seen": "contributor"}),
        ("ben", address, {"role": "viewer", "seen": "contributor"}),
    )
    place.refresh_from_db()
    return {"answers": answers, "role": place.role, "on record": entries("team.role_changed", place.pk)}


def act_while_the_role_is_taken() -> dict[str, Any]:
    from django.contrib.auth.models import User

    from webapp.people.models import Role

    event, number = event_with(4), next(NUMBERS)
    person = User.objects.create_user(f"dora{number}", password="x")
    place = event.team.memberships.create(person=person, role=Role.CURATOR)
    keeper = User.objects.create_user(f"keeper{number}", password="x")
    event.team.memberships.create(person=keeper, role=Role.ADMIN)
    answers = together(
        (
            keeper.username,
            f"/teams/{event.team_id}/members/{place.pk}/",
            {"role": "viewer", "seen": "curator"},
        ),
        (person.username, "/admin/corpus/article/", _chosen(event, "mark_as_release")),
    )
    return {"answers": answers, "released": event.articles.filter(role="release").count()}


# --- bulk acts --------------------------------------------------------------------------------------------


def _chosen(of: Any, action: str, **said: Any) -> dict[str, Any]:
    return {"action": action, "_selected_action": list(of.articles.values_list("pk", flat=True)), **said}


def start_twice(second: str) -> dict[str, Any]:
    """An act on more rows than are done at once, by one person twice or by two."""
    from webapp.curation import acting
    from webapp.jobs.models import Job

    event = event_with(3)
    kept, acting.AT_ONCE = acting.AT_ONCE, 1
    try:
        asked = "/admin/corpus/article/", _chosen(event, "mark_as_release")
        answers = together(("ann", *asked), (second, *asked))
    finally:
        acting.AT_ONCE = kept
    rows = sorted(event.articles.values_list("pk", flat=True))
    jobs = [job for job in Job.objects.all() if sorted(job.asked["rows"]) == rows]
    return {
        "answers": answers,
        "jobs": len(jobs),
        "on record": sum(entries("job.mark_release", job.pk) for job in jobs),
    }


def do_at_once(action: str) -> dict[str, Any]:
    """The same act on the same few rows by two."""
    event = event_with(4)
    rows = list(event.articles.values_list("pk", flat=True))
    done = {
        "mark_as_release": "article.changed",
        "delete_articles": "article.deleted",
        "assign_to_event": "article.moved",
    }
    target = event_with(0)
    asked = "/admin/corpus/article/", _chosen(event, action, sure="yes", event=target.pk)
    answers = together(("ann", *asked), ("ben", *asked))
    return {"answers": answers, "on record": [entries(done[action], pk) for pk in rows]}


def move_to_two_places() -> dict[str, Any]:
    event, first, second = event_with(4), event_with(0), event_with(0)
    answers = together(
        ("ann", "/admin/corpus/article/", _chosen(event, "assign_to_event", event=first.pk)),
        ("ben", "/admin/corpus/article/", _chosen(event, "assign_to_event", event=second.pk)),
    )
    return {"answers": answers, "places": [each.articles.count() for each in (event, first, second)]}


# --- what is switched on and taken back ---------------------------------------------------------------------


def switch_two_models() -> dict[str, Any]:
    from django.contrib.auth.models import User

    from tests.analyzer.fitting.labels import model
    from webapp.learning import services
    from webapp.learning.models import FittedModel

    row = services.store_model(model())
    other, _ = FittedModel.objects.get_or_create(
        identity="0123456789ab", defaults={"task": row.task, "content": bytes(row.content), "card": row.card}
    )
    FittedModel.objects.update(is_used=False)
    keepers = [User.objects.create_superuser(f"root{next(NUMBERS)}").username for _ in range(2)]
    answers = together(
        *(
            (who, "/admin/learning/fittedmodel/", {"action": "use", "_selected_action": [each.pk]})
            for who, each in zip(keepers, (row, other), strict=True)
        )
    )
    return {"answers": answers, "in use": FittedModel.objects.filter(is_used=True).count()}


def take_a_correction_back_twice() -> dict[str, Any]:
    from webapp.corrections import services
    from webapp.corrections.models import Correction
    from webapp.corrections.values import Said, Stretch

    article = event_with(2).articles.all()[0]
    said = Said("sentence.frame", True, (Stretch(article.pk, 0, 20),), part="test.frame")
    made = services.correct(article.event, said, author=None)
    asked = "/admin/corrections/correction/", {"action": "undo", "_selected_action": [made.pk]}
    answers = together(("ann", *asked), ("ben", *asked))
    held = Correction.objects.get(pk=made.pk)
    return {
        "answers": answers,
        "by": held.undone_by_name,
        "on record": entries("correction.undone", made.pk),
    }


def join_and_tell_apart() -> dict[str, Any]:
    from webapp.codebooks.models import Naming

    event = event_with(2)
    address = f"/events/{event.slug}/actors/"
    answers = together(
        ("ann", address, {"join": "1", "called": "Ana Brown", "names": ["Mayor Brown"], "kind": "person"}),
        ("ben", address, {"apart": "Mayor Brown", "name": "Ana Brown"}),
    )
    return {"answers": answers, "in force": Naming.objects.filter(event=event, undone_at=None).count()}


def join_and_tell_apart_everywhere() -> dict[str, Any]:
    """The very first that is said of names everywhere: no row stands there yet that either could wait for."""
    from webapp.codebooks.models import Naming

    event = event_with(2)
    Naming.objects.filter(event=None).delete()
    address, reach = f"/events/{event.slug}/actors/", {"everywhere": "1"}
    answers = together(
        (
            "ann",
            address,
            {"join": "1", "called": "Ana Brown", "names": ["Mayor Brown"], "kind": "person", **reach},
        ),
        ("ben", address, {"apart": "Mayor Brown", "name": "Ana Brown", **reach}),
    )
    held = Naming.objects.filter(event=None, undone_at=None)
    return {"answers": answers, "in force": [(str(naming), naming.author_name) for naming in held]}


def say_the_same_of_names(is_one: bool, is_everywhere: bool) -> dict[str, Any]:
    """Both say the same, each beginning with the other name."""
    from webapp.codebooks.models import Naming

    event = event_with(2)
    where = None if is_everywhere else event
    Naming.objects.filter(event=where).delete()
    pair = ("Ana Brown", "Mayor Brown")
    sent: list[dict[str, Any]] = [
        {"join": "1", "called": first, "names": [second], "kind": "person"}
        if is_one
        else {"apart": first, "name": second}
        for first, second in (pair, pair[::-1])
    ]
    reach = {"everywhere": "1"} if is_everywhere else {}
    address = f"/events/{event.slug}/actors/"
    answers = together(("ann", address, sent[0] | reach), ("ben", address, sent[1] | reach))
    held = list(Naming.objects.filter(event=where, undone_at=None))
    return {
        "answers": answers,
        "in force": [(str(naming), naming.author_name) for naming in held],
        "on record": sum(
            entries(action, naming.pk) for naming in held for action in ("names.joined", "names.told apart")
        ),
    }


def say_names_while_others_are_taken_back() -> dict[str, Any]:
    """A worker looks through texts for names that are taken back, while a person joins one of them with another."""
    import threading

    from django.contrib.auth.models import User

    from webapp.codebooks import identities
    from webapp.jobs import services
    from webapp.jobs.models import Job

    event = event_with(4)
    old = identities.join(event, ["Ana Brown", "Mayor Brown"], "person", None)
    identities.stamp_articles(old)
    ben = User.objects.get(username="ben")
    job = services.request_job("take_naming_back", "A race", rows=[old.pk], person=ben)
    worker = threading.Thread(target=_perform, args=(job.pk,))
    worker.start()
    address = f"/events/{event.slug}/actors/"
    joined = {"join": "1", "called": "Ana Brown", "names": ["Brown"], "kind": "person"}
    answers = together(("ann", address, joined))
    worker.join()
    said = identities.in_force(event)
    wanted = [identities.stamp_of(identities.of_article(text, said)) for text in event.articles.all()]
    return {
        "answers": answers,
        "job": Job.objects.get(pk=job.pk).state,
        "in force": [str(naming) for naming in said if naming.event_id],
        "noted": [text.identified for text in event.articles.all()],
        "wanted": wanted,
    }


def _perform(job: int) -> None:
    from django.db import connection

    from webapp.jobs import services

    try:
        services.perform_job(job)
    finally:
        connection.close()


# --- findings -----------------------------------------------------------------------------------------------


def _compared(texts: int) -> Any:
    """An event that is read and compared, whose findings nobody has taken yet."""
    from webapp.analyses import leases, services
    from webapp.analyses.models import Report, Run

    event = event_with(texts)
    services.request_event(event)
    # What is said of names everywhere has a text that bears them asked for once more.
    while runs := leases.due_jobs(Run).filter(article__event=event).values_list("pk", flat=True):
        for run in runs:
            services.perform_run(run)
    for report in leases.due_jobs(Report).filter(event=event):
        services.perform_report(report.pk)
    return event


def _findings(event: Any) -> dict[str, Any]:
    from webapp.reviews import keeping
    from webapp.reviews.models import Finding, Source

    left = len(keeping.out_of_date(event))
    keeping.refresh(event)
    return {
        "out of date": left,
        "findings": Finding.objects.filter(event=event).count(),
        "sources": Source.objects.filter(event=event).count(),
        "left over": Finding.objects.filter(event=event).exclude(article__in=event.articles.all()).count(),
    }


def take_findings_twice(rows: int) -> dict[str, Any]:
    """Two who open the queue of one event, before anybody has; with so many rows in a transaction."""
    from webapp.reviews import keeping

    kept, keeping._IN_ONE_TRANSACTION = keeping._IN_ONE_TRANSACTION, rows
    try:
        event = _compared(3)
        address = f"/events/{event.slug}/review/"
        answers = together(*((who, address, {"verdict": "skipped", "key": "none"}) for who in ("ann", "ben")))
        return {"answers": answers, **_findings(event)}
    finally:
        keeping._IN_ONE_TRANSACTION = kept


def take_findings_while_a_text_is_deleted() -> dict[str, Any]:
    event = _compared(3)
    gone = event.articles.order_by("pk").last().pk
    answers = together(
        ("ann", f"/events/{event.slug}/review/", {"verdict": "skipped", "key": "none"}),
        ("ben", f"/articles/{gone}/delete/", {"sure": "yes"}),
    )
    return {"answers": answers, "texts": event.articles.count(), **_findings(event)}


if __name__ == "__main__":
    serve(globals())
