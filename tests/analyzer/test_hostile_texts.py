"""Texts that are no tidy articles: every measure gives a value in range or says why not, and none fails."""

from math import isfinite
from time import process_time

import pytest

import analyzer
from analyzer.errors import UnsuitableTextError
from analyzer.measure import measures
from analyzer.reading import read
from analyzer.reading.suitability import why_not_read
from analyzer.types import Analysis, RawDocument

STORY = (
    "The harbour board met on Tuesday in the old customs house. Mayor Elin Dahl said the ferry would stay. "
    "“It is a disgraceful plan,” the miller Oskar Berg told the board. He added that nobody had asked him. "
    "The treasurer refused to answer, although the debt has grown for years. A surveyor measured the basin in March. "
    "The board will meet again in June. According to the harbour office, nine ships were counted that day. "
)
GERMAN = (
    "Der Hafenrat traf sich am Dienstag im alten Zollhaus und beriet über die Fähre. Der Müller war dagegen und sagte das auch laut. "
    "Niemand hatte ihn gefragt, obwohl die Schulden seit Jahren wachsen. "
)
_WORDS = ("harbour", "ferry", "board", "captain", "ladder", "winter", "market", "garden", "letter", "river")


def _unpunctuated(words: int) -> str:
    return " ".join(
        f"the {_WORDS[n % 10]} {'saw' if n % 2 else 'met'} a {_WORDS[(n + 3) % 10]}"
        for n in range(words // 4)
    )


HOSTILE = {
    "capitals": (STORY * 3).upper(),
    "no punctuation": _unpunctuated(3_000),
    "posts": "\n\n".join(
        f"@harbour{n} ferry is GONE!!! 😡 #harbour{n} http://t.co/{n} so sad lol" for n in range(30)
    ),
    "only a list": "\n".join(f"- {word} and {other}" for word in _WORDS for other in _WORDS),
    "half German": (STORY + "\n\n" + GERMAN + "\n\n") * 4,
    "English names in Hindi": "पुल दो साल की मरम्मत के बाद मंगलवार को फिर से खुल गया The Harbour Board ने कहा। " * 12,
    "questions and answers": "\n\n".join(
        f"Q: Why did the {word} close?\n\nA: Because nobody paid for the {word}, and I told the board so." for word in _WORDS
    ),
    "unbalanced quotation marks": (STORY.replace("”", "") + "\n\n") * 4,
    "only quotation marks": "“ ” ' ‘ ’ « » \" " * 60 + STORY,
    "brackets and dashes": "((( — — — ))) [[[ … … ]]] " * 60 + STORY,
    "one long word": "x" * 5_000 + " " + STORY,
    "marks without words": "!!! ??? ... ;;; " * 200,
    "report of 20,000 words": (STORY + "\n\n") * 270,
    "control characters": STORY.replace(" ", " \u200b\u00ad") * 2,
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(HOSTILE))
def hostile(request) -> Analysis | str:
    """What comes of the text: an analysis, or the reason why there is none."""
    try:
        return analyzer.analyze(read(RawDocument(HOSTILE[request.param].encode(), id=request.param)))
    except UnsuitableTextError as refusal:
        return str(refusal)


def test_no_measure_fails(hostile):
    assert isinstance(hostile, str) or hostile.failures == {}


def test_a_refusal_says_why(hostile):
    assert not isinstance(hostile, str) or hostile.endswith(".")


def test_every_value_is_in_range_or_has_a_reason(hostile):
    if isinstance(hostile, str):
        return
    for key, measure in measures().items():
        finding, card = hostile.measurements[key], measure.card
        assert finding.all is not None or finding.own is not None or finding.parts or finding.reason, key
        for value in (finding.own, finding.all):
            if value is not None:
                assert isfinite(value.value), key
                assert card.low is None or value.value >= card.low - 1e-9, key
                assert card.high is None or value.value <= card.high + 1e-9, key


def test_evidence_lies_in_the_text(hostile):
    if isinstance(hostile, str):
        return
    for finding in hostile.measurements.values():
        for each in finding.evidence:
            assert 0 <= each.start < each.end <= len(hostile.document.text)


def _read(text: str, name: str = "a"):
    return read(RawDocument(text.encode(), id=name))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("capitals", "most of the text is in capital letters"),
        ("no punctuation", "lost its full stops"),
        ("half German", "not in English"),
    ],
)
def test_a_text_that_cannot_be_read_has_lengths_and_for_all_else_the_reason(name, reason):
    analysis = analyzer.analyze(_read(HOSTILE[name]))

    assert analysis.measurements["length.words"].all.value > 0
    others = {key: each for key, each in analysis.measurements.items() if key != "length.words"}
    assert [
        key for key, each in others.items() if each.all or each.own or reason not in (each.reason or "")
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        STORY * 3,
        # shouted words in plain prose
        (STORY + "“NEVER AGAIN, NOT WITH US,” the captain said on the NATO pier. ") * 2,
        # one foreign paragraph quoted among English ones: 2 × 16 of 300 words
        "\n\n".join([STORY, GERMAN, STORY, STORY, STORY]),
        # long legal sentences: 45 words each
        ("The parties, " + "who met in the old customs house at the pier, " * 4 + "agreed on it. ") * 4,
        HOSTILE["questions and answers"],
        HOSTILE["posts"],
    ],
)
def test_a_text_that_can_be_read_is_not_refused(text):
    assert why_not_read(_read(text)) is None


def test_a_comparison_with_a_text_that_cannot_be_read_stands():
    comparison = analyzer.compare(
        [analyzer.analyze(_read(STORY * 2)), analyzer.analyze(_read(HOSTILE["capitals"], "b"))]
    )

    assert comparison.failures == {}


def test_reading_time_grows_with_the_length_and_no_faster():
    """4 times the words may take 4 times as long, and twice that on a busy machine, not 16 times."""

    def seconds(times: int) -> float:
        document = _read("\n\n".join(f"{STORY} It was boat {n}." for n in range(times)))
        started = process_time()
        analyzer.analyze(document)
        return process_time() - started

    seconds(5)  # loads what is loaded once

    assert seconds(80) < 8 * max(seconds(20), 0.05)
