"""Labels that people made become rows to learn from, by task and grouped by event; what is too little is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from analyzer.fitting.examples import read_examples
from analyzer.learning.tasks import TASKS
from webapp.coding.models import Code, Coder, CodingItem, CodingProject
from webapp.corpus.models import Article, Event
from webapp.corrections import services as corrections
from webapp.corrections.values import Said, Stretch
from webapp.jobs import services
from webapp.jobs.labels import as_lines, readiness, rows_of
from webapp.jobs.models import Job
from webapp.learning.models import FittedModel
from webapp.people.models import Membership, Team
from webapp.reviews.models import Review, Verdict

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db
LOADED, FRAME = "sentence.loaded", "sentence.frame"
ECONOMIC = "policy_frames.economic"


def sentence(article: Article, number: int) -> tuple[str, int, int]:
    found = article.document["sentences"][number]
    return article.document["text"][found["start"] : found["end"]], found["start"], found["end"]


def correct(article: Article, number: int, value: bool, kind: str = LOADED, part: str = "") -> None:
    _, start, end = sentence(article, number)
    said = Said(kind, value, (Stretch(article.pk, start, end),), part=part, machine_value=not value)
    corrections.correct(article.event, said, author=None)


def review(article: Article, number: int, verdict: Verdict, value: object, machine: object) -> None:
    words, start, _ = sentence(article, number)
    Review.objects.create(
        event=article.event, article=article, key=f"{number}", strand="random", measure="wording.loaded",
        kind=LOADED, words=words, start=start, machine_value=machine, verdict=verdict, value=value, name="ann",
    )  # fmt: skip


def code(article: Article, number: int, *values: str, is_closed: bool = True) -> None:
    words, start, _ = sentence(article, number)
    project = CodingProject.objects.create(
        event=article.event, title="T", unit="sentence", questions=[], selection={}
    )
    item = CodingItem.objects.create(
        project=project, number=1, article=article, words=words, start=start, content_hash=""
    )
    for place, value in enumerate(values):
        coder = Coder.objects.create(project=project, name=str(place))
        Code.objects.create(item=item, coder=coder, question=LOADED, value=value)
    if is_closed:
        CodingProject.objects.filter(pk=project.pk).update(closed_at=project.made_at)


@pytest.fixture
def article(make_event: MakeEvent) -> Article:
    return make_event("bridge").articles.get()


def loaded(article: Article) -> dict[int, bool]:
    numbers = {sentence(article, number)[0]: number for number in range(5)}
    return {numbers[row["text"]]: row["label"] for row in rows_of(TASKS["loaded"], None)}


def test_corrections_reviews_and_codes_that_are_at_one_are_labels(article: Article):
    correct(article, 0, True)
    review(article, 1, Verdict.AGREED, False, False)
    review(article, 2, Verdict.CORRECTED, True, False)
    code(article, 3, "yes", "yes")
    assert loaded(article) == {0: True, 1: False, 2: True, 3: True}
    assert {row["group"] for row in rows_of(TASKS["loaded"], None)} == {article.event.slug}


def test_what_nobody_has_said_is_no_label(article: Article):
    """A skip, a difference that is not settled, one coder alone, and coding that is not closed."""
    review(article, 0, Verdict.SKIPPED, None, True)
    code(article, 1, "yes", "no")
    code(article, 2, "yes")
    code(article, 3, "yes", "yes", is_closed=False)
    assert loaded(article) == {}


def test_a_correction_goes_before_a_code_and_that_before_a_review(article: Article):
    review(article, 0, Verdict.AGREED, False, False)
    code(article, 0, "yes", "yes")
    assert loaded(article) == {0: True}
    correct(article, 0, False)
    assert loaded(article) == {0: False}


def test_sentences_of_an_article_come_in_its_order(article: Article):
    for number in (3, 0, 2):
        correct(article, number, True)
    assert [row["text"] for row in rows_of(TASKS["loaded"], None)] == [
        sentence(article, n)[0] for n in (0, 2, 3)
    ]


def test_labels_go_out_as_the_lines_that_a_fit_reads(article: Article, tmp_path: Path):
    correct(article, 0, True)
    correct(article, 1, False)
    file = tmp_path / "labels.jsonl"
    file.write_text(as_lines(TASKS["loaded"], None), "utf-8")
    assert [(example.text, bool(example.labels)) for example in read_examples(TASKS["loaded"], file)] == [
        (sentence(article, 0)[0], True),
        (sentence(article, 1)[0], False),
    ]


def test_frames_are_labels_where_somebody_named_one(article: Article):
    correct(article, 0, True, FRAME, ECONOMIC)
    correct(article, 0, True, FRAME, "policy_frames.political")
    correct(article, 1, False, FRAME, ECONOMIC)
    correct(article, 2, True, FRAME, "bilateral_security_trade.security")
    rows = rows_of(TASKS["frames"], None)
    assert [(row["text"], row["label"]) for row in rows] == [(sentence(article, 0)[0], "economic+political")]


def test_how_many_there_are_and_whether_that_is_enough_is_said(article: Article):
    correct(article, 0, True)
    found = {each.task.key: each for each in readiness(None)}
    assert (found["loaded"].texts, found["loaded"].labels) == (1, {"yes": 1})
    assert "20 are the least" in found["loaded"].reason
    assert found["editorial"].reason == "Nobody has labelled anything of this kind yet."
    assert "from a file" in found["tone"].reason
    assert not any(each.is_enough for each in found.values())


def test_a_fit_on_labels_of_several_events_is_put_on_record_switched_off(
    make_event: MakeEvent, article_text: Callable[[str], str]
):
    """Six events of five sentences: "proud" is loaded, the rest is not."""
    for number in range(6):
        held = make_event(f"bridge{number}", title=f"Opening {number}").articles.get()
        for place in range(5):
            correct(held, place, place in (1, 3))
    assert next(each for each in readiness(None) if each.task.key == "loaded").is_enough
    job = services.request_job("fit", "Learn", person=None, task="loaded")
    services.perform_job(job.pk)
    done = Job.objects.get()
    assert done.state == "done", done.last_error
    model = FittedModel.objects.get()
    assert not model.is_used
    assert (model.card["units"], model.card["groups"]) == (30, 6)
    assert model.identity in done.result


def test_labels_of_another_teams_events_are_nobodys_to_learn_from(article: Article, settings: Any):
    correct(article, 0, True)
    settings.SIGN_IN_REQUIRED = True
    teams = {name: Team.objects.create(name=name) for name in ("north", "south")}
    Event.objects.update(team=teams["north"], visibility="team")
    found = {}
    for name, team in teams.items():
        person = User.objects.create_user(name, password="a long password")
        Membership.objects.create(team=team, person=person, role="curator")
        found[name] = len(rows_of(TASKS["loaded"], person))
    assert found == {"north": 1, "south": 0}
