"""Analyses → Comparison: claims once, then every contrast, each on its own feet."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Any

from analyzer.alignment.claims import Claims
from analyzer.alignment.correcting import correct_claims
from analyzer.alignment.groups import Groups
from analyzer.alignment.meanings import Meanings
from analyzer.alignment.units import Units
from analyzer.collecting import collector_paused
from analyzer.contrasts.correcting import correct_rows
from analyzer.corrections import Corrected, Correction
from analyzer.engines import embedding
from analyzer.errors import ComparisonError
from analyzer.fingerprints import fingerprint_of
from analyzer.identities import Identity
from analyzer.measure import EventView, contrasts
from analyzer.memory import Memory, NoMemory
from analyzer.resources import Resources
from analyzer.summary import summarise
from analyzer.types import Analysis, Comparison

log = logging.getLogger(__name__)

OTHERS = "others"
"""The baseline that holds each document against the pool of the rest, never against a pool with itself."""
ALIGNMENT_VERSION = "13"
"""Raised when the alignment of claims or passages changes what it finds."""


@collector_paused()
def compare(
    analyses: Sequence[Analysis],
    *,
    baseline: str | None = None,
    memory: Memory | None = None,
    resources: Resources | None = None,
    corrections: Sequence[Correction] = (),
    identities: Sequence[Identity] = (),
) -> Comparison:
    """Set the analyses of one event side by side.

    ``baseline``: a document's id, "others", or None for the earliest release, or the others where there is none.
    ``memory``: of earlier comparisons of this event; what still holds is taken from it, and it is brought up to date.
    The result is the same as without it. ``corrections`` of claims, quotations and facts take the machine's place in
    that order, and all that is made of those follows; ``Comparison.corrections`` has the machine's values beside.
    ``identities`` that tell names apart keep people of several documents apart as well.
    Those of sentences are ``analyze``'s. A contrast that crashes is named in ``failures``; the others stand.
    The result does not depend on the order of the analyses or on the outlets' names.
    Raises ComparisonError: fewer than two documents, two with one id, unequal fingerprints, unknown baseline.
    """
    _check(analyses)
    resources = resources or Resources.shipped()
    mine = [one for one in corrections if not one.is_of_text]
    memory = memory or NoMemory()
    with memory.at_work(analyses, (analyses[0].fingerprint, tuple(identities))):
        places = memory.of_texts("place", analyses, lambda new: map(_place, new))
        ordered = tuple([one for _, one in sorted(zip(places, analyses, strict=True), key=itemgetter(0))])
        releases = tuple(a.document.id for a in ordered if a.document.role == "release")
        chosen = _baseline(ordered, releases, baseline)
        view, corrected = _view(ordered, chosen, releases, resources, memory, mine, tuple(identities))
        found, failures = _run_contrasts(view)
    rows, corrected_rows = correct_rows(found, mine)
    return Comparison(
        analyses=ordered,
        releases=releases,
        baseline=chosen,
        claims=view.claims,
        contrasts=rows,
        summary=summarise(view, rows),
        fingerprint=fingerprint(ordered[0].fingerprint),
        failures=failures,
        semantic_model=_semantic_model(),
        corrections=(*corrected, *corrected_rows),
    )


def _semantic_model() -> str | None:
    return embedding.version() if embedding.is_chosen() else None


def fingerprint(analyses: str) -> str:
    """What a comparison made now of analyses with this fingerprint would carry."""
    versions = {key: str(contrast.card.version) for key, contrast in contrasts().items()}
    parts = {"analyses": {"": analyses}, "alignment": {"": ALIGNMENT_VERSION}, "contrasts": versions}
    if model := _semantic_model():
        parts["semantic"] = {"": model}
    return fingerprint_of(parts)


def _place(analysis: Analysis) -> tuple[bool, str, str, str]:
    """By date, the undated last, then by what is in the text: neither ids nor names of outlets decide."""
    document = analysis.document
    published = document.published
    content = sha256(f"{document.title}\n{document.text}".encode()).hexdigest()
    return published is None, published.isoformat() if published else "", content, document.id


def _check(analyses: Sequence[Analysis]) -> None:
    if len(analyses) < 2:
        raise ComparisonError("A comparison needs at least two articles. Add another one to this event.")
    ids = Counter(analysis.document.id for analysis in analyses)
    repeated = next((name for name, count in ids.items() if count > 1), None)
    if repeated is not None:
        raise ComparisonError(f"Two articles have the id {repeated}. Give each its own.")
    if len({analysis.fingerprint for analysis in analyses}) > 1:
        raise ComparisonError(
            "The articles were analysed with different versions of the measures. Analyse them all again."
        )


def _baseline(analyses: Sequence[Analysis], releases: Sequence[str], wanted: str | None) -> str:
    if wanted is None:
        return releases[0] if releases else OTHERS
    if wanted != OTHERS and wanted not in {analysis.document.id for analysis in analyses}:
        raise ComparisonError(f"There is no article {wanted} in this event to compare with.")
    return wanted


def _view(
    analyses: Sequence[Analysis],
    baseline: str,
    releases: tuple[str, ...],
    resources: Resources,
    memory: Memory,
    corrections: Sequence[Correction],
    identities: tuple[Identity, ...],
) -> tuple[EventView, tuple[Corrected, ...]]:
    by_id = {analysis.document.id: analysis for analysis in analyses}
    units = dict(
        zip(by_id, memory.of_texts("units", analyses, memory.shelf("sayings", Units).of_all), strict=True)
    )
    # The baseline's wording comes first, then the other releases', then the articles' in order of publication.
    order = sorted(by_id, key=lambda name: (name != baseline, name not in releases))
    meanings = Meanings.of(analyses, units)
    alike = memory.shelf("groups", Groups)
    groups = alike.find(units, order, baseline, releases, meanings)
    made = memory.shelf("claims", Claims)
    claims, members, nearest = made.of(groups, by_id, units, baseline, alike.links.vectors_of)
    corrected: tuple[Corrected, ...] = ()
    if corrections:
        claims, members, corrected = correct_claims(
            claims,
            members,
            [group.centre for group in groups],
            corrections,
            analyses=by_id,
            units=units,
            nearest=nearest,
            order=order,
        )
    view = EventView(by_id, claims, baseline, releases, resources, members, identities, memory)
    return view, corrected


def _run_contrasts(view: EventView) -> tuple[dict[str, tuple[Any, ...]], dict[str, str]]:
    rows: dict[str, tuple[Any, ...]] = {}
    failures: dict[str, str] = {}
    for key, contrast in contrasts().items():
        try:
            rows[key] = tuple(contrast.run(view))
        except Exception as error:  # a bug in one contrast never takes the others down
            log.exception("contrast %s failed", key)
            view.memory.forget()
            rows[key] = ()
            failures[key] = f"{type(error).__name__}: {error}"
    return rows, failures
