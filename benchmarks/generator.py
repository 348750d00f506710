"""Made-up events of any size with planted claims, so that speed and accuracy are checked on the same texts.

One release and ``size - 1`` articles of about 25 sentences and 540 words. Each article repeats some of the
release's claims word for word, some in other words, quotes a speaker, adds a view of its own, and fills up with
background that no other article has. The same seed gives the same event.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_BODIES = ("harbour authority", "fisheries council", "transport ministry", "river commission", "energy board",
           "customs service", "health inspectorate", "water agency", "trade office", "coastal command")  # fmt: skip
_PLACES = ("Port Ellery", "Carrow", "Lindholm", "Marstow", "Teviot Bay", "Sandrick", "Orley", "Westhaven")
_PEOPLE = ("Ruth Almond", "Daniel Okoro", "Ines Castell", "Peter Wray", "Mina Halloran", "Tomas Lind")
_DEEDS = (
    ("agreed to inspect", "decided to examine", "every container that arrives from {place} before midnight"),
    ("promised to publish", "pledged to release", "the results of {n} safety tests carried out near {place}"),
    ("will spend {n} million euros on", "is to put {n} million euros into", "new patrol boats for the waters off {place}"),
    ("rejected a proposal to close", "turned down a plan to shut", "the northern terminal at {place} during the winter"),
    ("asked local firms to report", "requested that businesses in the area disclose", "any shortage of fuel or spare parts within {n} days"),
    ("expects {n} more exporters to join", "believes another {n} exporting companies will enter", "the voluntary register kept in {place}"),
    ("criticised the slow delivery of", "complained about the late arrival of", "radio equipment ordered {n} months ago by {place}"),
    ("opened a training centre for", "inaugurated a school that teaches", "{n} young inspectors from the district around {place}"),
)  # fmt: skip
_SCENES = (
    "Fishermen in {place} mended nets beside the old customs house while {n} trucks waited for the morning ferry to leave.",
    "A survey by the university of {place} found that {n} households had changed their route to work since the spring.",
    "The railway to {place} was built in 18{nn} and still carries timber, grain and, on market days, several hundred passengers.",
    "Prices for cod rose by {n} percent at the auction in {place}, which dealers put down to rough weather on the banks.",
    "Schoolchildren from {place} planted {n} trees along the embankment, where the council wants to stop erosion.",
    "Insurance companies paid {n} claims after the storm that tore the roof off the fish market in {place} last winter.",
    "The lighthouse keeper of {place} counted {n} ships in one night, more than at any time since records began.",
)  # fmt: skip
_VIEWS = (
    "The plan is a bold and long overdue step that will change the coast for good.",
    "Residents should prepare for a disappointing winter, because the scheme ignores what matters to them.",
    "This remarkable agreement signals that the region has finally woken up to a dangerous decline.",
    "Coming months will reveal whether the costly promises were anything more than a show.",
)


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    text: str
    is_release: bool
    verbatim: frozenset[int] = field(default_factory=frozenset)  # numbers of the release's claims
    reworded: frozenset[int] = field(default_factory=frozenset)


def make_event(size: int, seed: int = 7) -> list[Article]:
    """The release first, then the articles."""
    chance = random.Random(seed)
    claims = [_claim(chance) for _ in range(22)]
    quote = f"“We will not rest until every pier is safe,” {_PEOPLE[0]}, director of the {_BODIES[0]}, said on Tuesday."
    release = Article("release", _paragraphs([plain for plain, _ in claims] + [quote]), is_release=True)
    return [release, *(_article(number, claims, quote, chance) for number in range(1, size))]


def _claim(chance: random.Random) -> tuple[str, str]:
    """One claim as the release puts it, and in other words."""
    plain, other, thing = chance.choice(_DEEDS)
    body, place, n = chance.choice(_BODIES), chance.choice(_PLACES), chance.randint(11, 96)
    thing = thing.format(place=place, n=n)
    return (
        f"The {body} {plain.format(n=n)} {thing}, according to a plan that was presented to delegates in {place}.",
        f"In {place}, delegates heard that the {body} {other.format(n=n)} {thing}.",
    )


def _article(number: int, claims: list[tuple[str, str]], quote: str, chance: random.Random) -> Article:
    chosen = chance.sample(range(len(claims)), 8)
    verbatim, reworded = frozenset(chosen[:4]), frozenset(chosen[4:])
    sentences = [claims[index][0] for index in verbatim] + [claims[index][1] for index in reworded]
    if number % 3 == 0:
        sentences.append(quote)
    sentences += [chance.choice(_VIEWS)]
    while len(sentences) < 25:
        scene = chance.choice(_SCENES)
        sentences.append(
            scene.format(place=chance.choice(_PLACES), n=chance.randint(11, 960), nn=chance.randint(40, 99))
        )
    chance.shuffle(sentences)
    return Article(f"article-{number:04d}", _paragraphs(sentences), False, verbatim, reworded)


def _paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
