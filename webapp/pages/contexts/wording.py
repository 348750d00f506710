"""How figures, labels and rows are said. Descriptive words only: no label judges (CODEBOOK §0)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from analyzer.resources import Resources
from webapp.codebooks.showing import resources_shown

if TYPE_CHECKING:
    from webapp.pages.contexts.edition import Edition, Row

STATUSES = {
    "verbatim": "word for word",
    "close": "nearly word for word",
    "paraphrase": "in other words",
    "partial": "in part",
    "absent": "not found",
    "conflict": "says something different",
    "added": "says it; the base text does not",
}
ADDITION_KINDS = {
    "editorial": "judges, predicts, advises or explains in its own voice",
    "quote": "quotes somebody",
    "reported": "reports what somebody said",
    "event_detail": "tells more about this event",
    "background": "tells of something else",
}
MARKS = {
    "evaluates": "evaluates",
    "evaluates_in_passing": "evaluates in passing",
    "predicts": "predicts",
    "advises": "advises",
    "explains": "explains cause or meaning",
    "attributes_motive": "attributes a motive",
    "addresses_reader": "speaks to the reader",
}
QUOTE_CHANGES = {
    "reattributed": ("Other speaker", "the words are credited to somebody else"),
    "promoted": ("Into quotation marks", "no quotation marks there"),
    "demoted": ("Out of quotation marks", "in quotation marks there"),
    "altered": ("Other words inside the marks", "words inserted, dropped or replaced"),
    "trimmed": ("Shortened", "words left off or cut out"),
    "verb_shifted": ("Other verb of saying", "same speaker, same content"),
    "verbatim": ("Word for word", "same speaker, same words"),
    "unmatched": ("Only here", "not in the other supplied documents"),
}
ATTRIBUTION_CHANGES = {
    "attribution_added": ("Attribution added", "own voice there, somebody's words here"),
    "attribution_dropped": ("Attribution dropped", "somebody's words there, own voice here"),
    "attribution_moved": ("Attribution moved", "other speaker, no quotation marks on either side"),
}
MODES = {"quoted": "in quotation marks", "reported": "indirect speech", "own": "own voice"}
SLOTS = {
    "date": "Date", "place": "Place", "name": "Name", "title": "Title",
    "number": "Number", "money": "Money", "role": "Who did it",
}  # fmt: skip
RELATIONS = {
    "different": "differs",
    "fuller": "fuller; both can hold",
    "coarser": "less exact; both can hold",
    "same": "same",
}

NUMBERED = "policy_frames"
"""The codebook whose frames are known by numbers; letters keep those of the other apart from it."""


def frame_title(codebook: str, frame: str) -> str:
    """As the codebook calls it; "a+b" names both; a frame that the codebook no longer has is called by its key."""
    first, *others = (
        _frame_titles(resources_shown()).get((codebook, key)) or plain(key).capitalize()
        for key in frame.split("+")
    )
    return " and ".join((first, *(other.lower() for other in others)))


@lru_cache(maxsize=4)
def _frame_titles(resources: Resources) -> dict[tuple[str, str], str]:
    return {
        (name, key): frame.title
        for name in resources.codebook_names()
        for key, frame in resources.codebook(name).frames.items()
    }


def frame_sign(codebook: str, frame: str) -> str:
    """Tells a frame from the others of one look: its number among the policy frames, else a letter; "" if it is gone.

    A new frame comes last, so that it has a sign of its own at once and no other frame's sign changes.
    """
    place = _frame_places(resources_shown()).get((codebook, frame))
    if place is None:
        return ""
    if codebook == NUMBERED:
        return str(place + 1)
    return ascii_lowercase[place % 26] * (place // 26 + 1)


@lru_cache(maxsize=4)
def _frame_places(resources: Resources) -> dict[tuple[str, str], int]:
    return {
        (name, key): place
        for name in resources.codebook_names()
        for place, key in enumerate(resources.codebook(name).frames)
    }


def codebook_title(codebook: str) -> str:
    resources = resources_shown()
    return resources.codebook(codebook).title if codebook in resources.codebook_names() else plain(codebook)


def frame_words(codebook: str, frame: str) -> str:
    """ "words of “Security” (Bilateral security and trade)": two codebooks may have a frame of one name."""
    return f"words of “{frame_title(codebook, frame)}” ({codebook_title(codebook)})"


def share(value: Row | None) -> str:
    """ "60 %", or "no value"."""
    return f"{value['value'] * 100:.0f} %" if value else "no value"


def count_of(value: Row | None) -> str:
    """ "3 of 5": the raw counts, which stand beside every share."""
    if not value:
        return "no value"
    if value.get("count") is None or value.get("n") is None:
        return f"{value['value']:.3g}"
    return f"{value['count']} of {value['n']}"


def interval(value: Row | None) -> str:
    if not value or value.get("low") is None:
        return ""
    return f"{value['low'] * 100:.0f}–{value['high'] * 100:.0f} %"


def plain(label: str) -> str:
    return label.replace("_", " ")


def is_share(unit: str) -> bool:
    """Whether "n of m" says the figure: m holds n."""
    return unit.startswith("share")


def figure(value: Row | None, unit: str) -> str:
    """The figure as its unit asks: a share with its counts, a count alone, a score or grade with its sentences."""
    if not value:
        return ""
    number = number_of(value["value"])
    if is_share(unit):
        return f"{number} ({count_of(value)})" if value.get("n") else number
    if unit == "count" or value.get("n") is None:
        return number
    return f"{number} ({value['n']} {'sentence' if value['n'] == 1 else 'sentences'})"


def spread(value: Row | None, unit: str) -> str:
    """The interval in the unit's own terms: only a share has per cent."""
    if not value or value.get("low") is None:
        return ""
    if is_share(unit):
        return interval(value)
    return f"{number_of(value['low'])} to {number_of(value['high'])}"


