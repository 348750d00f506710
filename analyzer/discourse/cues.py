"""Words that attribute, with their class (CODEBOOK §4) and the constructions in which they do.

Frames say what may be the content of a cue; a verb attributes only in its own frames, since the same verb is an
act in another one ("noted that …" against "noted the date", "called him a liar" against "called the office").

    that    a clause, with or without "that", or a question ("asked whether …")
    np      a noun phrase as object: "stressed the need for …"
    to      an infinitive: "pledged to …", "urged members to …"
    ing     a gerund: "recommended cutting …"
    for of about on with against as    a prepositional phrase: "praised agencies for …", "accused them of …", "spoke of …"
    holder  the object is who is spoken to or of, the content is what follows: "told reporters that …"

Classes and starting words after CODEBOOK §4 and the report verbs of Recasens et al. 2013 (ACL), section 3.
"""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.discourse import cue_verbs
from analyzer.discourse.wordlists import words
from analyzer.types import CueClass


def _read(*tables: tuple[CueClass, str]) -> dict[str, tuple[CueClass, frozenset[str]]]:
    """Lemma → class and frames. A verb of two classes has the class of its first row and the frames of both."""
    entries: dict[str, tuple[CueClass, frozenset[str]]] = {}
    for cue_class, table in tables:
        for line in table.strip().splitlines():
            lemma, *frames = line.split()
            first, known = entries.get(lemma, (cue_class, frozenset()))
            entries[lemma] = (first, known | frozenset(frames))
    return entries


CUE_VERBS: Mapping[str, tuple[CueClass, frozenset[str]]] = _read(
    ("stressing", cue_verbs.STRESSING),
    ("warning", cue_verbs.WARNING),
    ("claiming", cue_verbs.CLAIMING),
    ("factive", cue_verbs.FACTIVE),
    ("praising", cue_verbs.PRAISING),
    ("commissive", cue_verbs.COMMISSIVE),
    ("neutral", cue_verbs.NEUTRAL),
)


CUE_NOUNS: Mapping[str, CueClass] = {
    **dict.fromkeys(
        words(
            """
    statement remark comment view opinion belief suggestion idea assertion argument conclusion
    announcement report prediction estimate finding assessment contention notion thought sense feeling
    hope testimony observation explanation message recommendation proposal
    """
        ),
        "neutral",
    ),
    **dict.fromkeys(words("insistence call demand appeal"), "stressing"),
    **dict.fromkeys(
        words(
            "pledge promise vow commitment assurance threat refusal plan proposal offer intention desire goal"
        ),
        "commissive",
    ),
    **dict.fromkeys(words("warning concern fear worry complaint"), "warning"),
    **dict.fromkeys(
        words("claim allegation accusation charge rumor rumour speculation suspicion"),
        "claiming",
    ),
    **dict.fromkeys(words("acknowledgment admission revelation recognition reminder confession"), "factive"),
    **dict.fromkeys(words("praise criticism"), "praising"),
}
"""Nouns whose "that" clause is somebody's words when the somebody is named: "the minister's claim that …"."""

WEAK_CUES = words(
    """
    show suggest indicate signal underscore underline highlight reveal imply reflect reinforce find
    see identify recognize recognise promise know fear determine demand consider offer threaten seek
    aim stress emphasize emphasise want
    """
)
"""Things do these too ("the figures suggest …"): only the name or noun of a person, group or body is a source."""
