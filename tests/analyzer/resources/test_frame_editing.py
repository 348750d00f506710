"""A frame is added, taken out and called otherwise; every other byte of the file stays."""

from dataclasses import replace

import pytest

from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.differences import differences
from analyzer.resources.editing import with_frame_text
from analyzer.resources.frame_editing import NewFrame, key_of, with_frame, without_frame
from analyzer.trying import failing_examples

BOOK = "bilateral_security_trade"
BOOKS = Resources.shipped().codebook_names()
DIGNITY = NewFrame(
    key="dignity",
    title="Human dignity",
    definition="The matter is put as one of the worth of each person.",
    include="Humiliation, respect.",
    exclude="Rights before a court.",
    cues={"3": ["human dignity", "humiliat~"], "1": ["respect"]},
    examples=["The guards humiliated the prisoners.", 'She spoke of "human dignity".'],
    counter_examples=["They respect the speed limit."],
)


def shipped(name):
    return Resources.shipped().files(name)[0]


@pytest.mark.parametrize("name", BOOKS)
def test_a_frame_added_is_all_there_its_examples_run_and_the_rest_stays(name):
    before = shipped(name)
    after = with_frame(before, DIGNITY)
    frame = read_codebook(name, after).frames["dignity"]
    assert (frame.title, frame.definition, frame.include, frame.exclude) == (
        "Human dignity",
        "The matter is put as one of the worth of each person.",
        "Humiliation, respect.",
        "Rights before a court.",
    )
    assert {(cue.term, cue.weight) for cue in frame.cues} == {
        ("human dignity", 3.0),
        ("humiliat~", 3.0),
        ("respect", 1.0),
    }
    assert (frame.examples, frame.counter_examples) == (
        tuple(DIGNITY.examples),
        tuple(DIGNITY.counter_examples),
    )
    assert failing_examples(Resources({name: (after,)}), name) == ()
    place = next(at for at in range(len(before)) if before[at] != after[at])
    assert after[:place] + after[place + len(after) - len(before) :] == before
    (found,) = differences(name, (before,), (after,))
    assert (found.what, found.entry, found.before, found.after) == ("frame", "dignity", "", "Human dignity")


@pytest.mark.parametrize("name", BOOKS)
def test_a_frame_added_and_taken_out_again_leaves_the_same_frames(name):
    again = without_frame(with_frame(shipped(name), DIGNITY), "dignity")
    assert differences(name, (shipped(name),), (again,)) == ()
    assert [line for line in again.splitlines() if line] == [
        line for line in shipped(name).splitlines() if line
    ]


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for name in BOOKS for key in Resources.shipped().codebook(name).frames]
)
def test_any_shipped_frame_can_be_taken_out_and_nothing_names_it_any_more(name, key):
    book = read_codebook(name, without_frame(shipped(name), key))
    assert list(book.frames) == [each for each in Resources.shipped().codebook(name).frames if each != key]
    for row in (*book.overlaps, *book.pictures):
        assert key not in row.frames
        assert row.frames
    assert all(key not in pair for picture in book.pictures for pair in picture.both)
    assert f'key = "{key}"' not in without_frame(shipped(name), key).decode()


def test_the_last_frame_stays():
    content = shipped(BOOK)
    for key in list(Resources.shipped().codebook(BOOK).frames)[1:]:
        content = without_frame(content, key)
    with pytest.raises(ResourceError, match="at least one frame"):
        without_frame(content, "security")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": "security"}, "the key 'security' already"),
        ({"title": "SECURITY"}, "called “Security” already"),
        ({"cues": {"3": []}}, "at least one word"),
        ({"examples": []}, "at least one sentence"),
    ],
)
def test_what_is_not_whole_is_refused_with_what_to_do(change, said):
    with pytest.raises(ResourceError, match=said):
        with_frame(shipped(BOOK), replace(DIGNITY, **change))


def test_a_frame_called_otherwise_keeps_its_key_and_words():
    after = with_frame_text(shipped(BOOK), "security", "title", "Safety of the state")
    (found,) = differences(BOOK, (shipped(BOOK),), (after,))
    assert (found.place, found.entry, found.after) == ("security", "title", "Safety of the state")


def test_a_frame_that_is_gone_cannot_be_taken_out_twice():
    with pytest.raises(ResourceError, match="changed in the meantime"):
        without_frame(without_frame(shipped(BOOK), "security"), "security")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Human dignity", "human_dignity"),
        ("Santé & Société", "sante_societe"),
        ("2nd chances", "nd_chances"),
        ("安全", ""),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_key_is_made_of_the_label(title, key):
    assert key_of(title) == key
