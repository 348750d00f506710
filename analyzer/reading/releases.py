"""Marks of an official text: what suggests that a document is a release, and whose. A person decides.

The marks are those by which press offices write (Bell 1991, The Language of News Media, on what newsrooms receive): a
line that releases the text, the issuer's own address, "we" outside quotation marks, a line of contact, the first date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from analyzer.types import Document

_OPENING = 600
"""Characters in which a release says that it is one."""
_FOR_RELEASE = re.compile(
    r"\bfor (?:immediate|general) release\b|\b(?:press|news|media) (?:release|statement|communiqu[eé])\b"
    r"|\bembargo(?:ed)? until\b|\b(?:official )?(?:readout|joint statement|white paper|fact sheet)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:media|press) (?:contacts?|enquiries|inquiries|office)\b|\bnotes? to editors\b", re.IGNORECASE
)
_OFFICIAL_HOST = re.compile(
    r"(?:^|\.)(?:gov|mil|int|europa\.eu|un\.org|(?:gov|gob|gouv|govt|go|mil|nic|gc|admin|bund)\.[a-z]{2}|gc\.ca|admin\.ch|bund\.de)$"
)
_OFFICE = re.compile(
    r"\b(?:ministry|ministries|department|government|office of the|white house|embassy|parliament|senate|commission|council"
    r"|police|bureau|secretariat|authority|agency|army|navy|court|municipality|city of|county of|university)\b",
    re.IGNORECASE,
)
"""Words of names of public bodies."""
_NEWSROOM = re.compile(
    r"\b(?:said in a (?:press )?(?:statement|release)|told (?:reporters|journalists)|according to|could not be reached|sources said)\b",
    re.IGNORECASE,
)
"""How newsrooms speak of others' texts."""
_QUOTED = re.compile(r"[“\"][^“”\"]{0,2000}[”\"]")
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_FEWEST_WE = 2
_WE_PER_100 = 0.8
"""Words of one hundred outside quotation marks. News has hardly any; statements have one or two."""
_ENOUGH = 2
"""Points: a line of release or an official address is enough alone, of the weaker marks two are."""


@dataclass(frozen=True, slots=True)
class ReleaseMarks:
    """A suggestion with its reasons: sentences for the person, the one against it included."""

    is_release: bool
    issuer: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    points: int
    reason: str


def release_marks(document: Document, others: Sequence[Document] = ()) -> ReleaseMarks:
    """Whether the document looks like an official text, and whose. ``others`` are the other texts of its event.

    What the document says of its own role, by its front matter or a person, decides.
    """
    if "role" in document.provenance:
        said = f"Its role was stated: {document.role}."
        return ReleaseMarks(document.role == "release", document.issuer, (said,))
    marks = tuple(_marks(document, others))
    is_release = sum(mark.points for mark in marks) >= _ENOUGH
    return ReleaseMarks(
        is_release, _issuer(document) if is_release else None, tuple(mark.reason for mark in marks)
    )


def _marks(document: Document, others: Sequence[Document]) -> Iterator[_Mark]:
    whole = "\n".join((*(removed.text for removed in document.removed), document.text))
    opening = "\n".join(
        (
            document.title or "",
            *(removed.text for removed in document.removed if removed.at == 0),
            document.text[:_OPENING],
        )
    )
    if (found := _FOR_RELEASE.search(opening)) and not _NEWSROOM.search(opening):
        yield _Mark(2, f"It opens with “{found.group()}”.")
    if (host := _host(document)) and _OFFICIAL_HOST.search(host):
        yield _Mark(2, f"Its address, {host}, belongs to a public body.")
    own = _QUOTED.sub(" ", document.text)
    said, words = len(_WE.findall(own)), max(len(own.split()), 1)
    if said >= _FEWEST_WE and 100 * said / words >= _WE_PER_100:
        yield _Mark(1, f"It says “we” or “our” {said} times outside quotation marks.")
    if found := _CONTACT.search(whole):
        yield _Mark(1, f"It gives a line for the press (“{found.group()}”).")
    if document.outlet and _OFFICE.search(document.outlet):
        yield _Mark(1, f"Its publisher, {document.outlet}, is named as public bodies are.")
    if _is_earliest(document, others):
        yield _Mark(1, "It is dated before the other texts of the event.")
    if found := _NEWSROOM.search(own):
        yield _Mark(-1, f"It speaks as newsrooms do (“{found.group()}”).")


def _host(document: Document) -> str:
    try:
        return (urlsplit(document.url or "").hostname or "").casefold()
    except ValueError:
        return ""


def _is_earliest(document: Document, others: Sequence[Document]) -> bool:
    days = [other.published for other in others if other.published is not None]
    return document.published is not None and bool(days) and document.published < min(days)


def _issuer(document: Document) -> str | None:
    """Who issued it, if the document names one: never the host of an address."""
    if document.issuer:
        return document.issuer
    if document.outlet and document.provenance.get("outlet") != "web address":
        return document.outlet
    return document.byline if document.byline and _OFFICE.search(document.byline) else None
