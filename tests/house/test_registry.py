"""A measure or a contrast is one file, and it shows up everywhere with no other edit."""

import subprocess
import sys
import textwrap

from tests.house.seeds import ROOT

MEASURE = '''
"""Share of sentences that ask something."""

from analyzer.measure import Card, Reading, measure
from analyzer.statistics import share
from analyzer.types import Evidence, Finding


@measure(Card(key="style.questions", title="Questions", unit="share of sentences", low=0.0, high=1.0,
              rises_with="more questions", source="this test"))
def questions(reading: Reading) -> Finding:
    """Counts: question marks. Evidence: the sentence. No value: never. Blind to: rhetoric."""
    asked = [s for s in reading.document.sentences if reading.document.words_of(s).endswith("?")]
    return Finding(all=share(len(asked), len(reading.document.sentences)),
                   evidence=tuple(Evidence(s.start, s.end, "question", s.zone) for s in asked))
'''
CONTRAST = '''
"""Which document is longest."""

from dataclasses import dataclass

from analyzer.measure import Card, EventView, contrast


@dataclass(frozen=True, slots=True)
class LongestRow:
    document: str
    characters: int


@contrast(Card(key="longest", title="Longest text", source="this test"))
def longest(event: EventView) -> tuple[LongestRow, ...]:
    """The document with most characters."""
    size, name = max((len(a.document.text), key) for key, a in event.analyses.items())
    return (LongestRow(name, size),)
'''
CHECK = """
import sys
import analyzer.measures, analyzer.contrasts
sys.dont_write_bytecode = True
analyzer.measures.__path__.append(sys.argv[1] + "/measures")
analyzer.contrasts.__path__.append(sys.argv[1] + "/contrasts")

import analyzer
from analyzer.describing import describe_cards, json_schema, measures_page
from analyzer.encoding import decode_analysis, encode_analysis, encode_comparison
from tests.house.seeds import seed_analyses, seed_comparison

analysis = seed_analyses()[0]
assert "style.questions" in analyzer.MEASURES and "longest" in analyzer.CONTRASTS
assert analysis.measurements["style.questions"].all.n == len(analysis.document.sentences)
assert decode_analysis(encode_analysis(analysis)).measurements["style.questions"] == analysis.measurements["style.questions"]
assert encode_comparison(seed_comparison())["longest"][0]["characters"] > 0
assert "longest" in json_schema("compare")["properties"]
assert "style.questions" in describe_cards() and "`style.questions`" in measures_page() and "`longest`" in measures_page()
print(analyzer.fingerprint())
"""


def test_one_file_adds_a_measure_and_one_a_contrast(tmp_path):
    """Given two new files, when the core runs, then figures, JSON, schema and docs hold them."""
    for room, text in (("measures", MEASURE), ("contrasts", CONTRAST)):
        (tmp_path / room).mkdir()
        (tmp_path / room / "a_newcomer.py").write_text(textwrap.dedent(text), "utf-8")

    result = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stderr
    import analyzer

    assert result.stdout.strip() != analyzer.fingerprint()  # stored figures are known to be older


def test_a_crashing_measure_is_named_and_the_rest_stands(monkeypatch):
    """Given a measure with a bug, when an article is analyzed, then every other measure has its finding."""
    import analyzer
    from analyzer import analysis
    from analyzer.measure import Card, Measure, measures
    from tests.house.seeds import seed_documents

    def broken(reading):
        raise ZeroDivisionError("planted")

    real = measures()
    monkeypatch.setattr(
        analysis, "measures", lambda: real | {"style.broken": Measure(Card("style.broken", ""), broken)}
    )

    result = analyzer.analyze(seed_documents()[0])

    assert result.failures == {"style.broken": "ZeroDivisionError: planted"}
    assert set(result.measurements) == set(real)
