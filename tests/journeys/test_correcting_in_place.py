"""Correcting where the words stand: by mouse, by keyboard alone, on a phone and without script; two at one place."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import CONTRAST, USUAL, violations
from tests.journeys.test_main_journey import SEED, wait_for_report

pytestmark = pytest.mark.browser

WORKING_TIME = 60_000
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens a page in a browser of one's own; what is corrected in a test is taken back after it."""
    contexts = []

    def open_page(**options: Any) -> Any:
        contexts.append(browser.new_context(base_url=address, **options))
        return contexts[-1].new_page()

    yield open_page
    page = open_page()
    page.goto(SEED + "corrections/?state=standing")
    while page.locator("form.undo, form[action$='/undo/']").count():
        with page.expect_navigation():
            page.locator("form[action$='/undo/'] button").first.click()
        page.goto(SEED + "corrections/?state=standing")
    # Several corrections taken back, each with a report. The waiting page turns into the report by itself, so it is asked for
    # without being opened: one navigation would break the other off.
    deadline = time.monotonic() + 3 * WORKING_TIME / 1000
    while (is_working := _is_working(page)) and time.monotonic() < deadline:
        page.wait_for_timeout(200)
    assert not is_working
    for context in contexts:
        context.close()


def _is_working(page: Any) -> bool:
    return 'id="progress"' in page.request.get(SEED).text()


def article_of(page: Any) -> str:
    page.goto(SEED)
    wait_for_report(page)
    return str(page.locator("#comparability a[href^='/articles/']").first.get_attribute("href")).split("?")[0]


def open_form(page: Any, around: str, offer: str) -> None:
    page.locator(f"{around} details.correct > summary").click()
    page.locator(f"{around} details.correct a", has_text=offer).first.click()
    expect(page.locator(f"{around} .correction-form")).to_be_visible()


def open_cell(page: Any) -> Any:
    page.goto(SEED)
    wait_for_report(page)
    page.locator("#claims h2").scroll_into_view_if_needed()
    cell = page.locator("#claims tbody tr:not(.group) td.cell a").nth(5)
    cell.click()
    expect(page.locator("#note-claims details.correct")).to_be_visible()
    return cell


def focused(page: Any) -> str:
    return str(
        page.evaluate("document.activeElement.matches('body') ? '' : document.activeElement.outerHTML")
    )


def wrong_in(page: Any, part: str) -> list[str]:
    """What axe finds there in light and in the dark."""
    found = []
    for scheme, options in (("light", USUAL), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=scheme)
        found += violations(page, part, options)
    return found


@pytest.mark.parametrize(
    "size", [{"viewport": {"width": 1440, "height": 1000}}, PHONE], ids=["wide", "phone"]
)
def test_a_cell_is_corrected_in_its_note_and_the_report_follows_in_place(
    opened: Callable[..., Any], size: dict[str, Any]
) -> None:
    page = opened(**size)
    open_cell(page)
    address = page.url

    open_form(page, "#note-claims", "What this text does")
    assert wrong_in(page, "#claims") == []
    before = page.locator("#note-claims .correction-form input:checked").get_attribute("value")
    other = "partial" if before != "partial" else "paraphrase"
    page.locator(f"#note-claims .correction-form input[value={other}]").check()
    page.get_by_label("Why").fill("It is another day.")
    page.get_by_role("button", name="Save").click()

    saved = page.locator("#note-claims .saved")
    expect(saved).to_contain_text("It is another day")
    expect(saved).to_contain_text("the machine read:")
    expect(saved.get_by_role("button", name="Undo")).to_be_visible()
    assert wrong_in(page, "#claims") == []
    expect(page.locator("#claims td.cell .pencil")).to_have_count(1, timeout=WORKING_TIME)
    expect(page.locator("#note-claims .saved")).to_have_count(0)  # the row's own words, as they are now
    expect(page.locator("#note-claims .corrected")).to_contain_text("It is another day")
    assert page.url.split("#")[0] == address.split("#")[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["viewport"]["width"]
    assert wrong_in(page, "#claims") == []

    # and it is taken back where it stands
    page.locator("#note-claims").get_by_role("button", name="Undo").click()
    expect(page.locator("#note-claims .saved")).to_contain_text("Taken back")
    expect(page.locator("#claims td.cell .pencil")).to_have_count(0, timeout=WORKING_TIME)


def test_by_keyboard_alone_the_focus_goes_along(opened: Callable[..., Any]) -> None:
    page = opened(viewport={"width": 1440, "height": 1000})
    page.goto(article_of(page) + "?sentence=9")
    page.locator("#inspector details.correct > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#inspector details.correct a", has_text="Loaded wording").focus()

    page.keyboard.press("Enter")
    form = page.locator("#inspector .correction-form")
    expect(form.locator("input:focus")).to_have_attribute("type", "radio")
    page.keyboard.press("Tab")
    page.keyboard.type("Not done yet")
    page.keyboard.press("Escape")  # in a field it takes nothing away
    expect(form.locator("textarea")).to_have_value("Not done yet")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.locator("#inspector details.correct a:focus")).to_have_text("Loaded wording")

    page.keyboard.press("Enter")
    expect(form.locator("input:focus")).to_be_checked()  # the answer that is not the machine's
    answer = form.locator("input:focus").get_attribute("value")
    page.keyboard.press("Tab")
    page.keyboard.type("It presses.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#inspector .saved:focus")).to_contain_text(f"Loaded wording: {answer}")
    remark = page.locator("#inspector .remarks .made")
    expect(remark).to_contain_text("It presses", timeout=WORKING_TIME)
    expect(page.locator("#inspector .made:focus")).to_have_count(1)
    expect(page.locator("#gist")).to_contain_text("the correction stands in it")
    expect(page.locator("#s9 .pencil")).to_have_count(1)


