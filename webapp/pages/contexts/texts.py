"""The texts as they are before any comparison, and the words that they have in common."""

from __future__ import annotations

from typing import Any

from webapp.pages.charts import Block, Strip, percent, strip
from webapp.pages.contexts.edition import Edition, Row, Witness

_WIRE, _UNKNOWN = "wire", "not known"
FIRST_TEXTS = 8
"""In sight: of a larger event the answers come before the rest of its texts."""


def build(edition: Edition) -> dict[str, Any]:
    longest = max((len(witness.text) for witness in edition.witnesses), default=1)
    notes: dict[str, list[tuple[str, str]]] = {}
    for row in edition.rows("comparability"):
        notes.setdefault(row["document"], []).append((row["what"], _note(row)))
    texts = [
        {
            "witness": witness,
            "strip": strip(edition, witness, longest),
            "notes": [_with_agency(note, _agency(witness)) for note in notes.get(witness.document_id, [])],
            "agency": _agency(witness),
            "voices": _voices(edition, witness),
        }
        for witness in edition.witnesses
    ]
    return {
        "texts": texts,
        "first": texts[:FIRST_TEXTS],
        "further": texts[FIRST_TEXTS:],
        "base": edition.baseline,
    }


def _agency(witness: Witness) -> str:
    """The news agency on record whose copy the text is."""
    return witness.article.agency if witness.article else ""


def _with_agency(note: tuple[str, str], agency: str) -> tuple[str, str]:
    """The wire service as the text itself credits it, or else as the archive knows it."""
    what, said = note
    return (what, said) if what != _WIRE else ("news agency", said if said != _UNKNOWN else agency or said)


def _note(row: Row) -> str:
    """One fact that makes texts comparable, or not, in words."""
    value, text = row.get("value"), row.get("text")
    if row["what"] == "length" and value:
        return f"{value['count']} words of body in {value['n']} sentences"
    if row["what"] == "date" and value:
        days = value["count"]
        gap = "the first day" if not days else f"{abs(days)} {'day' if abs(days) == 1 else 'days'} "
        return f"{text}, {gap}{('later' if days > 0 else 'earlier') if days else ''}"
    if row["what"] == "removed" and value:
        return f"{value['value'] * 100:.0f} % of the upload" + (f" ({text})" if text else "")
    return text or _UNKNOWN


def _voices(edition: Edition, witness: Witness) -> str:
    parts = edition.finding(witness, "voices.share").get("parts") or {}
    named = [(name, parts[name]["value"]) for name in ("own", "reported", "quoted") if parts.get(name)]
    return ", ".join(f"{name} {value * 100:.0f} %" for name, value in named)


def build_reuse(edition: Edition) -> dict[str, Any]:
    longest = max((len(witness.text) for witness in edition.witnesses), default=1)
    rows = []
    for number, row in enumerate(edition.rows("reuse")):
        if row["document"] not in edition.by_id or row.get("against") not in edition.by_id:
            continue
        witness = edition.by_id[row["document"]]
        runs = row.get("runs") or ()
        rows.append(
            {
                "witness": witness,
                "against": edition.by_id[row["against"]],
                "row": row,
                "url": edition.evidence_url("reuse", number),
                "words": sum(run.get("words") or 0 for run in runs),
                "runs": len(runs),
                "longest": max((run.get("words") or 0 for run in runs), default=0),
                "strip": _run_strip(witness, runs, longest),
            }
        )
    base = edition.baseline
    against_base = [row for row in rows if base and row["against"] is base]
    between: dict[frozenset[str], dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: -(row["row"].get("share") or 0)):
        if base not in (row["witness"], row["against"]) and row["runs"]:
            pair = frozenset((row["witness"].document_id, row["against"].document_id))
            between.setdefault(pair, row)  # each pair once, from the text of which more is shared
    return {
        "against_base": sorted(against_base, key=lambda row: -row["words"]),
        "between": list(between.values()),
        "count": len(against_base) + len(between),
        "base": base,
    }


def _run_strip(witness: Witness, runs: Any, longest: int) -> Strip:
    blocks = tuple(
        Block(percent(run["start"], longest), percent(run["end"] - run["start"], longest), "word-for-word")
        for run in runs
    )
    said = f"{witness.letter}: {len(blocks)} runs of six or more words in common, in place."
    return Strip(percent(len(witness.text), longest), blocks, said)
