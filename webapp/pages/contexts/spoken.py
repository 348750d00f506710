"""Who speaks in a sentence, and why it was read so: source, word of saying, rule and flags, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analyzer.discourse.rules import RULES
from webapp.analyses.values import ArticlePage
from webapp.pages.contexts.edition import Row
from webapp.pages.contexts.wording import MODES, plain

_LONGEST_WORDS = 90
"""Characters of a passage that the inspector repeats; the passage itself stands in the text beside it."""
Link = Callable[[int], str]
"""Number of a sentence → its address in the state that the page has."""

_CUE_CLASSES = {
    "neutral": "a plain word for saying",
    "stressing": "a word that presses the point",
    "commissive": "a word that binds the speaker to something",
    "warning": "a word that warns",
    "claiming": "a word that leaves open whether it is so",
    "factive": "a word that takes it as true",
    "praising": "a word that praises",
}
"""CODEBOOK §4, as one clause each."""

_FLAGS = {
    "impersonal": "It reads like a report of speech, but what speaks is no person or body (“the meeting underscored”): the outlet’s own voice.",
    "continuation": "It goes on with the same speaker after the words before it.",
    "scare_quotes": "One to three words in marks with no speaker: held at arm’s length, not quoted.",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A few words of the text and the sentence in which they stand, as readers count."""

    text: str
    sentence: int
    url: str  # of that sentence; empty where it is the one that is inspected


@dataclass(frozen=True, slots=True)
class Spoken:
    """One stretch of the sentence with one voice."""

    words: str
    voice: str
    mode: str  # the voice in words
    speaker: str
    inner_speaker: str
    source: Words | None
    cue: Words | None
    cue_class: str
    rule: str
    remarks: list[str]


def spoken_in(page: ArticlePage, index: int, link: Link) -> Iterator[Spoken]:
    for statement in (page.analysis or {}).get("statements", ()):
        if statement["sentence"] != index:
            continue
        cue = statement.get("cue")
        yield Spoken(
            words=shortened(words_of(page, statement)),
            voice=statement["voice"],
            mode=MODES.get(statement["voice"], statement["voice"]),
            speaker=statement.get("speaker") or "",
            inner_speaker=statement.get("inner_speaker") or "",
            source=_place(page, statement.get("source"), index, link),
            cue=_place(page, cue, index, link),
            cue_class=_CUE_CLASSES.get(cue["class"], plain(cue["class"])) if cue else "",
            rule=_rule(statement),
            remarks=[_FLAGS.get(flag, plain(flag)) for flag in statement.get("flags") or ()],
        )


def _rule(statement: Row) -> str:
    rule = statement.get("rule")
    return str(RULES.get(rule, plain(rule))) if rule else ""


def _place(page: ArticlePage, span: Row | None, index: int, link: Link) -> Words | None:
    if not span:
        return None
    sentences = page.document["sentences"]
    at = next((n for n, each in enumerate(sentences) if each["start"] <= span["start"] < each["end"]), index)
    return Words(shortened(span["text"]), at + 1, link(at + 1) if at != index else "")


def words_of(page: ArticlePage, span: Row) -> str:
    return str(page.document["text"][span["start"] : span["end"]]).strip()


def told_apart(texts: Sequence[str], longest: int) -> list[str]:
    """Each shortened; of those that would then look alike the beginning and the end, or all where that does not help."""
    plain_texts = [" ".join(text.split()) for text in texts]
    half = longest // 2
    ways = [
        [shortened(text, longest) for text in plain_texts],
        [f"{shortened(text, half)} {text[-half:].partition(' ')[2]}" for text in plain_texts],
    ]
    counts = [Counter(way) for way in ways]
    return [
        next((way[n] for way, count in zip(ways, counts, strict=True) if count[way[n]] == 1), text)
        for n, text in enumerate(plain_texts)
    ]


def shortened(words: str, longest: int = _LONGEST_WORDS) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + " …"
