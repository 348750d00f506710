"""The summary in words: plain sentences made from the findings alone, each with the rows it rests on.

Weak measures never speak here. Nothing is ranked that the intervals cannot tell apart, nothing is called left out
of a text whose date is not known, and an editorial claim needs two kinds of mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analyzer.alignment.dates import can_both_hold
from analyzer.alignment.words import has_content
from analyzer.measure import EventView
from analyzer.phrases import capital, count, excerpt, frame_words, name_of, percent
from analyzer.statistics import can_be_told_apart, count_told_apart
from analyzer.types import Cell, Claim, Ref, SummarySentence, Value

MOST_SENTENCES = 10
MOST_REFS = 12
"""Of one sentence: a reader opens a few; the section itself has all."""
FIRST_FRAMES = (("bilateral_security_trade", "security"), ("bilateral_security_trade", "legitimate_trade"))
"""The first picture of an event; other frames follow in the order of the emphasis rows."""

MOST_OWN_VIEWS = 2
"""Texts whose own views are told of."""
MOST_NAMED = 3
"""Texts in one sentence with words of each: more are no sentence any longer."""
NEAR = 0.35
"""Similarity from which a sentence may say a claim in other words. Of 15 claims said not to stand in a text of twelve
events (SEESAW) 7 did not; below this line 7 of 11."""
FEWEST_FRAMED = 5
"""Sentences of all texts with words of a frame: below it the frame is no picture of this event."""

Rows = Mapping[str, tuple[Any, ...]]
Numbered = Sequence[tuple[int, Any]]


def summarise(view: EventView, rows: Rows) -> tuple[SummarySentence, ...]:
    """Six to ten sentences where there is enough to say; fewer where there is not."""
    makers: tuple[Callable[[EventView, Rows], list[SummarySentence]], ...] = (
        _coverage, _quotations, _facts, _emphasis, _own_views, _omissions, _reuse, _dates, _attributions,
    )  # fmt: skip
    sentences = [sentence for make in makers for sentence in make(view, rows)]
    return tuple([sentence for sentence in sentences if sentence.refs][:MOST_SENTENCES])


def _coverage(view: EventView, rows: Rows) -> list[SummarySentence]:
    if view.baseline == "others":
        shared = [
            (number, claim)
            for number, claim in enumerate(view.claims)
            if all(_says_so(cell) for cell in claim.cells.values())
        ]
        stand = "claim stands" if len(shared) == 1 else "claims stand"
        text = (
            f"{len(view.analyses)} texts are held against each other. {len(shared)} {stand} in all of them."
        )
        return [_sentence(text, "claims", shared or list(enumerate(view.claims)))]
    claims = [
        (n, claim) for n, claim in enumerate(view.claims) if claim.cells[view.baseline].status == "verbatim"
    ]
    counts = {
        name: sum(_has(claim.cells[name]) for _, claim in claims)
        for name in view.analyses
        if name != view.baseline
    }
    most = max(counts, key=lambda name: counts[name])
    fewest = min(counts, key=lambda name: counts[name])
    text = f"{capital(name_of(view, view.baseline))} makes {count(claims, 'claim')}. "
    if counts[most] == counts[fewest]:
        text += f"Every other text has {counts[most]} of them at least in part."
    else:
        text += (
            f"{capital(name_of(view, most))} has {counts[most]} of them at least in part, "
            f"{name_of(view, fewest)} {counts[fewest]}."
        )
    return [_sentence(text, "claims", claims)]


def _has(cell: Cell) -> bool:
    """At least in part; what contradicts a claim does not have it."""
    return cell.status not in ("absent", "conflict")


def _says_so(cell: Cell) -> bool:
    """The whole of a claim, in whatever words. Where no text is the base, a part may be of another claim."""
    return _has(cell) and cell.status != "partial"


def _quotations(view: EventView, rows: Rows) -> list[SummarySentence]:
    sayings = {  # into quotation marks is said of every text that does it, before these
        "reattributed": "{here} credits {text} to {speaker}; {there} has these words from {other}.",
        "altered": "{here} quotes {text}; some words differ from the quotation in {there}.",
        "trimmed": "{here} quotes {text} in part; {there} has more of the quotation.",
        "demoted": "{here} gives {text} without quotation marks; {there} quotes these words.",
    }
    found: list[SummarySentence] = []
    for change, saying in sayings.items():
        chosen = [
            (n, row)
            for n, row in enumerate(rows.get("quotes", ()))
            if row.changes[0] == change and not row.continuation
        ]
        if not chosen:
            continue
        row = chosen[0][1]
        text = saying.format(
            here=name_of(view, row.document),
            there=name_of(view, row.against),
            text=excerpt(row.text),
            speaker=row.speaker,
            other=row.against_speaker,
        )
        found.append(_sentence(capital(text), "quotes", chosen[:1]))
    return [*_into_marks(view, rows), *found[:1], *_added_words(view, rows)]


def _into_marks(view: EventView, rows: Rows) -> list[SummarySentence]:
    """Who puts words in quotation marks that stand without them in the text they are held against."""
    first: dict[str, tuple[int, Any]] = {}
    for number, row in enumerate(rows.get("quotes", ())):
        if "promoted" in row.changes and not row.continuation and row.against is not None:
            first.setdefault(row.document, (number, row))
    if not first:
        return []
    source = max(Counter(row.against for _, row in first.values()).items(), key=lambda each: each[1])[0]
    chosen = [each for each in first.values() if each[1].against == source]
    said = [f"{name_of(view, row.document)} puts {excerpt(row.text)}" for _, row in chosen[:MOST_NAMED]]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    text = f"{listed} in quotation marks; {name_of(view, source)} has no marks there."
    if len(chosen) > MOST_NAMED:
        text += f" So do {len(chosen) - MOST_NAMED} more texts with words of it."
    return [_sentence(capital(text), "quotes", chosen)]


def _added_words(view: EventView, rows: Rows) -> list[SummarySentence]:
    """Words that stand inside one quotation and not in the text it is held against."""
    for number, row in enumerate(rows.get("quotes", ())):
        added = [edit.text for edit in row.edits if edit.op == "insert" and has_content(edit.text)]
        if added and row.mode == "quoted" and row.speaker:
            text = (
                f"{name_of(view, row.document)} has “{added[0]}” inside words it gives to {row.speaker}; "
                f"{name_of(view, row.against)} does not."
            )
            return [_sentence(capital(text), "quotes", [(number, row)])]
    return []


def _facts(view: EventView, rows: Rows) -> list[SummarySentence]:
    found = []
    numbered = [(n, row) for n, row in enumerate(rows.get("facts", ())) if row.relation == "different"]
    for number, row in sorted(numbered, key=lambda each: (not each[1].exclusive, each[0]))[:2]:
        by_value: dict[str, list[Any]] = {}
        for value in row.values:
            by_value.setdefault(_shown_as(row, value, by_value), []).append(value)
        if len(by_value) < 2:
            continue
        total = len({value.document for value in row.values})
        given = ", ".join(
            f"{excerpt(_wording_of(view, values))} in {_who(view, values, total)}"
            for values in sorted(by_value.values(), key=lambda values: -len({v.document for v in values}))
        )
        end = " Both can be true." if not row.exclusive and row.kind != "spelling" else ""
        text = f"{_asked(row)}: {given}.{end}"
        found.append(_sentence(text, "facts", [(number, row)]))
    return found


def _wording_of(view: EventView, values: Sequence[Any]) -> str:
    """The baseline's words where it gives this value; the longest otherwise, which say most."""
    return str(max(values, key=lambda value: (value.document == view.baseline, len(value.text))).text)


