"""Reading the work and its results, as plain values: nothing returned here asks the database again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery

from analyzer.describing import describe_cards
from analyzer.encoding import decode_document
from webapp.analyses.convert import (
    analysis_fingerprint,
    analysis_json,
    cards_in_order,
    document_of,
    in_declared_order,
    input_hash,
    report_fingerprint,
)
from webapp.analyses.models import READABLE, UNFINISHED, Report, Run, State
from webapp.analyses.values import (
    EVERY_EVENT,
    THE_REPORT,
    Angle,
    ArticleCard,
    ArticlePage,
    EventCard,
    EventReport,
    EventSearch,
    HeldText,
    MadeOf,
    OutletName,
    Progress,
    RunCard,
)
from webapp.corpus.agencies import agency_names, agency_of
from webapp.corpus.models import Article, Draft, Event
from webapp.corpus.services import held_articles
from webapp.corpus.versions import content_hash
from webapp.corrections.selectors import cards
from webapp.people import rights
from webapp.people.models import Visibility
from webapp.people.rights import Person, listed

CORRECTED = "Something was corrected since."
NO_REPORT = "No report has been asked for yet."
_UNDATED = date.max
_ALPHABET = "ABCDEFGHIJKLMNOPQSTUVWXYZ"


def list_events(asked: EventSearch = EVERY_EVENT, *, person: Person) -> list[EventCard]:
    """Every event that is this person's to list and has all that is asked for, the newest first."""
    events = Event.objects.filter(listed(person))
    for word in asked.words:
        events = events.filter(_holds(word))
    if asked.outlet:
        events = events.filter(pk__in=Article.objects.filter(outlet__slug=asked.outlet).values("event"))
    if asked.since or asked.until:
        dated = Article.objects.filter(published__isnull=False)
        dated = dated.filter(published__gte=asked.since) if asked.since else dated
        dated = dated.filter(published__lte=asked.until) if asked.until else dated
        events = events.filter(pk__in=dated.values("event"))
    latest = Report.objects.filter(event=OuterRef("pk"), angle="").order_by("-pk").values("state")[:1]
    counted = events.annotate(
        article_count=Count("articles"),
        report_state=Subquery(latest),
        first=Min("articles__published"),
        last=Max("articles__published"),
    )
    found = list(counted.order_by("-created_at", "-pk"))
    outlets, with_release = _outlets_of(found)
    return [
        EventCard(
            slug=event.slug,
            title=event.title,
            created=event.created_at,
            article_count=event.article_count,
            outlets=outlets.get(event.pk, []),
            has_release=event.pk in with_release,
            state=event_state(event.article_count, event.report_state),
            first=event.first,
            last=event.last,
        )
        for event in found
    ]


def _holds(word: str) -> Q:
    """Events with the word in their title, in a title or text of theirs, or in the name of an outlet."""
    inside = Article.objects.filter(
        Q(title__icontains=word) | Q(outlet__name__icontains=word) | Q(document__text__icontains=word)
    )
    return Q(title__icontains=word) | Q(pk__in=inside.values("event"))


def event_report(slug: str, angle: Angle = THE_REPORT) -> EventReport | None:
    """The latest finished report of an event from this angle, and what has happened since."""
    event = Event.objects.filter(slug=slug).first()
    if event is None:
        return None
    articles = _articles(event)
    runs = _latest_runs(articles, with_results=True)
    reports = event.reports.filter(angle=angle.key)
    latest = reports.defer("payload").first()
    shown = reports.filter(state__in=READABLE).first()
    compared = [article for article in articles if str(article.pk) not in angle.without]
    reasons = stale_reasons(_made_of(shown), compared, event.corrected) if shown else []
    payload = in_declared_order(shown.payload) if shown else None
    readable = _readable_runs(articles, runs)
    analyses = {
        str(article.pk): analysis_json(run, document_of(article), run.measurements.all())
        for article in articles
        if (run := readable.get(article.pk)) is not None
    }
    made = [each for analysis in analyses.values() for each in analysis.get("corrections", ())]
    return EventReport(
        event=event,
        articles=_cards(articles, runs),
        payload=payload,
        analyses=analyses,
        cards=cards_in_order(shown.cards) if shown else describe_cards(),
        state=event_state(len(compared), latest.state if latest else None),
        is_stale=bool(reasons),
        stale_reasons=reasons,
        failures=shown.failures if shown else {},
        made_at=shown.finished_at if shown else None,
        fingerprint=shown.fingerprint if shown else "",
        reason=latest.last_error if latest else NO_REPORT,
        report_pk=shown.pk if shown else None,
        changes=shown.changes if shown else None,
        angle=angle,
        corrections=cards([*(payload or {}).get("corrections", ()), *made], is_named=_is_named(event)),
        data_files=shown.data_files if shown else {},
    )


