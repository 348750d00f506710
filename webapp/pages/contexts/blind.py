"""Names of outlets hidden behind their letters, for classes: in titles, texts, bylines and addresses.

A name in a text gives way to its letter in brackets, filled up to the name's length with a mark that takes no room,
so that every offset into the text still holds. Releases keep their names: who issued one is part of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from webapp.analyses.values import ArticleCard, ArticlePage, EventHead, EventReport, HeldText, Progress
from webapp.corpus.models import Event
from webapp.corpus.outlets import OutletNames, names_in_event
from webapp.corrections.selectors import A_CURATOR
from webapp.corrections.values import CorrectionCard
from webapp.pages.contexts.edition import UNNAMED

FILLER = "\N{WORD JOINER}"
_KINDS = (
    "Times", "Post", "Gazette", "Herald", "Courier", "Tribune", "Chronicle", "Journal", "Telegraph", "Guardian",
    "Observer", "Mail", "Express", "Star", "Standard", "Mirror", "Independent", "Monitor", "Examiner", "Echo",
    "Dispatch", "Bulletin", "Register", "Record", "Sentinel", "Inquirer", "Globe", "Mercury", "Argus", "Advertiser",
)  # fmt: skip
"""What newspapers call themselves for short: "the Gazette" for "Lisport Gazette"."""
_FEWEST_INITIALS = 3
"""Two capitals are too often something else: UN, US, AP of Andhra Pradesh."""
_FEWEST_OF_A_HANDLE = 6
"""Letters of a name written in one word, as in addresses; a shorter one may stand inside a common word."""
_FEWEST_OF_A_DOMAIN = 10
"""Letters of a domain that are looked for without their ending; a shorter one may be a word, as in gazette.example."""
_BEFORE = 60
"""Characters of an address before the name: "https://www.", a person before "@". Bounded, so that looking is linear."""
_SMALL_WORDS = frozenset({"the", "of", "and", "a", "for", "in"})
_BETWEEN_PEOPLE = re.compile(r"\s*(?:,|;|&|/|\band\b|\bwith\b|\|)\s*", re.IGNORECASE)
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_LATER = ("outlet", "byline", "url")
"""Fields of a document that only say who published it."""
_WORDS_OF_A_CARD = ("value", "machine", "reason", "merged")


@dataclass(frozen=True, slots=True)
class _Name:
    """One way in which an outlet, or who writes for it, may be named."""

    pattern: str
    letter: str
    length: int  # of the name: longer ones are looked for first


class Mask:
    """Hides every name of these texts' outlets. The same text gives the same text, as long as it was."""

    def __init__(self, head: EventHead, names: Mapping[int, OutletNames]) -> None:
        outlets = [text for text in head.texts if text.role != "release"]
        self.letters = {str(text.pk): head.letters[text.pk] for text in outlets}
        self._outlet_names = {
            text.outlet_name: str(text.pk) for text in outlets if text.outlet_name != UNNAMED
        }
        found = [
            name
            for text in outlets
            for name in _names_of(text, head.letters[text.pk], names.get(text.pk, OutletNames()))
        ]
        found.sort(key=lambda name: -name.length)
        self._letters = [name.letter for name in found]
        pattern = "|".join(f"({name.pattern})" for name in found)
        self._pattern = re.compile(pattern) if found else None

    def text(self, said: str) -> str:
        """With every name given way to its letter; of the same length."""
        if self._pattern is None or not said:
            return said
        return self._pattern.sub(self._letter_for, said)

    def _letter_for(self, match: re.Match[str]) -> str:
        letter = self._letters[(match.lastindex or 1) - 1]
        long = f"[{letter}]"
        shown = long if len(long) <= len(match[0]) else letter[: len(match[0])]
        return shown + FILLER * (len(match[0]) - len(shown))

    def value(self, value: Any) -> Any:
        """Every string inside a JSON value, its keys too."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key if key.islower() else self.text(key): self.value(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(each) for each in value]
        return value

    def by_ids(self, sentence: str) -> str:
        """A sentence of a summary with "unnamed outlet (id)" for every name: pages show it as its letter alone."""
        for name in sorted(self._outlet_names, key=len, reverse=True):
            said = rf"(?<!\w){re.escape(name)}(?!\w)"
            sentence = re.sub(rf"{said} \((\d+)\)", rf"{UNNAMED} (\1)", sentence, flags=re.IGNORECASE)
            sentence = re.sub(said, f"{UNNAMED} ({self._outlet_names[name]})", sentence, flags=re.IGNORECASE)
        return sentence

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """A document without who published it."""
        masked: dict[str, Any] = self.value(document)
        if document.get("id") in self.letters:
            masked |= {name: None for name in _LATER if name in masked}
            masked["provenance"] = {}
        return masked

    def progress(self, progress: Progress) -> Progress:
        return replace(
            progress,
            event=blinded_event(progress.event, self),
            articles=[self.card(card) for card in progress.articles],
            reason=self.text(progress.reason),
        )

    def corrections(self, cards: Mapping[str, CorrectionCard]) -> dict[str, CorrectionCard]:
        return {
            key: replace(card, **{name: self.value(getattr(card, name)) for name in _WORDS_OF_A_CARD})
            for key, card in cards.items()
        }

    def card(self, card: ArticleCard) -> ArticleCard:
        if card.is_release:
            return replace(card, title=self.text(card.title))
        return replace(
            card, title=self.text(card.title), outlet_name="", outlet_slug="", byline="", url="", filename="",
            agency="",
        )  # fmt: skip


def mask_of(head: EventHead) -> Mask:
    """Of all names on record for the event's outlets."""
    return Mask(head, names_in_event(head.event))