def test_of_two_at_one_place_the_second_sees_the_firsts_there(opened: Callable[..., Any]) -> None:
    first, second = opened(), opened()
    inspected = article_of(first) + "?sentence=9"
    for page in (first, second):
        page.goto(inspected)
        open_form(page, "#inspector", "Editorial")
    first.get_by_role("button", name="Save").click()
    expect(first.locator("#inspector .saved")).to_be_visible()
    second.locator("#inspector textarea").fill("I see it otherwise.")
    second.locator("#inspector .correction-form input[value=no]").check()
    second.get_by_role("button", name="Save").click()

    told = second.locator("#inspector .correction .message")
    expect(told).to_contain_text("While you were writing")
    expect(second.locator("#inspector .correction .message:focus")).to_have_count(1)
    expect(second.locator("#inspector textarea")).to_have_value("I see it otherwise.")
    assert violations(second, "#inspector") == []
    second.get_by_role("button", name="Put mine in its place").click()
    expect(second.locator("#inspector .saved")).to_contain_text("Editorial: no")


def test_of_two_at_one_cell_the_second_sees_what_the_report_has_by_now(opened: Callable[..., Any]) -> None:
    first, second = opened(), opened(**PHONE)
    for page in (first, second):
        open_cell(page)
        open_form(page, "#note-claims", "What this text does")
    form = second.locator("#note-claims .correction-form")
    first.locator("#note-claims .correction-form input[value=absent]").check()
    first.get_by_role("button", name="Save").click()
    expect(first.locator("#claims td.cell .pencil")).to_have_count(1, timeout=WORKING_TIME)
    form.locator("input[value=partial]").check()
    second.locator("#note-claims textarea").fill("I see it otherwise.")
    second.get_by_role("button", name="Save").click()

    told = second.locator("#note-claims .correction .message")
    expect(told).to_contain_text("While you were writing")
    expect(form.locator("input[value=partial]")).to_be_checked()
    expect(second.locator("#note-claims textarea")).to_have_value("I see it otherwise.")
    assert wrong_in(second, "#claims") == []
    second.get_by_role("button", name="Put mine in its place").click()
    expect(second.locator("#note-claims .saved")).to_contain_text("I see it otherwise")


def test_what_is_being_written_is_not_taken_away_by_a_report_that_is_ready(
    opened: Callable[..., Any],
) -> None:
    page = opened()
    page.goto(article_of(page) + "?sentence=9")
    open_form(page, "#inspector", "Subjective")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#inspector .saved")).to_be_visible()
    page.locator("#inspector details.correct a", has_text="Loaded wording").click()
    page.locator("#inspector textarea").fill("Half a thought")

    expect(page.locator("#s9 .pencil")).to_have_count(1, timeout=WORKING_TIME)  # the text has been read again
    expect(page.locator("#inspector textarea")).to_have_value("Half a thought")


def test_an_answer_that_cannot_be_sent_stays_and_says_so(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto(article_of(page) + "?sentence=9")
    open_form(page, "#inspector", "Loaded wording")
    page.locator("#inspector textarea").fill("It presses.")
    page.route("**/correct/**", lambda route: route.abort())
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#inspector .failed")).to_contain_text("save it again")
    expect(page.locator("#inspector textarea")).to_have_value("It presses.")


def test_without_script_the_same_addresses_are_pages(opened: Callable[..., Any]) -> None:
    inspected = article_of(opened()) + "?sentence=9"
    page = opened(java_script_enabled=False)
    page.goto(inspected)
    page.locator("#inspector details.correct > summary").click()
    page.locator("#inspector details.correct a", has_text="Loaded wording").click()
    expect(page.locator("h1")).to_have_text("Correct: Loaded wording")
    page.get_by_label("Why").fill("It presses.")
    page.get_by_role("button", name="Save").click()

    expect(page).to_have_url(re.compile("sentence=9"))
    expect(page.locator("[role=status]").first).to_contain_text("saved")


def test_a_frame_is_taken_from_a_sentence_in_the_note_of_its_figure(opened: Callable[..., Any]) -> None:
    page = opened(viewport={"width": 1440, "height": 1000})
    page.goto(SEED)
    wait_for_report(page)
    figure = page.locator("#emphasis a.opens").first
    before = int(figure.inner_text().split()[0])
    figure.click()
    note = page.locator("#note-emphasis")
    offered = note.locator("ul.correct a")
    expect(offered).to_have_count(before)
    offered.first.click()
    note.get_by_role("button", name="Save").click()
    expect(note.locator(".saved")).to_contain_text("no")

    expect(note.locator("ul.correct a")).to_have_count(before - 1, timeout=WORKING_TIME)
    expect(page.locator("#emphasis")).to_contain_text(f"{before - 1} of ")
    expect(note.locator("summary:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#emphasis a.opens:focus")).to_have_count(1)  # the figure, in the section made again


def test_a_headline_is_corrected_under_it(opened: Callable[..., Any]) -> None:
    page = opened(viewport={"width": 1440, "height": 1000})
    page.goto(article_of(page))
    page.locator("#headline > summary").click()
    open_form(page, "#headline", "Add a frame")
    page.get_by_label("Frame", exact=True).select_option("policy_frames.morality")
    page.get_by_label("Yes").check()
    assert violations(page, "#headline") == []
    page.get_by_role("button", name="Save").click()

    expect(page.locator("#headline .saved")).to_contain_text("Headline, Morality")
    expect(page.locator("#headline .made:not(.saved)")).to_contain_text(
        "the machine read: no", timeout=WORKING_TIME
    )
    assert violations(page, "#headline") == []
