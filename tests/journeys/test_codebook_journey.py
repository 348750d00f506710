"""A curator excludes a phrase from a frame, tries it, publishes it: report, exports and outlet's page agree."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.axe import violations
from tests.journeys.test_main_journey import wait_for_report

pytestmark = pytest.mark.browser

BOOK = "bilateral_security_trade"
OUTLET = "Lisport Weekly"
_WORKING_TIME = 120_000
THINGS = (
    ("choir", "chapel", "sang a long hymn", "tenors"),
    ("chess club", "library", "played the last round", "juniors"),
    ("orchard", "market hall", "sold the first apples", "growers"),
)


def article(thing: str, place: str, did: str, people: str) -> str:
    """Nine sentences; two of them hold "national security", one of those as the name of a fair."""
    return " ".join(
        [
            f"The {thing} met in the {place} on Monday and {did}.",
            f"Many {people} came by bus from the village on the hill.",
            f"The {place} was full long before the doors were shut at noon.",
            f"The national security fair stood beside the {place} with its tents.",
            f"A speaker of the {people} asked for a quieter room next year.",
            f"The minister called national security a matter for the {people} as well.",
            f"Rain fell on the roof of the {place} for most of the day.",
            f"The {people} of the {thing} ate soup in the kitchen afterwards.",
            f"The next meeting of the {thing} is planned for early spring.",
        ]
    )


@pytest.fixture
def event(page: Any, tmp_path: Path) -> Iterator[str]:
    """Three texts of one outlet, brought as a table. What is in use afterwards is what was in use before."""
    with (tmp_path / "texts.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "outlet", "date", "text"])
        for number, things in enumerate(THINGS, 1):
            rows.writerow([f"News of the {things[0]}", OUTLET, f"2026-03-0{number}", article(*things)])
    page.goto("/upload/")
    page.set_input_files("input[type=file]", [tmp_path / "texts.csv"])
    page.fill("#id_event_title", "Weekend in Lisport")
    page.click("text=Read these texts")
    page.wait_for_selector(".draft")
    page.click("text=Save and compare")
    wait_for_report(page)
    yield page.url.split("?")[0]
    page.goto(f"/codebooks/{BOOK}/")
    if page.locator("text=Go back to an earlier edition").count():
        page.click("text=Go back to an earlier edition")
        page.fill("#id_reason", "The journey is over.")
        page.click("text=Use it again and measure anew")
        page.wait_for_selector("text=measured with what is in use", timeout=_WORKING_TIME)


def security_of(page: Any, event: str) -> set[str]:
    """What the export says of each text: how many of its sentences carry the frame."""
    exported = page.request.get(f"{event}export.json").json()
    rows = [row for row in exported["emphasis"] if (row["codebook"], row["frame"]) == (BOOK, "security")]
    return {f"{row['all']['count']} of {row['all']['n']}" for row in rows}


def until(page: Any, event: str, wanted: set[str]) -> None:
    deadline = time.monotonic() + _WORKING_TIME / 1000
    while security_of(page, event) != wanted and time.monotonic() < deadline:
        page.wait_for_timeout(500)
    assert security_of(page, event) == wanted


def outlet_mean(page: Any) -> str:
    page.goto("/outlets/lisport-weekly/")
    row = page.locator("table.profile tr", has=page.locator("th", has_text=re.compile(r"^Security")))
    return str(row.locator("[data-label=mean]").first.inner_text())  # the bilateral codebook stands first


def test_an_exclusion_is_tried_published_and_seen_everywhere(page: Any, event: str) -> None:
    # given an event whose texts have two sentences of security in nine
    assert security_of(page, event) == {"2 of 9"}
    assert outlet_mean(page) == "22 %"
    # when a curator excludes the name of the fair in a draft
    page.goto(f"/codebooks/{BOOK}/")
    assert violations(page) == []
    page.click("text=Start a draft from what is in use")
    page.fill("#id_new_term", "national security fair")
    page.select_option("#id_new_weight", "0")
    page.click("button:has-text('Add it') >> nth=0")
    page.wait_for_selector("text=“national security fair” stands at 0")
    assert violations(page) == []
    # and tries it on the event
    page.click("text=Try it on articles")
    page.check("label:has-text('Weekend in Lisport') input")
    page.click("button:has-text('Try it')")
    page.wait_for_selector("text=3 sentences in 3 of 3 texts would read otherwise", timeout=_WORKING_TIME)
    assert page.locator(".tried del", has_text="national security").count() >= 3
    assert violations(page) == []
    # then nothing has changed yet
    assert security_of(page, event) == {"2 of 9"}
    # and when it is published with a note
    page.click("text=See the differences and publish")
    page.fill("#id_note", "The fair is the name of a fair.")
    page.click("text=Publish and measure anew")
    page.wait_for_selector("text=Edition 1 is in use")
    # then the export, the report and the outlet's page say the same
    until(page, event, {"1 of 9"})
    page.goto(event)
    wait_for_report(page)
    assert "edition 1: The fair is the name of a fair." in page.locator("#method").inner_text()
    assert outlet_mean(page) == "11 %"
    page.goto(f"{event}sections/emphasis/?codebook={BOOK}")
    assert "1 of 9" in page.locator("main").inner_text()
    assert "2 of 9" not in page.locator("main").inner_text()