def blinded(report: EventReport, mask: Mask) -> EventReport:
    """The report with letters for names."""
    payload = None
    if report.payload is not None:
        payload = mask.value({key: value for key, value in report.payload.items() if key != "documents"})
        payload["documents"] = [mask.document(document) for document in report.payload["documents"]]
        payload["summary"] = [
            {**sentence, "text": mask.text(mask.by_ids(sentence["text"]))}
            for sentence in report.payload.get("summary", ())
        ]
    return replace(
        report,
        event=blinded_event(report.event, mask),
        articles=[mask.card(card) for card in report.articles],
        payload=payload,
        analyses={
            key: {**mask.value(analysis), "document": mask.document(analysis["document"])}
            for key, analysis in report.analyses.items()
        },
        changes=_changes(report.changes, mask),
        corrections=unnamed(mask.corrections(report.corrections)),
    )


def _changes(changes: Mapping[str, Any] | None, mask: Mask) -> dict[str, Any] | None:
    if changes is None:
        return None
    gone = [mask.text(mask.by_ids(text)) for text in changes["gone_sentences"]]
    return {**mask.value(changes), "gone_sentences": gone}


def blinded_page(page: ArticlePage, mask: Mask) -> ArticlePage:
    """The page of one article with letters for the names of all texts of its event."""
    analysis = page.analysis
    if analysis is not None:
        analysis = {**mask.value(analysis), "document": mask.document(analysis["document"])}
    return replace(
        page,
        article=mask.card(page.article),
        event_title=shown(mask.text(page.event_title)),
        document=mask.document(page.document),
        analysis=analysis,
        corrections=unnamed(mask.corrections(page.corrections)),
    )


def unnamed(cards: Mapping[str, CorrectionCard]) -> dict[str, CorrectionCard]:
    """Corrections without who made them."""
    return {key: replace(card, author=A_CURATOR) for key, card in cards.items()}


def blinded_event(event: Event, mask: Mask) -> Event:
    """The event with letters in its title, not to be saved."""
    return Event(pk=event.pk, slug=event.slug, title=shown(mask.text(event.title)))


def shown(text: str) -> str:
    """As it is sent: what only kept a name's length is left out."""
    return text.replace(FILLER, "")


def _names_of(text: HeldText, letter: str, names: OutletNames) -> Iterable[_Name]:
    known = dict.fromkeys(name for name in (text.outlet_name, *names.names) if name != UNNAMED)
    for name in known:
        yield from _forms_of(name, letter)
    for domain in names.domains:
        address = rf"(?i:(?<![\w.-])\S{{0,{_BEFORE}}}{re.escape(domain)}(?:/\S*)?)"
        yield _Name(address, letter, len(domain) + _BEFORE)
        label = domain.split(".")[-2] if "." in domain else ""
        if len(label) >= _FEWEST_OF_A_DOMAIN:
            yield _Name(rf"(?i:(?<!\w)\S{{0,{_BEFORE}}}{re.escape(label)}\w*)", letter, len(label))
    for person in _people(text.byline):
        yield _word(person, letter)


def _forms_of(name: str, letter: str) -> Iterable[_Name]:
    """The name, the name without "The", in one word, by its initials, and for short."""
    words = re.findall(r"[\w.&’'-]+", name)
    if not words:
        return
    core = words[1:] if words[0].lower() == "the" and len(words) > 1 else words
    yield _word(" ".join(core), letter, before=r"(?:[Tt][Hh][Ee]\s+)?")
    handle = re.sub(r"\W", "", "".join(core))
    if len(handle) >= _FEWEST_OF_A_HANDLE and len(core) > 1:
        yield _Name(rf"(?i:(?<!\w)\S{{0,{_BEFORE}}}{re.escape(handle)}\w*)", letter, len(handle))
    for initials in {
        "".join(word[0] for word in words),
        "".join(w[0] for w in words if w.lower() not in _SMALL_WORDS),
    }:
        if len(initials) >= _FEWEST_INITIALS:
            yield _Name(rf"(?<!\w){re.escape(initials.upper())}(?!\w)", letter, len(initials))
    if len(core) > 1 and core[-1] in _KINDS:
        yield _Name(rf"(?<!\w)[Tt]he\s+{core[-1]}(?!\w)", letter, len(core[-1]))


def _word(name: str, letter: str, before: str = "") -> _Name:
    """Whole words, whatever the space between them; one word alone only in its own case or in capitals."""
    spaced = r"[\s-]+".join(re.escape(word) for word in name.split())
    is_phrase = " " in name
    case = f"(?i:{spaced})" if is_phrase else f"(?:{spaced}|{re.escape(name.upper())})"
    return _Name(rf"(?<!\w){before}{case}(?!\w)", letter, len(name))


def _people(byline: str) -> list[str]:
    """Those of a byline with a first and a last name: one word alone is too often an ordinary one."""
    return [name for name in _BETWEEN_PEOPLE.split(_BY.sub("", byline)) if len(name.split()) > 1]