def _who(view: EventView, values: Sequence[Any], total: int) -> str:
    """One document by its name, several by their number: the majority is not right either."""
    documents = list(dict.fromkeys(value.document for value in values))
    return name_of(view, documents[0]) if len(documents) == 1 else f"{len(documents)} of {total} texts"


def _asked(row: Any) -> str:
    """What the texts give different answers to."""
    if row.kind == "spelling":
        return "A name is spelled in two ways"
    return f"Texts differ on {row.question[:1].lower()}{row.question[1:]}"


def _shown_as(row: Any, value: Any, known: Mapping[str, Any]) -> str:
    """What is only coarser or fuller, or one date in two forms, is no other value."""
    if value.relation != "different":
        return ""
    if row.slot == "date":
        return next((other for other in known if other and can_both_hold(other, value.value)), value.value)
    return str(value.value)


def _emphasis(view: EventView, rows: Rows) -> list[SummarySentence]:
    by_frame: dict[tuple[str, str], list[tuple[int, Any]]] = {}
    for number, row in enumerate(rows.get("emphasis", ())):
        if isinstance(row.all, Value) and row.all.n:
            by_frame.setdefault((row.codebook, row.frame), []).append((number, row))
    sizes = {frame: sum(row.all.count or 0 for _, row in found) for frame, found in by_frame.items()}
    first = [frame for frame in FIRST_FRAMES if sizes.get(frame, 0) >= FEWEST_FRAMED]
    frames = first or sorted(
        (frame for frame, size in sizes.items() if size >= FEWEST_FRAMED and "+" not in frame[1]),
        key=lambda frame: (-sizes[frame], frame),
    )
    for frame in frames:
        numbered = by_frame[frame]
        high = max(numbered, key=lambda each: each[1].all.value)
        low = min(numbered, key=lambda each: each[1].all.value)
        if high[1].document == low[1].document or not can_be_told_apart(high[1].all, low[1].all):
            continue
        text = (
            f"{capital(name_of(view, high[1].document))} carries {frame_words(view, frame)} most often, in "
            f"{high[1].all.count} of {high[1].all.n} body sentences; {name_of(view, low[1].document)} least often, in "
            f"{low[1].all.count} of {low[1].all.n}."
        )
        apart = count_told_apart([row.all for _, row in numbered])
        if apart == 1 and len(numbered) > 2:
            text += " Only these two can be told apart."
        elif apart < len(numbered) * (len(numbered) - 1) // 2:
            text += " Not all the texts between them can be told apart."
        return [_sentence(text, "emphasis", numbered)]
    if not frames:
        return []
    text = f"In their use of {frame_words(view, frames[0])} no two of these texts can be told apart."
    return [_sentence(text, "emphasis", by_frame[frames[0]])]


