"""Taking a merge of outlets back: what it had changed goes back, and what somebody has written since stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.corpus.models import Outlet, OutletMerge
from webapp.corpus.outlets import plain_name

FILLED = ("domain", "kind", "country", "language")
"""What the kept outlet takes over from the one that goes where it says nothing itself."""


@dataclass(frozen=True, slots=True)
class GoingBack:
    """What becomes of two outlets that were one."""

    kept: Mapping[str, str]  # fields of the kept one that change
    again: str  # other names of the one that is there again, one a line
    stays: tuple[str, ...]  # what is not put back, in sentences


def filled(before: Mapping[str, str], gone: Mapping[str, str]) -> dict[str, str]:
    """The fields of the kept outlet as a merge leaves them, its other names aside."""
    return {field: before[field] or gone[field] for field in FILLED if field in before}


def going_back(record: OutletMerge, taken: Mapping[str, str]) -> GoingBack:
    """Held against what the merge had left. ``taken``: plain name → the outlet that bears it by now."""
    kept, gone = record.kept, record.gone
    fields, stays = {}, []
    for field, merged in filled(record.kept_before, gone).items():
        before, now = record.kept_before[field], getattr(kept, field)
        if now == merged:
            fields[field] = before
        elif merged != before:
            stays.append(_of_field(kept, field))
    others = _lines(gone["also_known_as"])
    brought = {plain_name(name) for name in (gone["name"], gone["domain"], *others)}
    mine = set(_lines(record.kept_before.get("also_known_as", "")))
    left = [name for name in _lines(kept.also_known_as) if name in mine or plain_name(name) not in brought]
    if added := [name for name in left if name not in mine]:
        stays.append(f"Written down since, and still here: {_quoted(added)}.")
    lost = [name for name in others if plain_name(name) in taken]
    stays += [f"“{name}” is a name of “{taken[plain_name(name)]}” by now, and stays there." for name in lost]
    again = [name for name in others if name not in lost]
    fields["also_known_as"] = "\n".join(left)
    return GoingBack(fields, "\n".join(again), tuple(stays))


def _of_field(kept: Outlet, field: str) -> str:
    said = kept.get_kind_display() if field == "kind" else getattr(kept, field)
    now = f"stays “{said}”" if getattr(kept, field) else "stays empty"
    return f"The {field} of “{kept.name}” {now}: it was changed after the merge."


def _lines(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _quoted(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
