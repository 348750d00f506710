import time

import pytest

from analyzer.errors import ResourceError
from analyzer.resources.lexicons import read_lexicon
from tests.analyzer.resources.parses import parsed

CARD = b'title = "T"\ndescription = "D"\nsource = "S"\nlicense = "CC0"\nversion = 1\n'


def lexicon(*rows: str):
    table = "\n".join(("term\tclass\tweight\tnote", *rows))
    return read_lexicon("example", table.encode(), CARD)


def found(text: str, *rows: str):
    return [text[hit.start : hit.end] for hit in lexicon(*rows).find(parsed(text))]


def test_a_term_is_found_by_form_and_by_lemma():
    assert found("The harbours were closed.", "harbor\tplace\t1") == ["harbours"]


def test_the_longest_term_wins_inside_a_class():
    rows = ("trade\ta\t1", "trade union\ta\t1", "union\tb\t1")

    assert found("The trade union met.", *rows) == ["trade union", "union"]


@pytest.mark.parametrize("text", ["counter-narcotics", "counter narcotics", "counternarcotics"])
@pytest.mark.parametrize("term", ["counter-narcotics", "counternarcotics"])
def test_a_hyphen_makes_no_difference(text, term):
    assert found(f"They praised {text} work.", f"{term}\ta\t1") == [text]


def test_two_free_words_are_not_joined():
    assert found("The rapist was heard.", "therapist\ta\t1") == []


def test_a_family_inside_a_phrase_is_found():
    assert found("The trafficked goods ring fell.", "traffic~ goods\ta\t1") == ["trafficked goods"]


def test_parts_of_other_words_are_not_found():
    assert found("The importance of a hostile banker.", "import~\ta\t1", "host~\ta\t1", "ban~\ta\t1") == []


def test_words_apart_are_no_phrase():
    assert found("The trade of the union grew.", "trade union\ta\t1") == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("word\tclass\tweight\tnote\nx\ta\t1", "line 1"),
        ("term\tclass\tweight\tnote\ngood\ta\tmuch", "line 2.*not a number"),
        ("term\tclass\tweight\tnote\ngood\ta\t1\ngood\ta\t2", "line 3.*twice"),
        ("term\tclass\tweight\tnote\ngood", "line 2"),
        ("term\tclass\tweight\tnote\n!\ta\t1", "letters"),
        ("term\tclass\tweight\tnote\ngood\t\t1", "no class"),
        ("term\tclass\tweight\tnote\n", "no entries"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(table, message):
    with pytest.raises(ResourceError, match=message) as refusal:
        read_lexicon("example", table.encode(), CARD)

    assert "example.tsv" in str(refusal.value)


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (CARD.replace(b"version = 1", b"version = 0"), "version"),
        (CARD.replace(b'source = "S"', b""), "source"),
        (b"title = ", "example.toml"),
        (CARD + b'[[examples]]\nfinds = ["x"]\n', "example 1: text"),
    ],
)
def test_a_broken_card_is_refused(card, message):
    with pytest.raises(ResourceError, match=message):
        read_lexicon("example", b"term\tclass\tweight\tnote\ngood\ta\t1", card)


def test_finding_is_linear_in_the_text():
    """Four times the words take nowhere near sixteen times the time."""
    short = parsed("A good word1 of other good things came by. " * 20)
    long = parsed("A good word1 of other good things came by. " * 80)

    assert _seconds(long) < 10 * _seconds(short)


def _seconds(sentence) -> float:
    times = []
    for _ in range(5):
        # a list of its own for each round: what one has found in a sentence it remembers
        words = lexicon(*(f"word{number} other\ta\t1" for number in range(2000)), "good\ta\t1")
        began = time.process_time()
        words.find(sentence)
        times.append(time.process_time() - began)
    return min(times)