def _made_of(report: Report) -> MadeOf:
    return MadeOf(report.inputs, report.fingerprint, report.corrected)


def progress(slug: str, angle: Angle = THE_REPORT) -> Progress | None:
    """What the polled fragment shows."""
    event = Event.objects.filter(slug=slug).first()
    if event is None:
        return None
    articles = _articles(event)
    cards = _cards(articles, _latest_runs(articles, with_results=False))
    latest = event.reports.filter(angle=angle.key).only("state", "step", "last_error", "event").first()
    compared = [article for article in articles if str(article.pk) not in angle.without]
    state = event_state(len(compared), latest.state if latest else None)
    waiting = [card for card in cards if card.state in UNFINISHED]
    return Progress(
        event=event,
        articles=cards,
        state=state,
        step=latest.step if latest else "",
        reason=latest.last_error if latest else "",
        total=len(cards),
        finished=len(cards) - len(waiting),
        failed=sum(card.state == State.FAILED for card in cards),
        is_finished=state not in UNFINISHED and not waiting,
    )


def article_page(pk: int) -> ArticlePage | None:
    """One article with the analysis of its text that was made last."""
    found = Article.objects.filter(pk=pk).select_related("event").first()
    if found is None:
        return None
    articles = _articles(found.event)
    article = next(each for each in articles if each.pk == pk)
    runs = _latest_runs([article], with_results=True)
    run = runs.get(pk)
    read, analysis = _readable_runs([article], runs).get(pk), None
    if read is not None:
        analysis = analysis_json(read, document_of(article), read.measurements.all())
    return ArticlePage(
        article=next(card for card in _cards(articles, runs) if card.pk == pk),
        event_slug=found.event.slug,
        event_title=found.event.title,
        document={**article.document, "id": str(pk)},
        analysis=analysis,
        cards=describe_cards(),
        run=_run_card(run) if run else None,
        corrections=cards((analysis or {}).get("corrections", ()), is_named=_is_named(found.event)),
    )


def _readable_runs(articles: Sequence[Article], runs: Mapping[int, Run]) -> dict[int, Run]:
    """Article → its run; while that is under way, the one before that read the same words with other corrections."""
    readable = {pk: run for pk, run in runs.items() if run.reading is not None}
    waiting = {
        each.pk: content_hash(decode_document(each.document))
        for each in articles
        if each.pk not in readable and each.pk in runs and runs[each.pk].state in UNFINISHED
    }
    if waiting:
        earlier = Run.objects.filter(article__in=waiting, reading__isnull=False).order_by("finished_at")
        for run in earlier.prefetch_related("measurements"):
            asked = runs[run.article_id]
            if (run.text_hash, run.fingerprint) == (waiting[run.article_id], asked.fingerprint):
                readable[run.article_id] = run
    return readable


def _is_named(event: Event) -> bool:
    """Whether readers of an event may know who corrected it: of one that is open to everybody they need not."""
    return rights.is_everybodys() or not (event.visibility == Visibility.PUBLIC or rights.is_demonstration())


def letters_of(articles: Iterable[Article | HeldText]) -> dict[int, str]:
    """Article → its letter. Both kinds are counted by date, the undated last, then by upload."""
    ordered = sorted(articles, key=lambda article: (article.published or _UNDATED, article.pk))
    releases = [article for article in ordered if article.role == Article.Role.RELEASE]
    coverage = [article for article in ordered if article.role != Article.Role.RELEASE]
    numbered = {article.pk: f"R{number}" for number, article in enumerate(releases, 1)}
    named = {releases[0].pk: "R"} if len(releases) == 1 else numbered
    return named | {article.pk: _letter(index) for index, article in enumerate(coverage)}


