"""Findings are kept between keystrokes, and only what was read anew is taken anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.webapp.reviews.findings import NOBODY
from webapp.analyses import queue
from webapp.corpus.models import Event
from webapp.reviews import keeping, selectors, services
from webapp.reviews.models import Finding, Strand
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db


def test_a_keystroke_reads_no_text_and_asks_as_much_of_many_texts_as_of_few(
    compared: Event, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Callable[..., Any]
):
    selectors.turn_of(compared, Strand.RANDOM, name="")

    def must_not(*_: object) -> None:
        raise AssertionError("a text was read again")

    monkeypatch.setattr(keeping, "of_sentences", must_not)
    monkeypatch.setattr(keeping, "of_comparison", must_not)
    for strand in Strand.values:
        with django_assert_max_num_queries(12 if strand != Strand.HEADLINE else 30) as asked:
            found = selectors.turn_of(compared, strand, name="").candidate
        assert found is not None
        sent = [query["sql"] for query in asked.captured_queries]
        assert not [
            sql for sql in sent if '"document"' in sql or '"payload" FROM' in sql or '"reading" FROM' in sql
        ]


def test_only_what_was_read_anew_is_taken_anew(
    compared: Event, work: Callable[[], None], monkeypatch: pytest.MonkeyPatch
):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.loaded")
    taken: list[int | None] = []
    take = keeping.take
    monkeypatch.setattr(
        keeping, "take", lambda event, made: (taken.append(made.article), take(event, made))[1]
    )
    candidates_of(compared)
    assert taken == []

    services.correct(compared, found, Strand.UNSURE, not found.machine, person=NOBODY)
    queue.request_event(compared)
    work()
    candidates_of(compared)

    assert taken == [found.article, None]  # its text, and the comparison


def test_with_a_text_its_findings_go_at_once(compared: Event):
    article = compared.articles.first()
    assert article is not None
    candidates_of(compared)
    queue.withdraw_article(article.pk, actor=NOBODY)
    assert not Finding.objects.filter(article=article.pk).exists()
    assert not Finding.objects.filter(source__report__isnull=False).exists()  # they quote claims
