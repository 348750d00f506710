"""Pages of a report put together from pieces that were made once; no analysis is read where they lie ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from webapp.analyses import selectors
from webapp.analyses.parts import store_part, stored_part
from webapp.analyses.quick import PAGE, page_state
from webapp.analyses.values import EventHead, EventReport, ReportHead
from webapp.corpus.models import Event
from webapp.pages.contexts.blind import FILLER, Mask, blinded, blinded_event, mask_of
from webapp.pages.contexts.changes import build_changes
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.excerpting import excerpted
from webapp.pages.contexts.report import Section, build_sections, find_section
from webapp.pages.contexts.tools import ALL_TOOLS, Tools
from webapp.pages.contexts.view import View, controls
from webapp.pages.versions import template_version

ROOM = 175_000
"""Bytes of sections that are sent with the page. Styles and scripts take some 95,000, and together they stay under
300,000. What is longer is sent when the reader comes to it."""


def page_key(*said: str) -> str:
    return " ".join(part for part in said if part)


class StoredReport:
    """The pages of one report in one view."""

    def __init__(self, event_head: EventHead, head: ReportHead, view: View, tools: Tools = ALL_TOOLS) -> None:
        self.event_head, self.head, self.view, self.tools = event_head, head, view, tools
        self.view_state = f"{event_head.digest[:16]} {view.state}"

    @cached_property
    def mask(self) -> Mask | None:
        return mask_of(self.event_head) if self.view.is_blind else None

    @cached_property
    def event(self) -> Event:
        return blinded_event(self.event_head.event, self.mask) if self.mask else self.event_head.event

    @cached_property
    def report(self) -> EventReport:
        """All of it, read from the database: only for what is not stored yet, and for downloads."""
        report = selectors.event_report(self.event_head.event.slug, self.view.angle)
        if report is None:  # deleted since its head was read
            raise LookupError(self.event_head.event.slug)
        report = excerpted(report) if self.view.token else report
        return blinded(report, self.mask) if self.mask else report

    @cached_property
    def edition(self) -> Edition:
        return Edition(self.report, self.view)

    @cached_property
    def sections(self) -> list[Section]:
        return build_sections(self.edition)

    @cached_property
    def context(self) -> dict[str, Any]:
        """What the page around the sections shows; none of it needs an analysis."""
        return {
            "event": self.event,
            "head": self.head,
            "view": self.view,
            "tools": self.tools,
            "controls": controls(self.view, self.event_head),
            "back": self.url,
            "stored": self,
        }

    @property
    def url(self) -> str:
        """The report itself in this view."""
        if self.view.token:
            return reverse("shared_report", args=[self.view.token])
        return reverse("event_report", args=[self.event.slug]) + self.view.suffix

    def keep_page(self, page: bytes) -> None:
        """Keep the whole page as it was sent, if nothing is under way and nothing is to be mended."""
        if self.head.is_settled and self.head.report_pk is not None:
            state = page_state(self.event_head.event.slug, self.page_key)
            store_part(self.head.report_pk, PAGE, state, template_version(), page)

    @property
    def page_key(self) -> str:
        """What tells this view's page from others of the event: its address, and what its reader may do."""
        return page_key(self.view.query, self.view.token, self.tools.key)

    @property
    def contents(self) -> str:
        return self._part(
            "contents", lambda: render_to_string("pages/_report_contents.html", self._sections())
        )

    @property
    def body(self) -> str:
        return self._part("body", self._body)

    @property
    def changes(self) -> str:
        return self._part("changes", self._changes)

    def section(self, key: str) -> str | None:
        """What a section holds; None if the report has none of this key."""

        def made() -> str:
            found = find_section(self.edition, key)
            return _inside(found) if found else ""

        return self._part(_part_of(key), made) or None

    def _part(self, part: str, make: Callable[[], str]) -> str:
        if self.head.report_pk is None:
            return ""
        stored = stored_part(self.head.report_pk, part, self.view_state, template_version())
        if stored is None:
            stored = make().replace(FILLER, "").encode()
            store_part(self.head.report_pk, part, self.view_state, template_version(), stored)
        return stored.decode()

    def _sections(self) -> dict[str, Any]:
        return {"sections": self.sections, "report": self.report, "view": self.view}

    def _body(self) -> str:
        """The sections in order; folded ones, and those for which there is no room, as an invitation to open them."""
        room, shown = ROOM, []
        for section in self.sections:
            inside = "" if section.is_collapsed else _inside(section)
            size = len(inside.encode())
            is_later = section.is_collapsed or size > room
            room -= 0 if is_later else size
            if is_later and inside:  # asked for in a moment, when the report would have to be read again
                self._part(_part_of(section.key), partial(str, inside))
            shown.append({"section": section, "inside": inside, "is_later": is_later})
        return render_to_string("pages/_report_body.html", {**self._sections(), "shown": shown})

    def _changes(self) -> str:
        changes = build_changes(self.edition)
        return render_to_string("pages/_changes.html", {"changes": changes}) if changes else ""


def _part_of(section: str) -> str:
    return f"section {section}"[:60]


def _inside(section: Section) -> str:
    return render_to_string("pages/_report_part.html", {"section": section, "data": section.context})
