"""Which frames each text is listed under."""

import pytest
from django.test import Client

from webapp.analyses.models import Report
from webapp.analyses.selectors import event_report
from webapp.corpus.models import Event
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.presence import MOST_COLUMNS, build
from webapp.pages.contexts.view import View

pytestmark = pytest.mark.django_db

CODEBOOK = "policy_frames"


def row(document: str, frame: str, present: bool | None, count: int = 2) -> dict[str, object]:
    value = {"value": count / 10, "low": 0.0, "high": 0.5, "count": count, "n": 10}
    return {"codebook": CODEBOOK, "frame": frame, "document": document, "present": present, "all": value}


@pytest.fixture
def framed(compared: Event) -> Edition:
    """R and A are listed under economic words, A under health; B is too short to be listed."""
    report = event_report(compared.slug)
    assert report is not None
    edition = Edition(report)
    r, a, b = (witness.document_id for witness in edition.witnesses)
    edition.payload = {
        **edition.payload,
        "emphasis": [
            row(r, "health_and_safety", False), row(a, "health_and_safety", True), row(b, "health_and_safety", None),
            row(r, "economic", True), row(a, "economic", True), row(b, "economic", None),
            row(r, "morality", False, 0), row(a, "morality", False, 0), row(b, "morality", None),
        ],
    }  # fmt: skip
    return edition


def test_frames_of_most_texts_come_first_and_those_of_none_stand_below(framed: Edition) -> None:
    found = build(framed)
    assert found is not None
    assert [[witness.letter for witness in line.listed] for line in found["lines"]] == [["R", "A"], ["A"]]
    assert found["nowhere"] == ["Morality"]


def test_a_text_too_short_to_be_listed_has_no_value_and_no_link(framed: Edition) -> None:
    found = build(framed)
    assert found is not None
    assert [witness.letter for witness in found["unknown"]] == ["B"]
    last = [line.dots[2] for line in found["lines"]]
    assert {(dot.is_listed, dot.url, dot.said) for dot in last} == {(None, "", "B: no value")}


def test_a_dot_says_how_many_sentences_and_leads_to_them(framed: Edition, client: Client) -> None:
    found = build(framed)
    assert found is not None
    dot = found["lines"][0].dots[0]
    assert dot.said == "R: listed, 2 of 10 body sentences"
    assert "/evidence/emphasis/" in dot.url


def test_where_no_text_could_be_judged_nothing_is_shown(framed: Edition) -> None:
    for each in framed.payload["emphasis"]:
        each["present"] = None
    assert build(framed) is None


def test_pairs_of_frames_are_no_frames(framed: Edition) -> None:
    first = framed.payload["emphasis"][0]
    framed.payload["emphasis"].append({**first, "frame": "economic+morality", "present": True})
    found = build(framed)
    assert found is not None
    assert len(found["lines"]) == 2


def test_the_codebook_that_is_chosen_is_shown(framed: Edition) -> None:
    framed.view = View(codebook="bilateral_security_trade")
    assert build(framed) is None  # the planted rows are of another one


def test_many_texts_are_listed_by_letter(framed: Edition) -> None:
    framed.__dict__["witnesses"] = framed.witnesses * MOST_COLUMNS
    found = build(framed)
    assert found is not None
    assert found["is_wide"]


def test_the_report_says_how_it_is_decided(client: Client, compared: Event) -> None:
    report = Report.objects.get(event=compared)
    for each in report.payload["emphasis"]:
        each["present"] = each["frame"] == "security_and_defense" and each["codebook"] == CODEBOOK
    report.save()
    page = client.get(f"/events/{compared.slug}/").content.decode()
    part = page.split('id="frames-present"')[1].split("</section>")[0]
    assert 'aria-label="R: listed, ' in part
    assert "How it is decided" in part
    assert "of its headline and body sentences" in part
