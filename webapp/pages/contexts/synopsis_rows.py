"""What one row of the synopsis shows: passages with their claims numbered, the words that differ, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from webapp.pages.contexts.claims import cells_of
from webapp.pages.contexts.comparing import Compared, Comparing, compared
from webapp.pages.contexts.differences import WordByWord
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.passages import Mark, Piece, cut
from webapp.pages.contexts.synopsis import Parallel, cell_of
from webapp.pages.contexts.wording import ADDITION_KINDS, MODES

_MOST_OPEN, _OPEN = 6, 3
"""A passage that stands alone is folded after three sentences if it has more than six: the rows around it stay near."""


@dataclass(frozen=True, slots=True)
class ClaimNumber:
    """The number by which passages of one claim find each other, as in the report's list of claims."""

    number: int
    key: str
    text: str
    is_chosen: bool
    said: str  # what each text does with it, in one line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a sentence; claims that begin with it stand before it."""

    piece: Piece
    begins: tuple[ClaimNumber, ...]
    is_inserted: bool
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    place: str
    url: str
    zone: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Claims of which a text does the same."""

    numbers: list[int]
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One cell: what a text has in this row, or that it has nothing."""

    witness: Witness
    lines: list[Line]
    folded: list[Line]
    is_reference: bool = False
    standings: tuple[Standing, ...] = ()
    voices: str = ""
    has_other_voices: bool = False  # than the first text of the row
    differences: tuple[str, ...] = ()
    compared: Compared | None = None
    remark: str = ""
    kinds: tuple[str, ...] = ()
    nearest: Line | None = None
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """One row with an address of its own."""

    anchor: str
    label: str
    claims: list[ClaimNumber]
    passages: list[Passage]
    is_alone: bool  # only one of the texts says it
    is_added: bool  # and it is not the first
    is_chosen: bool
    said: str


class Sheet:
    """The columns, the claim that is followed, and what has been laid out so far."""

    def __init__(self, edition: Edition, columns: Sequence[Witness], chosen: str) -> None:
        self.edition = edition
        self.columns = columns
        self.keys = edition.keys_of("claims")
        self.chosen = chosen
        self.words = WordByWord()
        self.claims: Sequence[Row] = edition.rows("claims")
        self.told: dict[str, dict[int, list[int]]] = {
            witness.document_id: defaultdict(list) for witness in columns
        }
        for number, claim in enumerate(self.claims):
            for document, sentences in self.told.items():
                for sentence in cell_of(claim, document).get("sentences") or ():
                    sentences[sentence].append(number)
        # document id → the first sentence of its passage in the last row that it shares
        self.last: dict[str, int] = {}
        self.kinds: dict[tuple[str, int], list[str]] = defaultdict(list)
        for row in edition.rows("additions"):
            self.kinds[row["document"], row["sentence"]].append(ADDITION_KINDS.get(row["kind"], row["kind"]))

    def claims_of(self, document: str, sentences: Iterable[int]) -> list[int]:
        """Places in the report's list of what these sentences say, in its order."""
        return sorted({number for each in sentences for number in self.told[document].get(each, ())})


@dataclass(frozen=True, slots=True)
class _Setting:
    """One row while it is laid out."""

    parallel: Parallel
    reference: Witness
    numbers: dict[int, ClaimNumber]  # place in the report's list → the claim, of all claims of the row
    comparing: Comparing
    voices: dict[
        str, str
    ]  # document id → in whose voice it tells them; empty where all tell them in their own


def rows_of(sheet: Sheet, parallels: Iterable[Parallel]) -> list[RowView]:
    return [_row(sheet, each) for each in parallels]


