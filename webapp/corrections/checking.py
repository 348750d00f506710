"""What a person says, held against the texts of the event before anything of it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.errors import CorrectionError
from analyzer.labels import LABELS, checked
from webapp.corpus.models import Article, Event
from webapp.corrections.placing import texts_of
from webapp.corrections.values import Said, WordsGoneError

LONGEST_REASON = 1_000
FEWEST_POINTED_AT = {
    "claim.merge": ("toward", "Choose the claim that says the same."),
    "claim.move": ("toward", "Choose the claim that the sentence says."),
    "claim.split": ("taken", "Choose at least one sentence that says something else."),
}


def texts_pointed_at(event: Event, said: Said) -> dict[int, str]:
    """The texts of the articles pointed at.

    WordsGoneError where a stretch is not in one of them, or says other words there than its person saw.
    """
    pointed = (*said.at, *said.toward, *said.taken)
    wanted = {one.article for one in pointed}
    if said.kind == "claim.cell" and said.part.isdecimal():
        wanted.add(int(said.part))
    found = Article.objects.filter(event=event, pk__in=wanted)
    texts = texts_of(found.only("pk", "document"), said.kind)
    for one in pointed:
        if one.article not in texts or not 0 <= one.start < one.end <= len(texts[one.article]):
            raise WordsGoneError
        if one in said.words and texts[one.article][one.start : one.end] != said.words[one]:
            raise WordsGoneError
    return texts


def checked_value(said: Said, texts: Mapping[int, str]) -> Any:
    """The value as it is kept. LabelError or CorrectionError says what is wrong."""
    value = checked(said.kind, said.value, part=said.part)
    if not said.at:
        raise CorrectionError("Nothing was chosen to correct.", "Load the page again and choose anew.")
    needed, remedy = FEWEST_POINTED_AT.get(said.kind, ("", ""))
    if needed and not getattr(said, needed):
        raise CorrectionError(f"{LABELS[said.kind].title}: something is missing.", remedy)
    if said.kind == "claim.cell" and not (said.part.isdecimal() and int(said.part) in texts):
        raise CorrectionError("That text is not in this event any more.", "Load the page again.")
    if said.kind in ("claim.merge", "claim.move") and set(said.toward) == set(
        said.at
    ):  # two claims may share words
        raise CorrectionError("These are one claim already.", "Choose another one.")
    if len(said.reason) > LONGEST_REASON:
        raise CorrectionError(
            f"The reason has {len(said.reason)} characters.", f"Say it in {LONGEST_REASON} at most."
        )
    return value