def letters_held(event: Event, drafts: Sequence[Draft]) -> dict[UUID, str]:
    """Draft → the letter under which the event has the same text already."""
    letters = letters_of(_articles(event))
    return {key: letters[article.pk] for key, article in held_articles(event, drafts).items()}


def _letter(index: int) -> str:
    """A … Z, AA, AB …: as columns of a table are counted, but for R, which is the release's."""
    first, last = divmod(index, len(_ALPHABET))
    return (_letter(first - 1) if first else "") + _ALPHABET[last]


def _articles(event: Event) -> list[Article]:
    """The event's articles in the order of their letters, the releases first."""
    articles = list(event.articles.select_related("outlet").defer("original"))
    return sorted(
        articles,
        key=lambda each: (each.role != Article.Role.RELEASE, each.published or _UNDATED, each.pk),
    )


def _latest_runs(articles: Sequence[Article], *, with_results: bool) -> dict[int, Run]:
    """Article → the run of its present text that was asked for last."""
    runs = Run.objects.filter(article__in=articles).order_by("pk")
    runs = runs.prefetch_related("measurements") if with_results else runs.defer("reading")
    hashes = {article.pk: article.content_hash for article in articles}
    return {run.article_id: run for run in runs if run.content_hash == hashes[run.article_id]}


def _cards(articles: Sequence[Article], runs: dict[int, Run]) -> list[ArticleCard]:
    letters, agencies = letters_of(articles), agency_names()
    return [_card(article, letters[article.pk], runs.get(article.pk), agencies) for article in articles]


def _card(article: Article, letter: str, run: Run | None, agencies: Mapping[str, str]) -> ArticleCard:
    return ArticleCard(
        pk=article.pk,
        letter=letter,
        document_id=str(article.pk),
        title=article.title,
        outlet_name=article.outlet_name,
        is_release=article.role == Article.Role.RELEASE,
        issuer=article.issuer,
        published=article.published,
        state=run.state if run else State.QUEUED,
        step=run.step if run else "",
        reason=run.last_error if run else "",
        words=len(article.document["text"].split()),
        filename=article.filename,
        byline=article.byline,
        url=article.url,
        uploaded=article.uploaded_at,
        attempts=run.attempts if run else 0,
        outlet_slug=article.outlet.slug if article.outlet else "",
        agency=agency_of(article, agencies),
    )


def _run_card(run: Run) -> RunCard:
    return RunCard(
        pk=run.pk,
        state=run.state,
        step=run.step,
        attempts=run.attempts,
        reason=run.last_error,
        fingerprint=run.fingerprint,
        is_current=run.fingerprint == analysis_fingerprint(),
        finished_at=run.finished_at,
        failures=run.failures,
    )


def event_state(article_count: int, report_state: str | None) -> str:
    if article_count == 0:
        return "empty"
    if article_count == 1:
        return "one_text"
    return report_state or State.FAILED  # without a report on record nothing is under way


def stale_reasons(made_of: MadeOf, articles: Iterable[Article | HeldText], corrected: str) -> list[str]:
    """What is newer than a report that was made of this, in words for the page. ``corrected``: the event's stamp."""
    inputs = made_of.inputs
    now = {str(article.pk): input_hash(article) for article in articles}
    changes = {
        "An article was added since.": now.keys() - inputs.keys(),
        "An article was removed since.": inputs.keys() - now.keys(),
        "An article's text or details were changed since.": {
            key for key in now.keys() & inputs.keys() if now[key] != inputs[key]
        },
        CORRECTED: made_of.corrected != corrected,
        "The measures or codebooks have changed since.": made_of.fingerprint != report_fingerprint(),
    }
    return [reason for reason, is_so in changes.items() if is_so]


def _outlets_of(events: Sequence[Event]) -> tuple[dict[int, list[OutletName]], set[int]]:
    outlets: dict[int, list[OutletName]] = {}
    with_release = set()
    rows = Article.objects.filter(event__in=events).values_list(
        "event", "outlet__name", "outlet__slug", "role"
    )
    for event, name, slug, role in rows.order_by("outlet__name", "pk").distinct():
        if name and OutletName(name, slug) not in outlets.setdefault(event, []):
            outlets[event].append(OutletName(name, slug))
        if role == Article.Role.RELEASE:
            with_release.add(event)
    return outlets, with_release
