"""Every page and state in light and dark, wide and narrow; with keys alone, without script, enlarged, at rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.journeys.axe import CONTRAST, EVERYTHING, USUAL, violations
from tests.journeys.ways import CURATION, EMPTY, NAMES, SEED, WAYS

pytestmark = pytest.mark.browser

_WIDE, _PHONE, _NARROW, _ENLARGED = 1440, 390, 320, 720
"""CSS pixels: a desk, a phone, the width at which a page must still reflow, and a desk's screen at 200 %."""
_MORE_WIDTHS = {
    "article with every layer": (_NARROW,),
    "article of a measure": (_NARROW,),
    "article without marks": (_NARROW,),
    "side by side": (1024, _NARROW),
    "two texts side by side": (1024, _NARROW),
}
"""Pages that lay their columns otherwise at other widths too."""
_SHEETS = ("inspector open", "article with every layer")
"""Articles with a sentence chosen: on a phone it is a sheet."""
_FADING = 500
"""Milliseconds in which Django's pages fade from one scheme into the other."""
_PARTS = {
    "evidence open": "#claims",
    "correcting in a note": "#note-claims",
    "correcting in the inspector": "#inspector",
    "correcting a headline": "#headline",
}
"""Where a state differs from another one, and is looked at: a report has ten thousand places to be looked at."""


@pytest.fixture(scope="module")
def opened(browser: Any, states: str, empty: str) -> Iterator[dict[str, Any]]:
    """A page of the browser in each installation; a state is gone to once and looked at in every manner."""
    contexts = {at: browser.new_context(base_url=at) for at in (states, empty)}
    pages = {at: context.new_page() for at, context in contexts.items()}
    for page in pages.values():
        page.set_default_timeout(10_000)
    yield {name: pages[empty if name in EMPTY else states] for name in NAMES}
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_state_has_a_violation_in_light_or_dark_wide_or_narrow(opened: dict[str, Any], name: str) -> None:
    page = opened[name]
    page.set_viewport_size({"width": _WIDE, "height": 900})
    page.emulate_media(color_scheme="light")
    (WAYS | CURATION | EMPTY)[name](page)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.wait_for_load_state("networkidle")  # folds that are opened ask for what is in them
    wrong: list[str] = []
    for width in (_WIDE, _PHONE, *_MORE_WIDTHS.get(name, ())):
        page.set_viewport_size({"width": width, "height": 900})
        # Django's own pages keep Django's targets; a sheet's last lines lie under its sticky foot until it is scrolled.
        is_bounded = name in CURATION or (name in _SHEETS and width < _ENLARGED)
        for scheme, options in (("light", USUAL if is_bounded else EVERYTHING), ("dark", CONTRAST)):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(_FADING if name in CURATION else 0)
            wrong += [f"{width} {scheme} {each}" for each in violations(page, _PARTS.get(name), options)]
    if name not in CURATION:  # Django's pages scroll their tables
        for width in (_WIDE, _ENLARGED, _PHONE, _NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            wrong += [f"{width}: {beyond} px beyond the edge"] if beyond > 0 else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "path", ["/events/fifty/", "/events/fifty/sections/claims/", "/events/twelve/side-by-side/"]
)
def test_many_and_long_texts_break_no_page(browser: Any, states: str, path: str) -> None:
    """Fifty texts, names as long as names may be, a title from right to left, an article of 5,000 words."""
    context = browser.new_context(base_url=states)
    page = context.new_page()
    answer = page.goto(path)
    assert answer.status == 200
    assert page.locator("main h1").count() == 1
    for width in (_WIDE, _ENLARGED, _PHONE, _NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    context.close()


def tab_to(page: Any, selector: str, *, key: str = "Tab", at_most: int = 60) -> None:
    """Press Tab until the focus is on what a reader looks for; it must be seen there."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert float(ring.removesuffix("px")) >= 2, f"the focus on {selector} cannot be seen"
            return
    pytest.fail(f"{selector} is not reached with {at_most} presses of Tab")


def test_keys_alone_lead_from_the_list_of_events_to_the_words_and_back(browser: Any, states: str) -> None:
    context = browser.new_context(base_url=states, viewport={"width": _WIDE, "height": 900})
    page = context.new_page()
    # from the list to the report
    page.goto("/?q=working+group")
    tab_to(page, f"a[href='{SEED}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#summary")
    # past the masthead and the contents to the text
    tab_to(page, ".skip", at_most=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    # to the words behind a number, and back to the number
    tab_to(page, "#summary a[hx-get]")
    opener = page.evaluate("document.activeElement.getAttribute('hx-get')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#note-summary :focus")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"[hx-get='{opener}']:focus")
    # to the sentence in its article, and to the report again
    page.keyboard.press("Enter")
    page.wait_for_selector("#note-summary :focus")
    tab_to(page, "#note-summary a[href^='/articles/']", at_most=3)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sentence.is-chosen")
    tab_to(page, f"main a[href='{SEED}']", key="Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#summary")
    context.close()


def test_without_script_the_same_way_leads_there_and_back(browser: Any, states: str) -> None:
    context = browser.new_context(base_url=states, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator(f"a[href='{SEED}']").first.click()
    page.locator("#summary a[href*='/evidence/']").first.click()
    page.wait_for_selector("blockquote mark")
    page.locator("figcaption a[href^='/articles/']").first.click()
    page.wait_for_selector(".sentence.is-chosen")
    page.locator(f"main a[href^='{SEED}']").first.click()
    # a long part, a folded one and another view are a link or a button away
    page.locator(".fold summary", has_text="Sources").click()
    page.locator("#sources .later a").click()
    page.wait_for_url("**/sections/sources/")
    page.goto(SEED)
    page.locator(".controls > summary").click()
    page.check("input[name=voice][value=own]")
    page.locator(".controls form button").click()
    page.wait_for_url("**voice=own*")
    context.close()


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_wishes_no_motion(browser: Any, states: str, wish: str, moves: bool) -> None:
    context = browser.new_context(base_url=states, reduced_motion=wish)
    page = context.new_page()
    page.goto("/events/waiting/")
    moving = page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length")
    assert (moving > 0) == moves
    page.goto(SEED)
    glides = page.evaluate(
        "[...document.querySelectorAll('*')].filter((each) => {"
        " const style = getComputedStyle(each);"
        " return style.transitionDuration !== '0s' || style.animationName !== 'none' }).length"
    )
    assert glides == 0
    context.close()
