"""What a page offers to correct, and what a form for it must know: where it stands, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from analyzer.labels import FLAGS, LABELS
from analyzer.resources import Resources
from webapp.analyses.values import ArticlePage
from webapp.corrections.values import Said, Stretch
from webapp.pages.contexts.corrected import Remark, remarks_in_sentence, title_of
from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.spoken import shortened, words_of
from webapp.pages.contexts.wording import codebook_title, frame_title

_MOST_PLACES = 6
"""Of a claim's words. One that is left is enough to find it again; more than a handful are never all edited."""
_LONGEST_CHOICE = 110


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to the form of one label."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Correctable:
    """All that may be corrected in one sentence, and what was."""

    remarks: list[Remark]
    spoken: list[tuple[str, list[Offer]]]  # the words of a stretch, and its labels
    labels: list[Offer]
    back: str  # the page that an undoing leads back to


@dataclass(frozen=True, slots=True)
class Target:
    """What one form corrects."""

    kind: str
    title: str
    question: str
    place: str  # "B4", or what the row says
    words: str  # that the correction hangs on
    at: tuple[Stretch, ...]
    back: str
    part: str = ""
    current: Any = None  # the value that stands there now
    toward: tuple[Stretch, ...] = ()
    names: list[str] = field(default_factory=list)  # people and bodies of the event
    frames: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)  # codebook → (key, title)
    claims: list[tuple[str, str]] = field(default_factory=list)  # key → words, of the other claims
    claim_places: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    sentences: list[tuple[str, str]] = field(default_factory=list)  # "12:340:410" → words

    def said(self, value: Any, **chosen: Any) -> Said:
        fields = {"at": self.at, "part": self.part, "toward": self.toward} | chosen
        return Said(kind=self.kind, value=value, **fields)


def key_of(stretch: Stretch) -> str:
    return ":".join(str(number) for number in stretch)


# --- a sentence -------------------------------------------------------------------------------------------


def correctable(page: ArticlePage, index: int, back: str) -> Correctable:
    """``back``: the page's own address at this sentence."""
    analysis = page.analysis or {}
    sentence = page.document["sentences"][index]
    reading = analysis["sentences"][index] if index < len(analysis.get("sentences", ())) else {}
    statements = [each for each in analysis.get("statements", ()) if each["sentence"] == index]
    present = [key for key, strength in (reading.get("frames") or {}).items() if strength]
    return Correctable(
        remarks=remarks_in_sentence(page, index),
        spoken=[(shortened(words_of(page, each)), list(_of_stretch(page, each))) for each in statements],
        labels=[
            *(
                Offer(f"{title_of('sentence.frame', key)}: not here?", _url(page, "sentence.frame", sentence, key))
                for key in present
            ),
            Offer("Add a frame", _url(page, "sentence.frame", sentence)),
            *(Offer(LABELS[flag].title, _url(page, flag, sentence)) for flag in FLAGS),
        ],
        back=back,
    )  # fmt: skip


def _of_stretch(page: ArticlePage, statement: Row) -> Iterator[Offer]:
    yield Offer(LABELS["sentence.voice"].title, _url(page, "sentence.voice", statement))
    if statement["voice"] != "own":
        first = next(
            (
                each
                for each in (page.analysis or {})["statements"]
                if each["attribution"] is not None and each["attribution"] == statement["attribution"]
            ),
            statement,
        )  # one attribution has one speaker, in however many pieces it is given
        yield Offer(LABELS["sentence.speaker"].title, _url(page, "sentence.speaker", first))


def _url(page: ArticlePage, kind: str, place: Row, part: str = "") -> str:
    pairs = {"kind": kind, "start": place["start"], "end": place["end"]} | ({"part": part} if part else {})
    return f"{reverse('article_correct', args=[page.article.pk])}?{urlencode(pairs)}"


