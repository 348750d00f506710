"""Every example of every data file comes out as the file says."""

import pytest

from analyzer.resources import Resources
from analyzer.resources.codebooks import PRESENT_AT, weight_by_frame
from tests.analyzer.resources.parses import parsed

RESOURCES = Resources.shipped()
LEXICON_EXAMPLES = [
    pytest.param(name, example, id=f"{name}: {example.text}")
    for name in RESOURCES.lexicon_names()
    for example in RESOURCES.lexicon(name).card.examples
]
FRAMES = [
    (RESOURCES.codebook(name), frame)
    for name in RESOURCES.codebook_names()
    for frame in RESOURCES.codebook(name).frames.values()
]
FRAME_EXAMPLES = [
    pytest.param(codebook, frame.key, text, is_present, id=f"{frame.key} {is_present}: {text}")
    for codebook, frame in FRAMES
    for is_present, texts in ((True, frame.examples), (False, frame.counter_examples))
    for text in texts
]
OVERLAPS = [
    pytest.param(RESOURCES.codebook(name), overlap, id=overlap.words)
    for name in RESOURCES.codebook_names()
    for overlap in RESOURCES.codebook(name).overlaps
]


@pytest.mark.parametrize(("name", "example"), LEXICON_EXAMPLES)
def test_a_lexicon_finds_what_its_card_says(name, example):
    hits = RESOURCES.lexicon(name).find(parsed(example.text))

    assert sorted({hit.entry.term for hit in hits}) == sorted(set(example.finds))


@pytest.mark.parametrize(("codebook", "frame", "text", "is_present"), FRAME_EXAMPLES)
def test_a_frame_is_present_in_its_examples_and_in_no_counter_example(codebook, frame, text, is_present):
    weights = weight_by_frame(codebook.find(parsed(text)))

    assert (weights.get(frame, 0) >= PRESENT_AT) == is_present


@pytest.mark.parametrize(("codebook", "overlap"), OVERLAPS)
def test_overlapping_words_count_in_each_of_their_frames(codebook, overlap):
    weights = weight_by_frame(codebook.find(parsed(overlap.words)))

    assert set(overlap.frames) <= set(weights)


@pytest.mark.parametrize(("codebook", "frame"), FRAMES, ids=lambda value: getattr(value, "key", ""))
def test_every_frame_shows_cases_on_both_sides_of_its_line(codebook, frame):
    assert frame.examples
    assert frame.counter_examples


def test_every_lexicon_shows_cases_on_both_sides():
    one_sided = [
        name
        for name in RESOURCES.lexicon_names()
        if {bool(example.finds) for example in RESOURCES.lexicon(name).card.examples} != {True, False}
    ]

    assert one_sided == []
