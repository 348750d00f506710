"""A curator mends a speaker and merges two claims; report, downloads and the outlet's page agree, and both are undone."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from tests.journeys.axe import violations
from tests.journeys.test_main_journey import SEED, wait_for_report

pytestmark = pytest.mark.browser

_WORKING_TIME = 30_000
SPEAKER = "Vinay Kwatra"
MENDED = "Sara Carter"


def downloaded(page: Any, path: str) -> str:
    return str(page.request.get(SEED + path).body().decode("utf-8-sig"))


def speakers_in_csv(page: Any, letter: str) -> dict[str, str]:
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "sources.speakers.csv"))))
    return next(row for row in rows if row["letter"] == letter)


def speakers_at_outlet(page: Any, outlet: str, letter: str) -> int:
    page.goto(outlet)
    row = page.locator("#texts ~ table tbody tr", has_text=f", {letter}").first
    return int(row.locator("td[data-label=speakers]").inner_text())


def claims(page: Any) -> list[str]:
    return [claim["text"] for claim in json.loads(downloaded(page, "export.json"))["claims"]]


def sentence_of(page: Any, speaker: str) -> str:
    """The address of the first sentence of text A in which this speaker is heard."""
    data = json.loads(downloaded(page, "export.json"))
    (article,) = [key for key, letter in data["letters"].items() if letter == "A"]
    (analysis,) = [each for each in data["analyses"] if each["document"]["id"] == article]
    heard = next(each["sentence"] for each in analysis["statements"] if each["speaker"] == speaker)
    return f"/articles/{article}/?sentence={heard + 1}#s{heard + 1}"


def choose(page: Any, note: str, offer: str) -> None:
    page.locator(f"{note} details.correct summary").first.click()
    page.locator(f"{note} details.correct a", has_text=offer).first.click()


def test_a_speaker_is_mended_and_two_claims_are_merged_and_everything_agrees(page: Any) -> None:
    page.goto(SEED)
    wait_for_report(page)
    said_before, claims_before = speakers_in_csv(page, "A"), claims(page)
    page.goto(sentence_of(page, SPEAKER))
    inspected = page.url
    outlet = page.locator(".standfirst a[href^='/outlets/']").get_attribute("href")
    at_outlet = speakers_at_outlet(page, outlet, "A")

    # a speaker is mended where it stands
    page.goto(inspected)
    choose(page, "#inspector", "Speaker")
    page.get_by_label("Who says this?").fill(MENDED)
    page.get_by_label("Why").fill("He reads out her statement.")
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".inspector .remarks .corrected", timeout=_WORKING_TIME)  # it follows by itself
    said = page.locator(".inspector .remarks .corrected").inner_text()
    assert f"Speaker: {MENDED}" in said
    assert f"the machine read: {SPEAKER}" in said
    assert page.locator(".sentence.is-chosen .pencil").count() == 1
    assert violations(page) == []

    # two claims are merged in the report
    page.goto(SEED)
    page.locator("#claims h2").scroll_into_view_if_needed()
    page.locator("#claims tbody th[scope=row] a").first.click()
    page.wait_for_selector("#note-claims details.correct")
    choose(page, "#note-claims", "Another claim says the same")
    page.get_by_label("Which claim says the same?").select_option(index=2)
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("#note-claims .saved")
    page.wait_for_selector("#claims tbody .pencil", timeout=_WORKING_TIME, state="attached")

    # report, downloads and the outlet's page agree
    said_now, claims_now = speakers_in_csv(page, "A"), claims(page)
    assert int(said_now["all.count"]) == int(said_before["all.count"]) - 1 == at_outlet - 1
    assert f"parts.speaker/{SPEAKER}.count" not in {key for key, value in said_now.items() if value}
    assert said_now["machine_value"] == SPEAKER
    assert len(claims_now) == len(claims_before) - 1
    assert set(claims_now) < set(claims_before)
    assert speakers_at_outlet(page, outlet, "A") == at_outlet - 1
    page.goto(f"{SEED}sections/sources/")
    in_table = page.locator("#main").inner_text()
    assert MENDED in in_table

    # both are taken back from the list, and all is as it was
    page.goto(f"{SEED}corrections/?state=standing")
    assert page.locator(".correction-list > li").count() == 2
    assert violations(page) == []
    for _ in range(2):
        page.get_by_role("button", name=re.compile("^Undo")).first.click()
    page.goto(SEED)
    page.wait_for_selector("#progress", state="detached", timeout=_WORKING_TIME)
    wait_for_report(page)
    assert claims(page) == claims_before
    assert speakers_in_csv(page, "A")["all.count"] == said_before["all.count"]
