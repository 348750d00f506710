"""Words that attribute, with their class (CODEBOOK §4) and the constructions in which they do.

Frames say what may be the content of a cue; a verb attributes only in its own frames, since the same verb is an
act in another one ("noted that …" against "noted the date", "called him a liar" against "called the office").

    that    a clause, with or without "that", or a question ("asked whether …")
    np      a noun phrase as object: "stressed the need for …"
    stance  the same, of a verb that is also an act ("supporting industries"): only with a subject of its own
    to      an infinitive: "pledged to …", "urged members to …"
    adj     an adjective with what depends on it: "felt betrayed by …"
    ing     a gerund: "recommended cutting …"
    for of about on with against as    a prepositional phrase: "praised agencies for …", "accused them of …", "spoke of …"
    holder  the object is who is spoken to or of, the content is what follows: "told reporters that …"

Classes and starting words after CODEBOOK §4 and the report verbs of Recasens et al. 2013 (ACL), section 3.
"""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.discourse.cue_words import ADJECTIVES, NOUNS, VERBS, read_tables
from analyzer.discourse.wordlists import words
from analyzer.types import CueClass

CUE_VERBS: Mapping[str, tuple[CueClass, frozenset[str]]] = read_tables(VERBS)
CUE_NOUNS: Mapping[str, tuple[CueClass, frozenset[str]]] = read_tables(NOUNS)
CUE_ADJECTIVES: Mapping[str, tuple[CueClass, frozenset[str]]] = read_tables(ADJECTIVES)

WEAK_CUES = words(
    """
    show suggest indicate signal underscore underline highlight reveal imply reflect reinforce find
    see identify recognize recognise promise know fear determine demand consider offer threaten seek
    aim stress emphasize emphasise want
    """
)
"""Things do these too ("the figures suggest …"): only the name or noun of a person, group or body is a source."""