def sentence_target(
    page: ArticlePage, edition: Edition | None, kind: str, start: int, end: int, part: str
) -> Target | None:
    """None where there is no such place, or no such label."""
    text = page.document["text"]
    if kind not in LABELS or not kind.startswith("sentence.") or not 0 <= start < end <= len(text):
        return None
    sentences = page.document["sentences"]
    index = next((n for n, each in enumerate(sentences) if each["start"] <= start < each["end"]), None)
    if index is None:
        return None
    return Target(
        kind=kind,
        title=title_of(kind, part) if part else LABELS[kind].title,
        question=LABELS[kind].question,
        place=f"{page.article.letter}{index + 1}",
        words=text[start:end],
        at=(Stretch(page.article.pk, start, end),),
        back=f"{reverse('article', args=[page.article.pk])}?sentence={index + 1}#s{index + 1}",
        part=part,
        current=_current(page, kind, index, start, end, part),
        names=_names(page, edition) if kind == "sentence.speaker" else [],
        frames=_frames() if kind == "sentence.frame" and not part else [],
    )


def _current(page: ArticlePage, kind: str, index: int, start: int, end: int, part: str) -> Any:
    analysis = page.analysis or {}
    if kind in ("sentence.voice", "sentence.speaker"):
        field_name = kind.partition(".")[2]
        held = [
            each for each in analysis.get("statements", ()) if each["start"] < end and start < each["end"]
        ]
        longest = max(held, key=lambda each: min(each["end"], end) - max(each["start"], start), default=None)
        return (longest[field_name] or "") if longest else None
    readings = analysis.get("sentences", ())
    reading = readings[index] if index < len(readings) else {}
    if kind == "sentence.frame":
        return part in (reading.get("frames") or {}) if part else None
    score = reading.get(kind.partition(".")[2])
    return None if score is None else score >= 0.5


def _names(page: ArticlePage, edition: Edition | None) -> list[str]:
    """People and bodies that the event's texts name or let speak."""
    analyses = [page.analysis or {}]
    if edition is not None:
        analyses += [witness.analysis for witness in edition.witnesses]
    names: dict[str, None] = {}
    for analysis in analyses:
        names |= dict.fromkeys(
            each["name"] for each in analysis.get("targets", ()) if each["kind"] != "place"
        )
        names |= dict.fromkeys(each["speaker"] for each in analysis.get("statements", ()) if each["speaker"])
    return sorted(names)


def _frames() -> list[tuple[str, list[tuple[str, str]]]]:
    resources = Resources.shipped()
    return [
        (
            codebook_title(name),
            [(f"{name}.{frame}", frame_title(name, frame)) for frame in resources.codebook(name).frames],
        )
        for name in resources.codebook_names()
    ]


# --- a row of the report ----------------------------------------------------------------------------------


def offers_on(edition: Edition, section: str, row: int, document: str = "") -> list[Offer]:
    """What may be corrected in a row, or in a text's cell of it."""
    if edition.view.token or section not in _OFFERED:
        return []
    key = edition.keys_of(section)[row]
    address = reverse("row_correct", args=[edition.report.event.slug, section, key])

    def offer(words: str, kind: str, **more: str) -> Offer:
        return Offer(words, f"{address}?{urlencode({'kind': kind} | more)}")

    found = edition.rows(section)[row]
    if section == "quotes":
        return [offer("What was done to the words", "quote.change")]
    if section == "facts":
        return [
            offer(f"{edition.by_id[value['document']].letter}: “{shortened(value['text'], 40)}”", "fact.relation", text=value["document"])
            for value in found["values"]
            if value["document"] in edition.by_id
        ]  # fmt: skip
    if document:
        offers = [offer("What this text does with the claim", "claim.cell", text=document)]
        has_words = bool(found["cells"].get(document, {}).get("spans"))
        return offers + (
            [offer("This sentence says another claim", "claim.move", text=document)] if has_words else []
        )
    several = sum(len(cell["spans"]) for cell in found["cells"].values()) > 1
    return [
        offer("What the claim is called", "claim.rename"),
        offer("Another claim says the same", "claim.merge"),
        *([offer("It is two claims", "claim.split"), offer("A sentence says another claim", "claim.move")] if several else []),
    ]  # fmt: skip


_OFFERED = ("claims", "quotes", "facts")


def row_target(edition: Edition, section: str, row: int, kind: str, document: str) -> Target | None:
    """None where the row has nothing of that kind."""
    found = edition.rows(section)[row]
    make = {"quotes": _quote, "facts": _fact, "claims": _claim}.get(section)
    if make is None or kind not in LABELS or LABELS[kind].kind.partition(".")[0] != section[:-1]:
        return None
    return make(edition, row, found, kind, document)


