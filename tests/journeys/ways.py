"""Every page and state, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.journeys import brought

SEED = "/events/us-india-drug-policy-working-group/"
PASSWORD = "seven-quiet-harbours"

Way = Callable[[Any], None]
"""Leads a page of the browser to a state."""


def _at(path: str) -> Way:
    def way(page: Any) -> None:
        page.goto(path)

    return way


def _first(path: str, link: str, addition: str = "") -> Way:
    """Where the first of these links on a page leads."""

    def way(page: Any) -> None:
        page.goto(path)
        address = page.locator(link).first.get_attribute("href")
        page.goto(address.split("#")[0] + addition)

    return way


def _draft(path: str, link: str = "") -> Way:
    """The draft of a codebook, begun where there is none yet; or where one of its links leads."""

    def way(page: Any) -> None:
        page.goto(path)
        known = page.locator("#drafts + ul a")
        if known.count():
            known.first.click()
        else:
            page.click("text=Start a draft from what is in use")
        page.wait_for_selector("#file")
        if link:
            page.click(f"text={link}")
            page.wait_for_load_state()

    return way


def _note(page: Any) -> None:
    page.goto(SEED)
    page.locator("#claims h2").scroll_into_view_if_needed()  # a long part comes when it is come to
    page.locator("#claims td.cell a").first.click()
    page.wait_for_selector("#note-claims blockquote")


def _form(label: str) -> Way:
    """The form that corrects this label of a sentence in which somebody speaks."""

    def way(page: Any) -> None:
        page.goto(SEED)
        page.goto(page.locator(_ARTICLE).first.get_attribute("href").split("?")[0] + "?sentence=5")
        page.goto(page.locator("details.correct a", has_text=label).first.get_attribute("href"))

    return way


def _in_place(around: str, offer: str, way: Way) -> Way:
    """The form where the words stand."""

    def led(page: Any) -> None:
        way(page)
        for fold in ("", " .correct"):
            if page.locator(f"{around}{fold} > summary").count():
                page.locator(f"{around}{fold} > summary").first.click()
        page.locator(f"{around} .correct a", has_text=offer).first.click()
        page.wait_for_selector(f"{around} .correction-form")

    return led


def _splitting(page: Any) -> None:
    _first(SEED, "#claims tbody th[scope=row] a")(page)
    page.goto(page.locator("details.correct a", has_text="two claims").first.get_attribute("href"))


def choose_two_texts(page: Any) -> None:
    """The release beside text B, chosen as a reader does."""
    page.goto(SEED + "side-by-side/")
    choices = page.locator("select[name=documents]")
    for place, letter in enumerate("RB"):
        label = choices.nth(place).locator("option", has_text=f"{letter}:").first.inner_text()
        choices.nth(place).select_option(label=label)
    for place in (2, 3):
        choices.nth(place).select_option("")
    page.get_by_role("button", name="Show").click()
    page.wait_for_selector("#synopsis.is-2")


def _claim_of_two_texts(page: Any) -> None:
    choose_two_texts(page)
    page.keyboard.press("j")
    page.wait_for_selector(".stop[aria-current]")


def _review(page: Any) -> None:
    made = brought.article(1)
    page.goto("/upload/")
    page.fill("#id_paste", "\n\n".join((made.title, *made.paragraphs)))
    page.click("text=Read these texts")
    page.wait_for_selector(".draft")


def _refused(page: Any) -> None:
    page.goto("/upload/")
    page.fill("#id_paste", "Too short.")
    page.click("text=Read these texts")
    page.wait_for_load_state()


def _signed_in(path: str) -> Way:
    def way(page: Any) -> None:
        page.goto("/admin/")
        if page.locator("#id_username").count():
            page.fill("#id_username", "admin")
            page.fill("#id_password", PASSWORD)
            page.click("main button.is-main")
        page.goto(path)

    return way


def _labels_refused(page: Any) -> None:
    _signed_in("/admin/learning/fittedmodel/labels/file/")(page)
    page.set_input_files("#id_file", {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"text,label"})
    page.click("text=Look through it")
    page.wait_for_selector(".labels-refused")


def _forbidden(page: Any) -> None:
    """A form that is sent without its token."""
    page.goto(SEED + "delete/")
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'spoiled'")
    page.locator("main form button").first.click()
    page.wait_for_load_state()


_LAYERS = [
    "voice",
    "frames",
    "themes",
    "policy",
    "loaded",
    "editorial",
    "tone",
    "feeling",
    "added",
    "shared",
    "removed",
]
_EVERY_LAYER = "&".join(f"layer={key}" for key in _LAYERS)
_ARTICLE = "#comparability a[href^='/articles/']"
_WORDS = "a[hx-get*='/evidence/']"

WAYS: dict[str, Way] = {
    "event list": _at("/"),
    "search": _at("/?q=harbour"),
    "search since a day": _at("/?q=drug&since=2026-01-01"),
    "search finds nothing": _at("/?q=nothing-here"),
    "upload": _at("/upload/"),
    "upload refused": _refused,
    "review": _review,
    "waiting": _at("/events/waiting/"),
    "waiting without a text": _at("/events/without/"),
    "one text": _at("/events/one-text/"),
    "no text": _at("/events/no-text/"),
    "partial": _at("/events/partial/"),
    "failed": _at("/events/failed/"),
    "failed with one before": _at("/events/failed-again/"),
    "stale": _at("/events/stale/"),
    "report": _at(SEED),
    "twelve texts": _at("/events/twelve/"),
    "report in another view": _at(SEED + "?voice=own"),
    "report without names": _at(SEED + "?blind=1"),
    "evidence open": _note,
    "evidence page": _first(SEED, f"main {_WORDS}"),
    "section page": _at(SEED + "sections/quotes/"),
    "sharing": _at(SEED + "sharing/"),
    "event delete": _at(SEED + "delete/"),
    "who may read": _at(SEED + "visibility/"),
    "sign in": _at("/sign-in/"),
    "team": _at("/teams/1/"),
    "team new": _at("/teams/new/"),
    "audit": _at("/audit/"),
    "side by side": _at(SEED + "side-by-side/"),
    "two texts side by side": _claim_of_two_texts,
    "review queue": _at(SEED + "review/?strand=headline"),
    "random sample": _at(SEED + "review/?strand=random"),
    "review queue, not got ready": _at("/events/fifty/review/"),
    "coding": _at(SEED + "coding/"),
    "coding project": _at("/coding/1/"),
    "coding unit": _at("/coding/1/as/1/1/"),
    "coding results": _at("/coding/2/results/"),
    "article": _first(SEED, _ARTICLE),
    "inspector open": _first(SEED, _ARTICLE, "?sentence=3"),
    "article with every layer": _first(SEED, _ARTICLE, f"?{_EVERY_LAYER}&sentence=2"),
    "article of a measure": _first(SEED, _ARTICLE, "?measure=wording.loaded"),
    "article without marks": _first(SEED, _ARTICLE, "?shown=none"),
    "article delete": _first(SEED, _ARTICLE, "delete/"),
    "correcting a voice": _form("Voice"),
    "correcting who speaks": _form("Speaker"),
    "correcting a claim": _splitting,
    "correcting in the inspector": _in_place("#inspector", "Voice", _first(SEED, _ARTICLE, "?sentence=5")),
    "correcting a headline": _in_place("#headline", "Add a frame", _first(SEED, _ARTICLE)),
    "correcting in a note": _in_place("#note-claims", "What this text does", _note),
    "corrections": _at(SEED + "corrections/"),
    "no corrections": _at("/events/stale/corrections/"),
    "article cleaning": _first(SEED, _ARTICLE, "cleaning/"),
    "outlet": _at("/outlets/india-blooms/"),
    "outlet on record": _at("/outlets/india-blooms/curate/"),
    "who is named": _at(SEED + "actors/"),
    "codebooks": _at("/codebooks/"),
    "codebook": _at("/codebooks/policy_frames/"),
    "draft of a codebook": _draft("/codebooks/policy_frames/"),
    "draft with a new frame": _draft("/codebooks/policy_frames/", "+ Add a frame"),
    "draft without a frame": _draft("/codebooks/policy_frames/", "Take this frame out"),
    "draft of a word list": _draft("/codebooks/boosters/"),
    "draft published": _draft("/codebooks/boosters/", "See the differences and publish"),
    "draft tried": _draft("/codebooks/boosters/", "Try it on articles"),
    "codebooks compared": _at("/codebooks/policy_frames/compare/"),
    "print": _at(f"{SEED}print/?blind=1"),
    "print, with nothing to print": _at("/events/waiting/print/"),
    "measures": _at("/measures/"),
    "measure": _at("/measures/quotes/"),
    "method": _at("/method/"),
    "glossary": _at("/glossary/"),
    "error 403": _forbidden,
    "error 404": _at("/no-such-page/"),
    "error 500": _at("/events/broken/"),
}
CURATION: dict[str, Way] = {
    "account": _signed_in("/account/"),
    "password": _signed_in("/account/password/"),
    "admin": _signed_in("/admin/"),
    "admin list": _signed_in("/admin/corpus/article/"),
    "fitted models": _signed_in("/admin/learning/fittedmodel/"),
    "labels": _signed_in("/admin/learning/fittedmodel/labels/"),
    "file of labels": _signed_in("/admin/learning/fittedmodel/labels/file/"),
    "file of labels refused": _labels_refused,
    "job": _signed_in("/jobs/1/"),
}
"""Django's own pages, and what Sidelight adds to them."""
EMPTY: dict[str, Way] = {"first visit": _at("/"), "first upload": _at("/upload/")}
"""In an installation that holds nothing."""
NAMES = [*WAYS, *CURATION, *EMPTY]
