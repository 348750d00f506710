"""Datelines of agencies: "WASHINGTON (Reuters) –", "NEW DELHI, Jan 28 (PTI)". They stay in the text; what they say of
the agency and the day counts where nothing else does."""

from __future__ import annotations

import re

from analyzer.reading.blocks import Found
from analyzer.reading.dates import find_dates

_LOOKED_AT = 120
"""Characters. Two places, a date and an agency's name."""
_PLACE = r"[A-Z][A-Za-z.'’-]+(?:[ ,/]{1,2}(?:and )?[A-Z][A-Za-z.'’-]+){0,5}"
_AGENCIES = (
    "Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|PTI|ANI|IANS|UNI|UPI|dpa|DPA|EFE|TASS|Xinhua"
    "|Kyodo|Kyodo News|Bloomberg|ANSA|Anadolu|AA|Yonhap|PA|PA Media|Press Association|CP|The Canadian Press|AAP|Interfax"
    "|APP|BSS|GNA|NAN|CNN"
)
"""Agencies whose reports other outlets print. Any other sign in brackets counts only behind a place in capitals, because
"the World Health Organization (WHO)" is no dateline."""
_DATELINE = re.compile(
    rf"^\W{{0,3}}{_PLACE},?\s*[^()]{{0,30}}?\s*\((?P<agency>{_AGENCIES})\)\s*(?:[-–—:]|(?=[A-Z“\"]))"
)
_CAPITALS = re.compile(
    r"^\W{0,3}[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][A-Za-z. ]{1,20})?,?\s*[^()]{0,30}?\s*\((?P<agency>[A-Z][\w. &/-]{1,30})\)\s*[-–—:]"
)
_AGENCY_FIRST = re.compile(rf"^\W{{0,3}}(?P<agency>{_AGENCIES})\s*[-–—]\s*(?={_PLACE})")


def dateline_facts(paragraph: str) -> dict[str, Found]:
    """The agency as byline and, where the dateline has a year, the date; empty without a dateline."""
    opening = paragraph[:_LOOKED_AT]
    found = _DATELINE.match(opening) or _CAPITALS.match(opening) or _AGENCY_FIRST.match(opening)
    if found is None:
        return {}
    facts = {"byline": Found(found["agency"].strip(), "dateline: agency")}
    if dates := find_dates(opening[: found.start("agency")]):
        facts["published"] = Found(dates[0].value.isoformat(), "dateline: date")
    return facts
