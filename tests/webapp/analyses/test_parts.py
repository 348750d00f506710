"""Pieces of report pages: kept as they are sent, for one report, one view and one set of templates."""

from __future__ import annotations

import pytest

from webapp.analyses import parts
from webapp.analyses.models import RenderedPart, Report
from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return Report.objects.create(event=Event.objects.create(title="Opening", slug="opening"))


def keep(report: Report, state: str, template: str, html: str = "<p>“1”</p>") -> None:
    parts.store_part(report.pk, "claims", state, template, html.encode())


def test_a_part_comes_back_as_it_was_for_its_own_view_alone(report: Report) -> None:
    keep(report, "own", "t1")
    assert parts.stored_part(report.pk, "claims", "own", "t1") == "<p>“1”</p>".encode()
    assert parts.stored_part(report.pk, "claims", "all", "t1") is None
    assert parts.stored_part(report.pk, "facts", "own", "t1") is None


def test_servers_of_two_versions_do_not_take_each_others_parts_away(report: Report) -> None:
    keep(report, "own", "t1")
    keep(report, "own", "t2", "<p>“2”</p>")
    assert parts.stored_part(report.pk, "claims", "own", "t1") == "<p>“1”</p>".encode()


def test_the_oldest_makes_room(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_PARTS", 2)
    for state in ("first", "second", "third"):
        keep(report, state, "t1")
    assert set(RenderedPart.objects.values_list("view_state", flat=True)) == {"second", "third"}


def test_nothing_is_kept_of_a_report_that_is_gone(report: Report) -> None:
    pk = report.pk
    report.delete()
    parts.store_part(pk, "claims", "own", "t1", b"<p></p>")
    assert not RenderedPart.objects.exists()
