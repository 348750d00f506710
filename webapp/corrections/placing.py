"""Corrections ⇄ stretches of the texts as they are now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from analyzer import anchors as words
from analyzer.corrections import Correction as CoreCorrection
from analyzer.corrections import Stretch as CoreStretch
from analyzer.labels import TEXT_KINDS
from webapp.corpus.models import Article
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.values import Said, Stretch

GONE = "The words it hangs on are not in the text any more."
REWORDED = "The words it hangs on have been edited."
_SHIFTING = ("claim.cell", "claim.move", "claim.split")
"""Kinds that give words to a claim or take them from it: it may be found by others once they are in the report."""


def anchors_of(said: Said, texts: Mapping[int, str]) -> list[Anchor]:
    """Unsaved anchors of everything that a person pointed at."""
    pointed = (
        (Anchor.Role.AT, said.at),
        (Anchor.Role.TOWARD, said.toward),
        (Anchor.Role.TAKEN, said.taken),
    )
    return [_anchor(role, stretch, texts) for role, stretches in pointed for stretch in stretches]


def _anchor(role: str, stretch: Stretch, texts: Mapping[int, str]) -> Anchor:
    found = words.anchor_of(texts[stretch.article], stretch.start, stretch.end)
    return Anchor(
        article_id=stretch.article,
        role=role,
        text=found.text,
        prefix=found.prefix,
        suffix=found.suffix,
        occurrence=found.occurrence,
    )


def place_of(anchor: Anchor, text: str) -> words.Found | None:
    """Where an anchor stands in its article's text."""
    kept = words.Anchor(anchor.text, anchor.prefix, anchor.suffix, anchor.occurrence)
    return words.find(kept, text)


def cell_of(said: Said, event: int, texts: Mapping[int, str]) -> str:
    """A name for the place that is corrected: by its kind, its part and the words pointed at first."""
    first = [*_lasting(said)[:1], *said.taken[:1]]
    found = [words.anchor_of(texts[one.article], one.start, one.end) for one in first]
    where = [(one.article, each.text, each.occurrence) for one, each in zip(first, found, strict=True)]
    owner = said.at[0].article if said.kind in TEXT_KINDS else event
    return hashlib.sha256(repr((said.kind, said.part, owner, where)).encode()).hexdigest()


def stands_at(correction: Correction, said: Said, texts: Mapping[int, str]) -> bool:
    """Whether a correction of the same kind and part hangs on the very words that are pointed at."""
    at = _stretches(correction, Anchor.Role.AT, texts)
    if at[:1] != [*said.at[:1]] and not (said.kind in _SHIFTING and _are_of_one_claim(at, said)):
        return False
    if said.kind == "claim.cell":
        return True  # where the text says the claim is a part of the answer, not of the place
    return _stretches(correction, Anchor.Role.TAKEN, texts)[:1] == [*said.taken[:1]]


def _stretches(correction: Correction, role: str, texts: Mapping[int, str]) -> list[Stretch | None]:
    """Where its words stand now; None for words that are gone, and for those of texts that are not asked about."""
    found: list[Stretch | None] = []
    for anchor in correction.anchors.all():
        if anchor.role == role:
            place = place_of(anchor, texts[anchor.article_id]) if anchor.article_id in texts else None
            found.append(Stretch(anchor.article_id, place.start, place.end) if place else None)
    return found


def _are_of_one_claim(at: Sequence[Stretch | None], said: Said) -> bool:
    """By those of a claim's words that stay its words when it is corrected at this place."""
    mine, given = [one for one in at if one is not None], list(said.at)
    stays, stay = ([one for one in places if not _goes(one, said)] for places in (mine, given))
    goes, go = ([one for one in places if _goes(one, said)] for places in (mine, given))
    return bool(stays) and stays[:1] == stay[:1] and (not goes or not go or goes[0] == go[0])


def _goes(place: Stretch, said: Said) -> bool:
    """Whether these words of a claim come and go with the corrections themselves: of a cell, and of what is moved."""
    return str(place.article) == said.part if said.kind == "claim.cell" else place in said.taken


def _lasting(said: Said) -> list[Stretch]:
    """The words pointed at that stay whatever is corrected there; all of them where none do."""
    return [one for one in said.at if not _goes(one, said)] or list(said.at)


def placed(correction: Correction, texts: Mapping[int, str]) -> tuple[CoreCorrection | None, str]:
    """A correction as the core takes it, and what somebody should know about its words; None where they are gone.

    Of several words that say a claim those that are still there are enough.
    """
    found: dict[str, list[CoreStretch]] = {role: [] for role in Anchor.Role.values}
    missing: set[str] = set()
    is_reworded = False
    for anchor in correction.anchors.all():
        text = texts.get(anchor.article_id)
        place = place_of(anchor, text) if text is not None else None
        if place is None:
            missing.add(anchor.role)
            continue
        is_reworded = is_reworded or place.how != "exact"
        found[anchor.role].append(CoreStretch(str(anchor.article_id), place.start, place.end))
    gone = not found[Anchor.Role.AT] or any(not found[role] for role in missing)
    if gone:
        return None, GONE
    core = CoreCorrection(
        kind=correction.kind,
        value=tuple(correction.value) if isinstance(correction.value, list) else correction.value,
        at=tuple(found[Anchor.Role.AT]),
        part=correction.part,
        toward=tuple(found[Anchor.Role.TOWARD]),
        taken=tuple(found[Anchor.Role.TAKEN]),
        id=str(correction.pk),
    )
    return core, REWORDED if is_reworded else ""


def place_all(
    corrections: Iterable[Correction], articles: Sequence[Article]
) -> tuple[list[CoreCorrection], dict[str, str]]:
    """Those whose words are still there, as the core takes them, and id → what happened to the words of each."""
    found, notes = [], {}
    texts, titles = texts_of(articles), texts_of(articles, "headline.")
    for correction in corrections:
        where = titles if correction.kind.startswith("headline.") else texts
        core, notes[str(correction.pk)] = placed(correction, where)
        if core is not None:
            found.append(core)
    return found, notes


def texts_of(articles: Iterable[Article], kind: str = "") -> dict[int, str]:
    """Article → the text that a label of this kind hangs on: of a headline's, the title."""
    if kind.startswith("headline."):
        return {article.pk: article.document["title"] or "" for article in articles}
    return {article.pk: article.document["text"] for article in articles}


def stamp_of(corrections: Sequence[Correction]) -> str:
    """Changes when other corrections are in force; empty where none is."""
    pks = ",".join(str(pk) for pk in sorted(correction.pk for correction in corrections))
    return hashlib.sha256(pks.encode()).hexdigest() if pks else ""
