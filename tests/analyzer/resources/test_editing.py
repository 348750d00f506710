"""One change to a data file changes what it says and no other byte."""

import difflib
import tomllib

import pytest

from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources import editing as edit
from analyzer.resources.codebook_files import WEIGHTS, read_codebook
from analyzer.resources.lexicons import LexiconEntry, read_lexicon

SHIPPED = Resources.shipped()
BOOKS = SHIPPED.codebook_names()


def changed(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().splitlines(), after.decode().splitlines(), n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


@pytest.mark.parametrize("name", BOOKS)
def test_any_cue_of_the_shipped_codebooks_can_be_taken_out_and_weighed_anew(name):
    (content,) = SHIPPED.files(name)
    for frame in list(SHIPPED.codebook(name).frames.values())[::4]:
        ruled = {cue for rule in frame.rules for cue in rule.cues}
        free = [cue for cue in frame.cues if cue.term not in ruled]
        if not free:
            continue
        cue = free[0]
        gone = read_codebook(name, edit.with_cue(content, frame.key, cue.term, None))
        assert cue.term not in {each.term for each in gone.frames[frame.key].cues}
        assert len(gone.frames[frame.key].cues) == len(frame.cues) - 1
        for weight, number in list(WEIGHTS.items())[::2]:
            moved = read_codebook(name, edit.with_cue(content, frame.key, cue.term, weight))
            (found,) = [each for each in moved.frames[frame.key].cues if each.term == cue.term]
            assert (found.weight, found.only_beside) == (number, weight == "beside")


@pytest.mark.parametrize("name", BOOKS)
def test_rules_and_sentences_of_the_shipped_codebooks_can_be_changed(name):
    (content,) = SHIPPED.files(name)
    for frame in list(SHIPPED.codebook(name).frames.values())[::4]:
        rule = {"cues": [frame.cues[0].term], "near": ["harbour"], "within": 3, "near_cue": True}
        added = read_codebook(name, edit.with_rule(content, frame.key, None, rule)).frames[frame.key]
        assert len(added.rules) == len(frame.rules) + 1
        assert (added.rules[-1].near, added.rules[-1].within) == (("harbour",), 3)
        for number in {0, len(frame.rules) - 1} if frame.rules else ():
            assert len(_read(name, edit.with_rule(content, frame.key, number, None), frame.key).rules) == (
                len(frame.rules) - 1
            )
            assert _read(name, edit.with_rule(content, frame.key, number, rule), frame.key).rules[number].near
        for kind in ("examples", "counter_examples"):
            text = getattr(frame, kind)[-1]
            longer = edit.with_frame_example(content, frame.key, 'A "new" one \\ here.', kind, True)
            assert getattr(_read(name, longer, frame.key), kind)[-1] == 'A "new" one \\ here.'
            assert text not in getattr(
                _read(name, edit.with_frame_example(content, frame.key, text, kind, False), frame.key), kind
            )


def _read(name, content, frame):
    return read_codebook(name, content).frames[frame]


def test_a_cue_added_is_one_line_of_difference_and_comments_stay():
    (content,) = SHIPPED.files("policy_frames")
    after = edit.with_cue(content, "economic", "trade fair", "0")
    lines = changed(content, after)
    assert [line[0] for line in lines] == ["-", "+"]
    assert lines[1] == "+" + lines[0][1:].rstrip(",") + ', "trade fair",'
    assert after.count(b"#") == content.count(b"#")


def test_a_change_and_its_opposite_give_the_same_bytes():
    (content,) = SHIPPED.files("bilateral_security_trade")
    there = edit.with_cue(content, "security", "harbour watch", "0")
    assert edit.with_cue(there, "security", "harbour watch", None) == content
    rule = {"cues": ["security"], "near": ["x"]}
    there = edit.with_rule(content, "security", None, rule)
    count = len(SHIPPED.codebook("bilateral_security_trade").frames["security"].rules)
    assert edit.with_rule(there, "security", count, None) == content


def test_a_row_of_a_list_is_added_in_its_place_changed_and_taken_out():
    table, card = SHIPPED.files("boosters")
    new = LexiconEntry("ever so", "degree", 2, "spoken")
    added = edit.with_entry(table, None, new)
    assert changed(table, added) == ["+ever so\tdegree\t2\tspoken"]
    assert new in read_lexicon("boosters", added, card).entries
    heavier = edit.with_entry(added, ("ever so", "degree"), LexiconEntry("ever so", "degree", 3))
    assert changed(added, heavier) == ["-ever so\tdegree\t2\tspoken", "+ever so\tdegree\t3\t"]
    assert edit.with_entry(heavier, ("ever so", "degree"), None) == table


def test_windows_line_ends_stay():
    table = b"term\tclass\tweight\tnote\r\ngood\ta\t1\t\r\n"
    assert edit.with_entry(table, None, LexiconEntry("bad", "a", 1)) == table + b"bad\ta\t1\t\r\n"


def test_what_somebody_else_took_out_meanwhile_is_said():
    (content,) = SHIPPED.files("policy_frames")
    table, card = SHIPPED.files("boosters")
    with pytest.raises(ResourceError, match="any more"):
        edit.with_entry(table, ("nothing such", "degree"), None)
    with pytest.raises(ResourceError, match="any more"):
        edit.with_card_example(card, "nothing such", None)
    for change in (
        lambda: edit.with_frame_example(content, "economic", "nothing such", "examples", False),
        lambda: edit.with_rule(content, "economic", 99, None),
        lambda: edit.with_cue(content, "no_such_frame", "word", "1"),
    ):
        with pytest.raises(ResourceError, match="meantime"):
            change()


def test_a_file_of_another_form_is_left_alone():
    inline = b'frames = [{key = "a", cues = {2 = ["tax"]}}]\n'
    with pytest.raises(ResourceError, match="Export it, change it, and import it"):
        edit.with_cue(inline, "a", "fee", "2")


@pytest.mark.parametrize(
    "value", ["plain", 'a "quoted" word', "back\\slash", "two\nlines", "tab\t", "ünï—“”", "\x7f"]
)
def test_any_text_can_be_written(value):
    (content,) = SHIPPED.files("policy_frames")
    after = edit.with_frame_text(content, "economic", "definition", value)
    assert tomllib.loads(after.decode())["frames"][0]["definition"] == value
