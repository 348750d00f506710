"""The words that attribute are a data file: what holds together is used, what does not is refused at once."""

import pytest

from analyzer import analyze, fingerprint, read
from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources.cues import ATTRIBUTION_CUES
from analyzer.types import RawDocument

HEADER = "term\tclass\tweight\tnote\tframes"


def edited(*rows: str) -> Resources:
    card = Resources.shipped().files(ATTRIBUTION_CUES)[1]
    return Resources({ATTRIBUTION_CUES: ("\n".join((HEADER, *rows)).encode(), card)})


def test_a_cue_has_its_class_and_frames_and_a_phrasal_verb_is_one_cue():
    cues = edited("call for\tverb stressing\t1\t\tnp that", "claim\tnoun claiming\t1\t\tthat of").cues

    assert cues.verbs == {"call_for": ("stressing", frozenset({"np", "that"}))}
    assert cues.nouns == {"claim": ("claiming", frozenset({"that", "of"}))}


def test_a_verb_below_full_weight_is_weak_and_one_of_full_weight_is_not():
    cues = edited("show\tverb neutral\t0.5\t\tthat", "say\tverb neutral\t1\t\tthat").cues

    assert cues.weak == {"show"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("say\tverb loud\t1\t\tthat", "verb loud"),
        ("say\tparticle neutral\t1\t\tthat", "particle neutral"),
        ("say\tverb neutral\t1\t\tthot", "thot"),
        ("say\tverb neutral\t1", "no frames"),
    ],
)
def test_an_entry_that_means_nothing_is_refused_before_any_article_is_read(row, message):
    with pytest.raises(ResourceError, match=message):
        edited(row)


def test_a_verb_cannot_have_two_classes():
    with pytest.raises(ResourceError, match="twice"):
        edited("say\tverb neutral\t1\t\tthat", "say\tverb claiming\t1\t\tthat")


def test_an_edition_decides_what_attributes_and_enters_the_fingerprint():
    weather = (
        b" The rain went on all week and the road along the harbour was closed on Friday for repairs." * 3
    )
    text = b"Rosa Lindt drummed that the bridge was safe." + weather
    document = read(RawDocument(text, "text/plain", "a.txt"))
    edition = edited("drum\tverb claiming\t1\t\tthat")

    with_it = analyze(document, resources=edition)
    without = analyze(document)

    reported = [document.text[s.start : s.end] for s in with_it.statements if s.voice == "reported"]
    assert reported == ["that the bridge was safe."]
    assert {s.voice for s in without.statements} == {"own"}
    assert fingerprint(edition) != fingerprint()
