"""A file that a curator brings is refused with its line, what is wrong and what to do; a whole one is not."""

import time

import pytest

from analyzer.errors import ResourceError
from analyzer.resources import Resources
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.lexicons import read_lexicon

HEAD = 'title = "T"\ndescription = "D"\nsource = "S"\nlicense = "L"\nversion = 1\n'
FRAME = '[[frames]]\nkey = "trade"\ntitle = "T"\ndefinition = "D"\ninclude = "I"\nexclude = "E"\n'
WHOLE = f'{HEAD}{FRAME}[frames.cues]\n2 = ["tariff", "@goods"]\n[lists]\ngoods = ["cargo", "@more"]\nmore = ["freight"]\n'
CARD = HEAD.encode()
TABLE = "term\tclass\tweight\tnote\n"


def test_a_list_stands_for_its_terms_and_those_of_lists_in_it():
    book = read_codebook("book", WHOLE.encode())
    assert [cue.term for cue in book.frames["trade"].cues] == ["tariff", "cargo", "freight"]


def test_a_list_serves_the_context_of_a_rule():
    rule = '[[frames.rules]]\ncues = ["tariff"]\nnot_near = ["@goods", "tax"]\n'
    (read,) = read_codebook("book", WHOLE.replace("[lists]", f"{rule}[lists]").encode()).frames["trade"].rules
    assert read.not_near == ("cargo", "freight", "tax")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("tariff", "tariff(s"), r"line 13.*frame 'trade'.*'tariff\(s' holds '\('.*not patterns.*word~"),
        (("tariff", r"\\btax"), "frame 'trade'.*not patterns"),
        (("tariff", "tariff~s"), r"line 13.*must stand at the end"),
        (("tariff", "!?"), "line 13.*needs letters"),
        (("tariff", "x" * 101), "line 13.*at most 100"),
        (('"tariff"', '"tariff", "tariff"'), "line 13.*stands twice"),
        (("@goods", "@good"), "no list '@good'; there are @goods, @more. Write it under"),
        (("freight", "@goods"), "line 16.*go round in a circle .goods → more → goods.*take one"),
        (('["freight"]', '["@more"]'), "circle .more → more"),
        (("2 =", "4 ="), "'4' is no weight; a cue weighs 3, 2, 1, 0"),
        (('key = "trade"', 'key = "Trade talks"'), "small letters"),
        ((HEAD, HEAD + "frames = 3\n"), "no TOML|frames must be tables"),
        (('title = "T"\n', 'title = \n'), "no TOML.*line 1"),
    ],
)  # fmt: skip
def test_a_broken_codebook_is_refused_with_its_line(change, message):
    text = WHOLE.replace(*change, 1)
    assert text != WHOLE
    with pytest.raises(ResourceError, match=message):
        read_codebook("book", text.encode())


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('cues = ["tax"]', "'tax' is not one"),
        ('cues = ["tariff"]\npos = ["WORD"]', "no part of speech; known are ADJ"),
        ('cues = ["tariff"]\nwithin = 0', "within must be a number of words from 1"),
        ('cues = ["tariff"]\nwithin = true', "within"),
        ('cues = ["tariff"]\notherwise = 9', "weight from 0 to 3"),
        ('cues = ["tariff"]\nnear_cue = "yes"', "true or false"),
        ('cues = ["tariff"]\nnear = ["(a|b)"]', "rule for 'tariff'.*not patterns"),
    ],
)
def test_a_broken_rule_is_refused(rule, message):
    text = WHOLE.replace("[lists]", f"[[frames.rules]]\n{rule}\n[lists]")
    with pytest.raises(ResourceError, match=message):
        read_codebook("book", text.encode())


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ('[[pictures]]\ntitle = "P"\nframes = ["trade", "war"]\n', "no frame 'war'; the codebook has trade"),
        ('[[pictures]]\ntitle = "P"\nframes = ["trade"]\nboth = ["trade"]\n', "pairs"),
        ('[[overlaps]]\nwords = "w"\nframes = ["war"]\n', "line 17.*no frame 'war'"),
        ("[[overlaps]]\nword = 1\n", "unknown key 'word'"),
    ],
)
def test_an_unknown_frame_is_refused(added, message):
    with pytest.raises(ResourceError, match=message):
        read_codebook("book", (WHOLE + added).encode())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("good\ta\tnan", "line 2.*between -3 and 3"), ("good\ta\tinf", "line 2.*between"),
        ("good\ta\t3.5", "line 2.*between"), ("good\tz\t1", "line 2: there is no class 'z'; the list has a, b"),
        ("[gG]ood\ta\t1", "line 2.*not patterns"), ("a\tb\tc\td\te\tf", "line 2: 6 columns"),
        ("good a 1", "line 2: 1 columns"),
    ],
)  # fmt: skip
def test_a_broken_row_is_refused_with_its_line(row, message):
    with pytest.raises(ResourceError, match=message):
        read_lexicon("list", (TABLE + row).encode(), CARD, ("a", "b"))


def test_fifty_thousand_entries_are_refused_at_once_with_the_limit():
    rows = "".join(f"word{number}~\ta\t1\n" for number in range(50_000))
    began = time.process_time()
    with pytest.raises(ResourceError, match="50,000 entries; a file has at most 10,000"):
        read_lexicon("list", (TABLE + rows).encode(), CARD)
    cues = ", ".join(f'"word{number}"' for number in range(50_000))
    with pytest.raises(ResourceError, match="at most 10,000"):
        read_codebook("book", WHOLE.replace('"tariff"', cues).encode())
    assert time.process_time() - began < 5


def test_word_families_without_end_are_refused_and_a_thousand_are_not():
    rows = [f"word{number}~\ta\t1\n" for number in range(1_001)]
    with pytest.raises(ResourceError, match="1,001 entries with “~”; a file has at most 1,000"):
        read_lexicon("list", (TABLE + "".join(rows)).encode(), CARD)
    assert len(read_lexicon("list", (TABLE + "".join(rows[:-1])).encode(), CARD).entries) == 1_000
    cues = ", ".join(f'"word{number}~"' for number in range(1_001))
    with pytest.raises(ResourceError, match="at most 1,000"):
        read_codebook("book", WHOLE.replace('"tariff"', cues).encode())


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"\x00\x01", b"PK\x03\x04\x99", b"[" * 5000, b"a = [" * 5000, b"x" * 3_000_000]
)
def test_bytes_that_are_no_data_file_are_refused(content):
    with pytest.raises(ResourceError):
        read_codebook("book", content)
    with pytest.raises(ResourceError):
        read_lexicon("list", content, CARD)


def test_an_edition_keeps_to_the_classes_that_measures_know():
    table, card = Resources.shipped().files("boosters")
    with pytest.raises(ResourceError, match="no class 'praising'; the list has certainty, degree, size"):
        Resources({"boosters": (table + b"\ngrand\tpraising\t1\t\n", card)})


def test_lists_nested_without_end_are_refused():
    chain = "".join(f'l{n} = ["@l{n + 1}", "@l{n + 1}"]\n' for n in range(500))
    with pytest.raises(ResourceError, match="more than 20 deep"):
        read_codebook("book", WHOLE.replace("goods =", f'{chain}l500 = ["x"]\ngoods =').encode())