def _own_views(view: EventView, rows: Rows) -> list[SummarySentence]:
    """All that a document adds of its own view, where one passage at least has two kinds of mark."""
    added: dict[str, list[tuple[int, Any]]] = {}
    for number, row in enumerate(rows.get("additions", ())):  # in the comparison's order of documents
        if row.kind == "editorial":
            added.setdefault(row.document, []).append((number, row))
    found: list[SummarySentence] = []
    for name, own in added.items():
        if len(found) == MOST_OWN_VIEWS:
            break
        clear = [row for _, row in own if len(row.marks) >= 2]
        if clear:
            strongest = max(clear, key=lambda row: (row.strength, len(row.marks)))
            text = (
                f"{capital(name_of(view, name))} adds {count(own, 'passage')} in its own voice with words that "
                f"judge, predict, explain or advise, to check: {excerpt(_words(view, strongest))}."
            )
            found.append(_sentence(text, "additions", own))
    return found


def _omissions(view: EventView, rows: Rows) -> list[SummarySentence]:
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("omissions", ()))
        if row.beyond_length and (view.baseline != "others" or _is_said_elsewhere(view, row))
    ]
    if not numbered:
        return []
    by_document: dict[str, list[tuple[int, Any]]] = {}
    for number, row in numbered:
        by_document.setdefault(row.document, []).append((number, row))
    name = max(by_document, key=lambda each: len(by_document[each]))
    own = by_document[name]
    if view.baseline == "others":
        stand, them = ("stands", "it was") if len(own) == 1 else ("stand", "they were")
        text = (
            f"{count(own, 'claim')} {stand} in at least two other texts of about the length of {name_of(view, name)} or "
            f"shorter; {them} not found there, to check: {excerpt(_claim_of(view, own[0][1]).text)}."
        )
        return [_sentence(text, "omissions", own)]
    verb = "left out" if own[0][1].wording == "left out" else "does not have"
    text = (
        f"{capital(name_of(view, name))} {verb} {count(own, 'claim')} of {name_of(view, view.baseline)} that at least two other "
        "texts of about its length or shorter have."
    )
    return [_sentence(text, "omissions", own)]