def _back(edition: Edition, section: str) -> str:
    return reverse("event_report", args=[edition.report.event.slug]) + f"#{section}"


def _quote(edition: Edition, row: int, found: Row, kind: str, _: str) -> Target:
    against = found["against"]
    toward = (
        (Stretch(int(against), found["against_start"], found["against_end"]),) if against is not None else ()
    )
    return Target(
        kind=kind,
        title=LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.place(found["document"], edition.by_id[found["document"]].sentence_at(found["start"])),
        words=found["text"],
        at=(Stretch(int(found["document"]), found["start"], found["end"]),),
        toward=toward,
        back=_back(edition, "quotes"),
        current=list(found["changes"]),
    )


def _fact(edition: Edition, row: int, found: Row, kind: str, document: str) -> Target | None:
    value = next((each for each in found["values"] if each["document"] == document), None)
    if value is None or document not in edition.by_id:
        return None
    return Target(
        kind=kind,
        title=found["question"] or LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.place(document, edition.by_id[document].sentence_at(value["start"])),
        words=value["text"],
        at=(Stretch(int(document), value["start"], value["end"]),),
        part=found["slot"],
        back=_back(edition, "facts"),
        current=value["relation"],
    )


def _claim(edition: Edition, row: int, found: Row, kind: str, document: str) -> Target | None:
    at = places_of(edition, found)
    if not at or (kind == "claim.cell" and document not in edition.by_id):
        return None
    keys = edition.keys_of("claims")
    others = {keys[n]: claim for n, claim in enumerate(edition.rows("claims")) if n != row}
    is_goal = kind in ("claim.merge", "claim.move")
    return Target(
        kind=kind,
        title=LABELS[kind].title,
        question=LABELS[kind].question,
        place=edition.by_id[document].letter if document in edition.by_id else "",
        words=found["text"],
        at=at,
        part=document if kind == "claim.cell" else "",
        back=_back(edition, "claims"),
        current=_current_of_claim(found, kind, document),
        claims=[(key, shortened(claim["text"], _LONGEST_CHOICE)) for key, claim in others.items()] if is_goal else [],
        claim_places={key: places_of(edition, claim) for key, claim in others.items()} if is_goal else {},
        sentences=_sentences(edition, found, kind, document),
    )  # fmt: skip


def _current_of_claim(found: Row, kind: str, document: str) -> Any:
    if kind == "claim.cell":
        return found["cells"].get(document, {}).get("status", "absent")
    return found["text"] if kind == "claim.rename" else None


def places_of(edition: Edition, claim: Row) -> tuple[Stretch, ...]:
    """Words by which the claim is found again: of the base text first, one passage of each."""
    base = edition.baseline.document_id if edition.baseline else ""
    texts = sorted(edition.witnesses, key=lambda witness: witness.document_id != base)
    cells = [(witness, claim["cells"].get(witness.document_id, {})) for witness in texts]
    cells.sort(key=lambda each: each[1].get("status") != "verbatim")  # whose wording is the claim's
    found = [
        Stretch(int(witness.document_id), cell["spans"][0]["start"], cell["spans"][0]["end"])
        for witness, cell in cells
        if cell.get("spans") and witness.article is not None
    ]
    return tuple(found[:_MOST_PLACES])


def _sentences(edition: Edition, claim: Row, kind: str, document: str) -> list[tuple[str, str]]:
    """Passages to choose from: of the claim to split or move, or of the text that is said to have it."""
    if kind in ("claim.split", "claim.move"):
        return [
            _passage(edition, witness.document_id, span["start"], span["end"])
            for witness in edition.witnesses
            if witness.article is not None and (not document or witness.document_id == document)
            for span in claim["cells"].get(witness.document_id, {}).get("spans") or ()
        ]
    if kind != "claim.cell" or claim["cells"].get(document, {}).get("spans"):
        return []
    sentences = edition.by_id[document].document["sentences"]
    return [_passage(edition, document, each["start"], each["end"]) for each in sentences]


def _passage(edition: Edition, document: str, start: int, end: int) -> tuple[str, str]:
    witness = edition.by_id[document]
    place = edition.place(document, witness.sentence_at(start))
    words = f"{place}  {shortened(witness.text[start:end], _LONGEST_CHOICE)}"
    return key_of(Stretch(int(document), start, end)), words
