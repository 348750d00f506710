"""How a report is read: against which text, without which, in which voice and codebook, with names or without.

The address holds all of it, so that every view is a link; what stands as it is from the start is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from webapp.analyses.values import Angle, EventHead
from webapp.codebooks.showing import resources_shown

OTHERS = "others"
ALL, OWN = "all", "own"


@dataclass(frozen=True, slots=True)
class View:
    """One way to read an event's report."""

    baseline: str = ""  # a document's id, "others", or empty: what the report takes by itself
    without: tuple[str, ...] = ()  # documents' ids, in their order
    voice: str = ALL
    codebook: str = ""
    is_blind: bool = False
    token: str = ""  # of the shared link that it is read through

    @classmethod
    def asked(cls, asked: QueryDict, head: EventHead) -> View:
        """From an address. What the event does not have is ignored; what is compared with is not left aside."""
        ids = [str(text.pk) for text in head.texts]
        baseline = asked.get("baseline", "")
        if baseline not in (*ids, OTHERS):
            baseline = ""
        left = set(asked.getlist("without")) - {baseline}
        without = tuple(key for key in ids if key in left)
        if baseline == head.own_baseline and baseline not in without:
            baseline = ""
        codebook = asked.get("codebook", "")
        return cls(
            baseline=baseline,
            without=without,
            voice=OWN if asked.get("voice") == OWN else ALL,
            codebook=codebook if codebook in resources_shown().codebook_names() else "",
            is_blind=asked.get("blind") == "1",
        )

    @classmethod
    def shared(cls, asked: QueryDict, head: EventHead, token: str) -> View:
        """The view that a link was made for, as the event is now."""
        return replace(cls.asked(asked, head), token=token)

    @property
    def query(self) -> str:
        """The query string without its question mark."""
        pairs = [("baseline", self.baseline)] if self.baseline else []
        pairs += [("without", key) for key in self.without]
        pairs += [("voice", self.voice)] if self.voice != ALL else []
        pairs += [("codebook", self.codebook)] if self.codebook else []
        pairs += [("blind", "1")] if self.is_blind else []
        return urlencode(pairs)

    @property
    def suffix(self) -> str:
        """What an address of this view ends with."""
        return f"?{self.query}" if self.query else ""

    @property
    def revealed(self) -> View:
        return replace(self, is_blind=False)

    @property
    def hidden(self) -> View:
        return replace(self, is_blind=True)

    @property
    def angle(self) -> Angle:
        return Angle(self.baseline, self.without)

    @property
    def is_as_made(self) -> bool:
        """Whether this is the report as it comes, names or not."""
        return replace(self, is_blind=False, token="") == View()

    @property
    def state(self) -> str:
        """What stored pieces of one report differ by; the angle is the report's own."""
        return " ".join((self.voice, self.codebook, "blind" if self.is_blind else "", self.token))


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a control."""

    value: str
    label: str
    is_chosen: bool
    letter: str = ""


def controls(view: View, head: EventHead) -> dict[str, Any]:
    """What the form of controls offers, and what is chosen, in words."""
    names = {
        str(text.pk): "" if view.is_blind and text.role != "release" else text.outlet_name
        for text in head.texts
    }
    letters = {str(text.pk): head.letters[text.pk] for text in head.texts}
    base = view.baseline or _first_choice(view, head)
    baselines = [
        Choice("" if key == head.own_baseline else key, _label(letters[key], names[key]), key == base)
        for key in letters
    ]
    own_others = head.own_baseline == OTHERS
    baselines.append(Choice("" if own_others else OTHERS, "the other texts together", base == OTHERS))
    return {
        "baselines": baselines,
        "voices": [
            Choice(ALL, "all text", view.voice == ALL),
            Choice(OWN, "own voice", view.voice == OWN),
        ],
        "texts": [Choice(key, names[key], key in view.without, letters[key]) for key in letters],
        "codebooks": [
            Choice("", "as the event asks for", not view.codebook),
            *(
                Choice(name, resources_shown().codebook(name).title, view.codebook == name)
                for name in resources_shown().codebook_names()
            ),
        ],
        "said": _said(view, letters, base),
    }


def _label(letter: str, name: str) -> str:
    return f"{letter}, {name}" if name else letter


def _first_choice(view: View, head: EventHead) -> str:
    """What the core takes where nothing is asked for: the first release that is not left aside, or the others."""
    releases = [str(text.pk) for text in head.texts if text.role == "release"]
    return next((key for key in releases if key not in view.without), OTHERS)


def _said(view: View, letters: dict[str, str], base: str) -> str:
    """The view in words: "against R, all text, without B"."""
    against = f"against {letters[base]}" if base in letters else "each against the others"
    voice = "own voice" if view.voice == OWN else "all text"
    left = [letters[key] for key in view.without]
    texts = f"without {', '.join(left)}" if left else f"all {len(letters)} texts"
    book = [resources_shown().codebook(view.codebook).title] if view.codebook else []
    hidden = ["names hidden"] if view.is_blind else []
    return ", ".join([against, voice, texts, *book, *hidden])