def _is_said_elsewhere(view: EventView, row: Any) -> bool:
    """In two other texts and not in part only, where nothing here is near it: what a rewording shares with it is words."""
    saying = [
        name for name, cell in _claim_of(view, row).cells.items() if name != row.document and _says_so(cell)
    ]
    return len(saying) > 1 and (row.nearest is None or row.nearest.similarity < NEAR)


def _claim_of(view: EventView, row: Any) -> Claim:
    return next(claim for claim in view.claims if claim.id == row.claim)


def _reuse(view: EventView, rows: Rows) -> list[SummarySentence]:
    against = set(view.releases) or {view.baseline}
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("reuse", ()))
        if row.against in against and view.document(row.document).role == "coverage"
    ]
    if not numbered:
        return []
    high = max(numbered, key=lambda each: each[1].share)
    low = min(numbered, key=lambda each: each[1].share)
    if not high[1].count:
        return []
    verb = "reuses" if high[1].wording == "reused" else "has in common with"
    source = name_of(view, high[1].against)
    text = (
        f"{capital(name_of(view, high[1].document))} "
        + (
            f"reuses {percent(high[1].share)} of its words from {source}"
            if verb == "reuses"
            else f"has {percent(high[1].share)} of its words in common with {source}"
        )
        + f", in runs of six or more; {percent(high[1].share_without_names)} without names."
    )
    if low is not high:
        text += f" {capital(name_of(view, low[1].document))}: {percent(low[1].share)}."
    return [_sentence(text, "reuse", [high, low] if low is not high else [high])]


def _attributions(view: EventView, rows: Rows) -> list[SummarySentence]:
    numbered = list(enumerate(rows.get("attribution_changes", ())))
    for change, saying in (
        ("attribution_moved", "{here} gives {text} to {speaker}; {there} gives it to {other}."),
        ("attribution_added", "{here} gives {text} to {speaker}; {there} says it in its own voice."),
        ("attribution_dropped", "{here} says {text} in its own voice; {there} gives it to {other}."),
    ):
        chosen = [each for each in numbered if each[1].change == change]
        if chosen:
            row = chosen[0][1]
            text = saying.format(
                here=name_of(view, row.document),
                there=name_of(view, row.against),
                text=excerpt(row.text),
                speaker=row.speaker or "a source",
                other=row.against_speaker or "a source",
            )
            return [_sentence(capital(text), "attribution_changes", chosen[:1])]
    return []


def _dates(view: EventView, rows: Rows) -> list[SummarySentence]:
    undated = [name for name in view.analyses if view.document(name).published is None]
    if not undated:
        return []
    numbered = [
        (n, row)
        for n, row in enumerate(rows.get("comparability", ()))
        if row.what == "date" and row.document in undated
    ]
    have = "has" if len(undated) == 1 else "have"
    text = (
        f"{len(undated)} of {len(view.analyses)} texts {have} no date: nothing is said about what came first."
    )
    return [_sentence(text, "comparability", numbered)]


def _sentence(text: str, section: str, numbered: Numbered) -> SummarySentence:
    return SummarySentence(text, tuple(Ref(section, number) for number, _ in numbered[:MOST_REFS]))


def _words(view: EventView, row: Any) -> str:
    return view.document(row.document).text[row.start : row.end]
