"""Title, outlet, author, date: who says it and what is believed. The person wins, then what the page states, then
what stands in its text. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args
from urllib.parse import urlsplit

from analyzer.errors import UnsuitableTextError
from analyzer.reading.blocks import Found
from analyzer.reading.dates import read_date
from analyzer.reading.normalising import one_line
from analyzer.types import RawDocument, Role

BY_PERSON = "given by the person"
_LONGEST = 500
"""Characters of a field. Longer ones are no titles or names but text that slipped in."""
_SEPARATORS = " |·•–—-:»"


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    url: str | None = None
    issuer: str | None = None
    role: Role = "coverage"
    provenance: Mapping[str, str] = field(default_factory=dict)


def decide(raw: RawDocument, stated: Mapping[str, Found], in_text: Mapping[str, Found]) -> Metadata:
    """One value for each field, and where it came from.

    Raises:
        UnsuitableTextError: the person gave an address that is no web address.
    """
    values: dict[str, str] = {}
    provenance: dict[str, str] = {}
    for name in ("title", "outlet", "byline", "url", "issuer", "role", "published"):
        for found in (_given(raw, name), stated.get(name), in_text.get(name)):
            if found is not None and (value := _accepted(name, found)):
                values[name], provenance[name] = value, found.source
                break
    if (text := stated.get("text")) is not None:
        provenance["text"] = text.source
    if "outlet" not in values and (host := _host(values.get("url"))):
        values["outlet"], provenance["outlet"] = host, "web address"
    if "title" in values and provenance["title"] != BY_PERSON:
        values["title"] = _without_outlet(values["title"], stated, values.get("outlet"))
    return Metadata(
        title=values.get("title"),
        outlet=values.get("outlet"),
        byline=values.get("byline"),
        published=date.fromisoformat(values["published"]) if "published" in values else None,
        url=values.get("url"),
        issuer=values.get("issuer"),
        role="release" if values.get("role") == "release" else "coverage",
        provenance=provenance,
    )


def check_date(metadata: Metadata, today: date | None) -> None:
    """Refuse a date of publication after today, where the caller says what today is.

    Raises:
        UnsuitableTextError: with the date and where it was read.
    """
    if today is None or metadata.published is None or metadata.published <= today:
        return
    raise UnsuitableTextError(
        f"The publication date {metadata.published.isoformat()} ({metadata.provenance['published']}) lies in the "
        "future.",
        "Correct it, or leave the date empty.",
    )


def _given(raw: RawDocument, name: str) -> Found | None:
    value, said_by = getattr(raw, name), raw.provenance.get(name, BY_PERSON)
    if isinstance(value, date):
        return Found(read_date(value).isoformat() if read_date(value) else "", said_by)  # type: ignore[union-attr]
    if value is None or not one_line(value):
        return None
    if name == "url" and not _is_web_address(one_line(value)):
        raise UnsuitableTextError("The address of the article must begin with http:// or https://.")
    return Found(one_line(value), said_by)


def _accepted(name: str, found: Found) -> str:
    value = found.value
    if name == "published":
        day = read_date(value)
        return day.isoformat() if day else ""
    if name == "url":
        return value if _is_web_address(value) else ""
    if name == "role":
        return value if value in get_args(Role) else ""
    if name in ("outlet", "byline") and _is_web_address(value) and found.source != BY_PERSON:
        return ""  # pages like to name their author by the address of a profile
    return value[:_LONGEST]


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and len(value) <= 2000 and " " not in value
    )


def _host(url: str | None) -> str | None:
    """The host is what a page can be called when nothing else names its outlet."""
    if url is None:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _without_outlet(title: str, stated: Mapping[str, Found], outlet: str | None) -> str:
    """ "Bridge opens | The Daily" → "Bridge opens"."""
    names = {
        name.casefold() for name in (outlet, stated["outlet"].value if "outlet" in stated else None) if name
    }
    for name in names:
        head = title[: len(title) - len(name)]
        if title.casefold().endswith(name) and head.rstrip()[-1:] in _SEPARATORS and head.rstrip(_SEPARATORS):
            return head.rstrip(_SEPARATORS)
    return title