def _row(sheet: Sheet, parallel: Parallel) -> RowView:
    present = [witness for witness in sheet.columns if witness.document_id in parallel.places]
    setting = _setting(sheet, parallel, present)
    numbers = setting.numbers
    passages = [
        _passage(sheet, setting, witness) if witness in present else _gap(sheet, witness, numbers)
        for witness in sheet.columns
    ]
    first, last = parallel.places[parallel.leader][0], parallel.places[parallel.leader][-1]
    label = sheet.edition.place(parallel.leader, first)
    label += f"–{sheet.edition.place(parallel.leader, last)}" if last > first else ""
    return RowView(
        anchor=_anchor(parallel.leader, first),
        label=label,
        claims=[] if parallel.is_alone else [numbers[number] for number in parallel.claims],
        passages=passages,
        is_alone=parallel.is_alone,
        is_added=parallel.is_alone and present[0] is not sheet.columns[0],
        is_chosen=any(numbers[number].is_chosen for number in parallel.claims),
        said=f"{label}: of these texts only {present[0].letter} has it.",
    )


def _setting(sheet: Sheet, parallel: Parallel, present: Sequence[Witness]) -> _Setting:
    told = sheet.claims_of(parallel.leader, parallel.places[parallel.leader])
    voices = {witness.document_id: _voices(sheet, witness, told) for witness in present}
    is_told = not parallel.is_alone and any(each != MODES["own"] for each in voices.values() if each)
    return _Setting(
        parallel=parallel,
        reference=present[0],
        numbers={number: _claim_number(sheet, number, present) for number in told},
        comparing=compared(sheet, parallel, present[0], present[1:]),
        voices=voices if is_told else {},
    )


def _anchor(document: str, sentence: int) -> str:
    return f"at-{document}-{sentence + 1}"


def _claim_number(sheet: Sheet, number: int, present: Sequence[Witness]) -> ClaimNumber:
    claim = sheet.claims[number]
    others = [witness for witness in sheet.columns if not witness.is_baseline]
    if sheet.columns[0].is_baseline:
        does = [f"{cell.witness.letter}: {cell.label}" for cell in cells_of(sheet.edition, claim, others)]
    else:
        have = [each for each in present if cell_of(claim, each.document_id).get("sentences")]
        does = ["In " + " and ".join(witness.letter for witness in have)]
    return ClaimNumber(
        number=number + 1,
        key=sheet.keys[number],
        text=claim["text"],
        is_chosen=sheet.keys[number] == sheet.chosen,
        said=f"Claim {number + 1}: {claim['text']}. {'. '.join(does)}.",
    )


def _passage(sheet: Sheet, setting: _Setting, witness: Witness) -> Passage:
    document, parallel = witness.document_id, setting.parallel
    sentences = parallel.places[document]
    lines = [_line(sheet, setting, witness, each) for each in sentences]
    folds = parallel.is_alone and len(lines) > _MOST_OPEN
    result = setting.comparing.get(document)
    is_reference = witness is setting.reference
    is_against_base = setting.reference.is_baseline and not is_reference
    is_earlier = not parallel.is_alone and sentences[0] < sheet.last.get(document, -1)
    if not parallel.is_alone:
        sheet.last[document] = sentences[0]
    voices = setting.voices.get(document, "")
    return Passage(
        witness=witness,
        lines=lines[:_OPEN] if folds else lines,
        folded=lines[_OPEN:] if folds else [],
        is_reference=is_reference,
        standings=tuple(_standings(sheet, witness, setting.numbers)) if is_against_base else (),
        voices=voices,
        has_other_voices=voices != setting.voices.get(setting.reference.document_id, ""),
        differences=_differences(sheet, witness, setting.numbers) if is_against_base else (),
        compared=result,
        kinds=_kinds(sheet, document, sentences) if parallel.is_alone and not witness.is_baseline else (),
        is_earlier=is_earlier and not is_reference,
    )


