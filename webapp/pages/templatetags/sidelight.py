"""What templates need to say things in the house's words."""

from __future__ import annotations

from django import template
from django.forms import BoundField, Form
from django.utils.safestring import SafeString

from webapp.analyses.values import Progress
from webapp.pages.contexts import wording

register = template.Library()


@register.filter
def share(value: dict[str, float] | float | None) -> str:
    """A share as a percentage; "no value" where there is none."""
    if value is None:
        return "no value"
    return wording.share(value if isinstance(value, dict) else {"value": value})


@register.filter
def count_of(value: dict[str, float] | None) -> str:
    return wording.count_of(value)


@register.filter
def plain(label: str) -> str:
    return wording.plain(str(label))


@register.filter
def part_said(name: str) -> str:
    """A part of a finding: "security+legitimate_trade/box" is "security and legitimate trade, box"."""
    return name.replace("+", " and ").replace("/", ", ").replace("_", " ")


@register.filter
def failed_part(key: str, progress: Progress | None) -> str:
    """What a report lacks: a text by its letter, a section by its name."""
    letters = {card.document_id: card.letter for card in progress.articles} if progress else {}
    return f"Text {letters[key]}" if key in letters else wording.plain(key).capitalize()


@register.filter
def opening(method: str) -> str:
    """The first paragraph of a measure's method: what it is, in one sentence."""
    return " ".join(str(method).split("\n\n")[0].split())


@register.filter
def state_word(state: str) -> str:
    """The state of an event or a run, in words."""
    return _STATES.get(state, wording.plain(state))


@register.filter
def coding_field(form: Form, name: str) -> BoundField:
    """The field of that name, where its name is only known from data."""
    return form[name]


@register.inclusion_tag("pages/_siglum.html")
def siglum(witness: object, *, named: bool = False) -> dict[str, object]:
    """The letter of a text; with its outlet's name where asked for."""
    return {"witness": witness, "is_named": named}


@register.inclusion_tag("pages/_pieces.html")
def pieces(found: object) -> dict[str, object]:
    """A passage with its marks."""
    return {"pieces": found}


@register.simple_tag
def nothing() -> SafeString:
    """The en dash that holds an empty place, said as "none"."""
    return SafeString('<span aria-hidden="true">–</span><span class="visually-hidden">none</span>')


_STATES = {
    "empty": "no texts yet",
    "one_text": "one text: nothing to compare it with",
    "queued": "waiting for a worker",
    "running": "being compared",
    "partial": "report with gaps",
    "done": "report ready",
    "failed": "stopped",
}