def number_of(value: float) -> str:
    """Two decimals at most, with a true minus sign."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def describe_row(edition: Edition, section: str, row: Row) -> str:
    """The title of a row's evidence."""
    describe = _DESCRIBERS.get(section, _any_row)
    return describe(edition, row)


def _letter(edition: Edition, document: str | None) -> str:
    witness = edition.by_id.get(document or "")
    return witness.letter if witness else "A text"


def _frame_row(edition: Edition, row: Row) -> str:
    voice = edition.view.voice
    kind = "own-voice sentences" if voice == "own" else "sentences"
    found = f"{_letter(edition, row['document'])}: {count_of(row.get(voice))} {kind}"
    return f"{found} with {frame_words(row['codebook'], row['frame'])}"


def _quote_row(edition: Edition, row: Row) -> str:
    label = QUOTE_CHANGES.get((row.get("changes") or ["unmatched"])[0], ("Quotation", ""))[0]
    against = f" against {_letter(edition, row['against'])}" if row.get("against") else ""
    return f"{_letter(edition, row['document'])}{against}: {label.lower()}"


def _attribution_row(edition: Edition, row: Row) -> str:
    label = ATTRIBUTION_CHANGES.get(row.get("change", ""), ("Attribution", ""))[0]
    return (
        f"{_letter(edition, row['document'])} against {_letter(edition, row.get('against'))}: {label.lower()}"
    )


def _fact_row(edition: Edition, row: Row) -> str:
    values = dict.fromkeys(value["text"] for value in row.get("values", ()))
    return f"{fact_label(row)}: {' · '.join(values)}"


def fact_label(row: Row) -> str:
    """What the values answer: the row's own question, or its slot and what it is about."""
    return str(row.get("question") or f"{SLOTS.get(row['slot'], row['slot'])}, {row.get('about', '')}")


def _reuse_row(edition: Edition, row: Row) -> str:
    runs = len(row.get("runs") or ())
    verb = "reuses" if row.get("wording") == "reused" else "has in common with"
    letter, against = _letter(edition, row["document"]), _letter(edition, row.get("against"))
    words = "words of " if verb == "reuses" else ""
    return f"{letter} {verb} {words}{against}: {runs} {'run' if runs == 1 else 'runs'} of six or more words"


def _claim_row(edition: Edition, row: Row) -> str:
    return str(row.get("text", ""))


def _addition_row(edition: Edition, row: Row) -> str:
    return f"{_letter(edition, row['document'])} {ADDITION_KINDS.get(row['kind'], row['kind'])}"


def _omission_row(edition: Edition, row: Row) -> str:
    claim = edition.claims.get(row["claim"], {}).get("text", "")
    return f"{_letter(edition, row['document'])}, {row.get('wording', 'left out')}: {claim}"


def _any_row(edition: Edition, row: Row) -> str:
    what = row.get("what") or edition.claims.get(row.get("claim", ""), {}).get("text", "")
    if row.get("document"):
        return f"{_letter(edition, row['document'])}: {plain(str(what))}"
    return plain(str(what))


_DESCRIBERS: dict[str, Callable[[Any, Any], str]] = {
    "emphasis": _frame_row,
    "quotes": _quote_row,
    "attribution_changes": _attribution_row,
    "facts": _fact_row,
    "reuse": _reuse_row,
    "claims": _claim_row,
    "additions": _addition_row,
    "omissions": _omission_row,
}
