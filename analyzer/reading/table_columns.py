"""Which column of a table holds what: matched by name where that is clear, asked where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.reading.incoming import FIELDS

NAMES: Mapping[str, tuple[frozenset[str], ...]] = {
    "text": (
        frozenset({"text", "fulltext", "articletext", "body", "bodytext", "articlebody", "content", "articlecontent",
                   "contents", "article", "story", "storytext", "maintext", "cleantext"}),
    ),
    "title": (
        frozenset({"title", "headline", "articletitle", "hed", "heading"}),
        frozenset({"subject", "name"}),
    ),
    "outlet": (
        frozenset({"outlet", "publication", "newspaper", "medianame", "mediaoutlet", "outletname", "publicationname",
                   "sourcename"}),
        frozenset({"source", "publisher", "media", "medium", "site", "sitename", "website", "journal"}),
        frozenset({"domain", "host"}),
    ),
    "published": (
        frozenset({"published", "publicationdate", "publishdate", "datepublished", "publishedat", "publisheddate",
                   "pubdate", "dateofpublication", "publishedon"}),
        frozenset({"date", "articledate", "day", "issued"}),
        frozenset({"datetime", "time", "timestamp", "created", "createdat"}),
    ),
    "byline": (frozenset({"byline", "author", "authors", "authorname", "by", "writer", "reporter", "journalist"}),),
    "url": (frozenset({"url", "link", "articleurl", "permalink", "canonicalurl", "webaddress", "address", "uri"}),),
    "role": (frozenset({"role"}), frozenset({"type", "kind", "documenttype"})),
    "issuer": (frozenset({"issuer", "issuedby", "organisation", "organization"}),),
}  # fmt: skip
"""What media databases and people call the columns: letters and digits alone, the surest names first."""
_TEXT_QUESTION = "Which column holds the text of the articles?"


@dataclass(frozen=True, slots=True)
class Columns:
    """Field → column, and the question where a person has to say."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    question: str = ""


def match(columns: Sequence[str]) -> Columns:
    """The columns by their names. Two that could be the same field are asked about; nothing is guessed."""
    mapping: dict[str, str] = {}
    unclear = ""
    for said, tiers in NAMES.items():
        for names in tiers:
            found = [column for column in columns if _letters(column) in names]
            if len(found) > 1 and not unclear:
                unclear = f"Which column holds the {said}: {_listed(found)}?"
            if len(found) == 1:
                mapping[said] = found[0]
            if found:
                break
    if unclear:
        return Columns(mapping, unclear)
    return Columns(mapping, "" if "text" in mapping else _TEXT_QUESTION)


def check(mapping: Mapping[str, str], columns: Sequence[str]) -> Columns:
    """A mapping that a person gave; columns that the table does not have are asked about."""
    stated = {said: column for said, column in mapping.items() if said in FIELDS and column}
    if missing := [column for column in stated.values() if column not in columns]:
        return Columns(
            {said: column for said, column in stated.items() if column in columns},
            f"The table has no column {_listed(missing)}. Which one is meant?",
        )
    return Columns(stated, "" if "text" in stated else _TEXT_QUESTION)


def _letters(column: str) -> str:
    return "".join(filter(str.isalnum, column.casefold()))


def _listed(columns: Sequence[str]) -> str:
    return " or ".join(f"“{column[:60]}”" for column in columns[:5])
