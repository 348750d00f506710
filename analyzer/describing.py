"""What the core says about itself: cards as JSON, the JSON schema, and the generated page of measures."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from analyzer.corrections import Corrected
from analyzer.measure import Card, Contrast, Measure, contrasts, measures
from analyzer.types import SCHEMA, Analysis, Claim, Document, SummarySentence


def describe_card(item: Measure | Contrast) -> dict[str, Any]:
    """A card with its method (the function's docstring) and its kind, ``measure`` or ``contrast``."""
    data: dict[str, Any] = msgspec.to_builtins(item.card)
    data["kind"] = "measure" if isinstance(item, Measure) else "contrast"
    data["method"] = inspect.cleandoc(item.run.__doc__ or "")
    return data


def describe_cards() -> dict[str, dict[str, Any]]:
    """Key → card, measures first, each in page order. No key is both a measure and a contrast."""
    found = {key: describe_card(measure) for key, measure in measures().items()}
    return found | {key: describe_card(contrast) for key, contrast in contrasts().items()}


def json_schema(name: str) -> dict[str, Any]:
    """The schema of what ``python -m analyzer <name>`` prints: read, analyze or compare."""
    rows = {key: contrast.row_type for key, contrast in contrasts().items()}
    references, definitions = msgspec.json.schema_components(
        [Document, Analysis, Claim, SummarySentence, Corrected, *rows.values()], ref_template="#/$defs/{name}"
    )
    document, analysis, claim, summary, corrected, *row_references = references
    cue = definitions["Cue"]
    cue["properties"]["class"] = cue["properties"].pop("cue_class")
    cue["required"] = ["class" if field == "cue_class" else field for field in cue["required"]]
    fields: dict[str, Any] = {
        "read": {"documents": _list(document)},
        "analyze": {"analyses": _list(analysis)},
        "compare": {
            "documents": _list(document),
            "analyses": _list(analysis),
            "releases": _list({"type": "string"}),
            "baseline": {"type": "string"},
            "fingerprint": {"type": "string"},
            "summary": _list(summary),
            "claims": _list(claim),
            "failures": {"type": "object", "additionalProperties": {"type": "string"}},
            "semantic_model": {"type": ["string", "null"]},
            "corrections": _list(corrected),
        }
        | {key: _list(reference) for key, reference in zip(rows, row_references, strict=True)},
    }[name]
    # A contrast that crashed has no rows: its key is then in "failures" instead.
    required = [field for field in fields if field not in rows]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"sidelight {name}",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}} | fields,
        "required": ["schema", *required],
        "$defs": _reachable(definitions, fields),
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _reachable(definitions: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """Only the definitions that the fields refer to, directly or not."""
    kept: dict[str, Any] = {}
    waiting = _references(fields)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = definitions[name]
            waiting |= _references(definitions[name])
    return dict(sorted(kept.items()))


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"].removeprefix("#/$defs/")} if "$ref" in node else set()
        return own.union(*(_references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(_references(value) for value in node))
    return set()


def measures_page() -> str:
    """docs/measures.md, generated: one section a card."""
    lines = [
        "# Measures and contrasts",
        "",
        "Made from the cards by `python -m analyzer measures --markdown`.",
        "",
    ]
    for heading, kind in (("Measures of one article", "measure"), ("Contrasts of an event", "contrast")):
        lines += [f"## {heading}", ""]
        for card in describe_cards().values():
            if card["kind"] == kind:
                lines += _section(card)
    return "\n".join(lines).rstrip() + "\n"


def _section(card: dict[str, Any]) -> list[str]:
    facts = [
        ("Unit", card["unit"]),
        ("Range", _range(card)),
        ("Rises with", card["rises_with"]),
        ("Leads with", {"own": "the outlet's own voice", "all": "all text"}[card["leads"]]),
        ("Uses", ", ".join(card["uses"])),
        ("Source", card["source"]),
        ("Version", str(card["version"])),
    ]
    rows = [f"- {name}: {value}" for name, value in facts if value]
    return [f"### {card['title']}", "", f"`{card['key']}`", "", *rows, "", card["method"], ""]


def _range(card: dict[str, Any]) -> str:
    if card["low"] is None and card["high"] is None:
        return ""
    return f"{_bound(card['low'])} to {_bound(card['high'])}"


def _bound(value: float | None) -> str:
    return "unbounded" if value is None else f"{value:g}"


__all__ = ["Card", "describe_card", "describe_cards", "json_schema", "measures_page"]