def _line(sheet: Sheet, setting: _Setting, witness: Witness, sentence: int) -> Line:
    """A sentence under the marks of its row, with its claims numbered where other texts make them too."""
    laid = list(setting.comparing.marks.get((witness.document_id, sentence), ()))
    place = witness.document["sentences"][sentence]
    begins: dict[int, list[ClaimNumber]] = defaultdict(list)
    for number, claim in setting.numbers.items():
        cell = cell_of(sheet.claims[number], witness.document_id)
        spans = [span for span in cell.get("spans") or () if span["sentence"] == sentence]
        for span in spans:
            kinds = ("chosen", f"claim-{claim.number}") if claim.is_chosen else (f"claim-{claim.number}",)
            laid += [Mark(span["start"], span["end"], kind) for kind in kinds]
        if spans and not setting.parallel.is_alone:
            begins[max(place["start"], min(span["start"] for span in spans))].append(claim)
    return _set(sheet, witness, sentence, _stretches(witness.text, place, laid, begins))


def _set(sheet: Sheet, witness: Witness, sentence: int, stretches: Iterable[Stretch]) -> Line:
    place = witness.document["sentences"][sentence]
    return Line(
        place=sheet.edition.place(witness.document_id, sentence),
        url=witness.url_of(sentence),
        zone=place["zone"] if place["zone"] in ("caption", "box") else "",
        stretches=tuple(stretches),
    )


def _stretches(
    text: str, place: Row, marks: list[Mark], begins: dict[int, list[ClaimNumber]]
) -> Iterator[Stretch]:
    at = place["start"]
    for piece in cut(text, place["start"], place["end"], marks):
        kinds = piece.classes.split()
        yield Stretch(piece, tuple(begins.get(at, ())), "mark-inserted" in kinds, "mark-left-out" in kinds)
        at += len(piece.text)


def _standings(sheet: Sheet, witness: Witness, numbers: dict[int, ClaimNumber]) -> Iterator[Standing]:
    grouped: dict[tuple[str, str], list[int]] = {}
    for number in numbers:
        (cell,) = cells_of(sheet.edition, sheet.claims[number], [witness])
        grouped.setdefault((cell.status, cell.label), []).append(number + 1)
    for (status, label), held in grouped.items():
        yield Standing(held, status, label)


def _voices(sheet: Sheet, witness: Witness, told: Iterable[int]) -> str:
    """In whose voice a text tells the claims: "own voice; indirect speech, Ana Brown"."""
    cells = (cell_of(sheet.claims[number], witness.document_id) for number in told)
    voices = dict.fromkeys((cell["voice"], cell.get("speaker") or "") for cell in cells if cell.get("voice"))
    modes = ((MODES.get(voice, voice), speaker) for voice, speaker in voices)
    return "; ".join(f"{mode}, {speaker}" if speaker else mode for mode, speaker in modes)


def _differences(sheet: Sheet, witness: Witness, told: Iterable[int]) -> tuple[str, ...]:
    cells = (cell_of(sheet.claims[number], witness.document_id) for number in told)
    return tuple(dict.fromkeys(each for cell in cells for each in cell.get("differences") or ()))


def _kinds(sheet: Sheet, document: str, sentences: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for each in sentences for kind in sheet.kinds.get((document, each), ())))


def _gap(sheet: Sheet, witness: Witness, told: Iterable[int]) -> Passage:
    """Nothing found: the sentence that comes nearest is shown, so that a reader can refute it."""
    cells = (cell_of(sheet.claims[number], witness.document_id) for number in told)
    nearest = [cell["nearest"] for cell in cells if cell.get("nearest")]
    kept = [each for each in nearest if not each.get("in_removed")]
    best = max(kept, key=lambda each: each["similarity"], default=None)
    line = None
    if best is not None and 0 <= best["sentence"] < len(witness.document["sentences"]):
        place = witness.document["sentences"][best["sentence"]]
        line = _set(sheet, witness, best["sentence"], _stretches(witness.text, place, [], {}))
    in_removed = "" if len(kept) == len(nearest) else "What cleaning took out of it comes nearer."
    return Passage(witness, [], [], nearest=line, remark=in_removed)
