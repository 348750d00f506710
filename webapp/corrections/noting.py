"""What somebody should look at again: the record held against what the machine read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.corrections import Corrected
from analyzer.labels import LABELS
from webapp.corrections import selectors
from webapp.corrections.models import Correction
from webapp.corrections.placing import GONE
from webapp.corrections.values import WORDED_BY_TEXTS, kept_of_machine

WORDED_OTHERWISE = "The machine words this claim otherwise than when it was renamed."


def note(outcomes: Sequence[Corrected], reworded: Mapping[str, str]) -> None:
    """Mark what somebody should look at again after the machine read anew.

    ``reworded``: id → what happened to its words ("" for nothing), of every correction that was to be applied; of
    those among them without an outcome the words are gone.
    """
    by_id = {outcome.id: outcome for outcome in outcomes}
    for key, correction in selectors.by_ids(list(reworded)).items():
        outcome = by_id.get(key)
        machine = kept_of_machine(outcome.kind, outcome.machine) if outcome else None
        why = _why(correction, outcome, reworded[key], machine)
        changed: dict[str, Any] = {"needs_review": bool(why), "why": why}
        if machine is not None and outcome is not None and not outcome.problem:
            changed["machine_now"] = machine
            if correction.machine_value is None:
                changed["machine_value"] = machine  # nothing was on record yet when it was corrected
        if any(getattr(correction, name) != value for name, value in changed.items()):
            Correction.objects.filter(pk=correction.pk).update(**changed)


def _why(correction: Correction, outcome: Corrected | None, reworded: str, machine: Any) -> str:
    if outcome is None:
        return reworded or GONE
    if outcome.problem:
        return outcome.problem
    if reworded:
        return reworded
    if correction.machine_value is not None and machine != correction.machine_value:
        if correction.kind in WORDED_BY_TEXTS:
            return WORDED_OTHERWISE
        label = LABELS[correction.kind]
        was, now = label.words_of(correction.machine_value), label.words_of(machine)
        return f"The machine read “{was}” when this was corrected, and reads “{now}” now."
    return ""
