"""Every word of the lexicon attributes in the constructions it names: one plain sentence for each."""

from collections.abc import Iterator

from analyzer.discourse.attributions import find_attributions
from analyzer.discourse.misreadings import read_again
from analyzer.discourse.syntax import Tree
from analyzer.engines import parser
from analyzer.resources import Resources

CUES = Resources.shipped().cues
PREPOSITIONS = ("of", "about", "for", "on", "with", "against", "at", "in", "over", "by")
HEARD = 0.95
"""Share of the sentences. The rest are misread by the parser ("the mayors gripe that"), or nobody would say them."""
EVERY = 3
"""Every so manieth entry of the lexicon, so that the test takes seconds."""


def sentences() -> Iterator[tuple[str, str]]:
    """A cue with a sentence in which it attributes."""
    for lemma, (_, frames) in list(CUES.verbs.items())[::EVERY]:
        verb = lemma.replace("_", " ")
        told = " the council" if "holder" in frames else ""
        if "that" in frames:
            yield lemma, f"The mayors often {verb}{told} that the bridge was safe."
        elif "to" in frames:
            yield lemma, f"The mayors often {verb} to close the bridge."
        elif "np" in frames:
            yield lemma, f"The mayors often {verb} the new plan for the harbour."
    for lemma, (_, frames) in list(CUES.nouns.items())[::EVERY]:
        if "that" in frames:
            yield lemma, f"Many recalled her {lemma} that the bridge was safe."
        if "to" in frames:
            yield lemma, f"Many recalled her {lemma} to close the old bridge."
        for word in frames & set(PREPOSITIONS):
            yield lemma, f"Many recalled her {lemma} {word} the new bridge."
    for lemma, (_, frames) in list(CUES.adjectives.items())[::EVERY]:
        if "that" in frames:
            yield lemma, f"The mayor was {lemma} that the bridge was safe."
        if "to" in frames:
            yield lemma, f"The mayor was {lemma} to close the old bridge."
        for word in frames & set(PREPOSITIONS):
            yield lemma, f"The mayor was {lemma} {word} the new bridge."


def attributes(cue: str, sentence: str) -> bool:
    parse = parser.parse([sentence], [0])[0]
    found = find_attributions(Tree(read_again(parse, CUES), CUES), 0)
    start = cue.partition("_")[0]
    return any(a.contents and not a.is_impersonal and sentence[a.cue[0] :].startswith(start) for a in found)


def test_nearly_every_cue_attributes_in_each_of_its_frames():
    cases = list(sentences())
    parser.parse([sentence for _, sentence in cases], [0] * len(cases))  # in one batch, for speed

    deaf = [case for case in cases if not attributes(*case)]

    assert len(deaf) <= (1 - HEARD) * len(cases), deaf


def test_no_cue_attributes_where_nobody_speaks():
    """Given the same clauses after a thing that happens, then nothing is anybody's."""
    cases = [
        "The meeting was about the old bridge.",
        "There was a crack in the old bridge.",
        "It was clear that the bridge was safe.",
        "It was decided that the bridge was safe.",
        "There were claims that the bridge was safe.",
        "The discussion of the bridge went on.",
    ]

    trees = [Tree(read_again(parse, CUES), CUES) for parse in parser.parse(cases, [0] * len(cases))]

    assert [a.cue for tree in trees for a in find_attributions(tree, 0) if not a.is_impersonal] == []
