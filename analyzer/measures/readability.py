"""How hard a text is to read: seven formulas as one band."""

from __future__ import annotations

from statistics import fmean

from analyzer.engines import readability
from analyzer.measure import Card, Reading, measure
from analyzer.types import BODY_ZONES, Evidence, Finding, Value

FEWEST_WORDS = 100
"""The formulas were made on samples of 100 words; below that they say nothing (Flesch 1948)."""
_NOT_ALWAYS = "smog"
"""It joins from 30 sentences; in the mean it would set texts side by side by different formulas."""


@measure(
    Card(
        key="readability.band",
        title="Readability",
        unit="grade",
        low=-5.0,
        high=40.0,
        rises_with="longer sentences and longer or rarer words",
        source=(
            "Flesch 1948; Kincaid et al. 1975; Gunning 1952; McLaughlin 1969; Coleman and Liau 1975; Senter and "
            "Smith 1967; Dale and Chall 1948; as in textstat. Syllables are counted by hyphenation (pyphen), "
            "which finds fewer than a pronouncing dictionary"
        ),
        version=2,
        order=70,
    )
)
def band(reading: Reading) -> Finding:
    """School grade of the body text: the mean of six formulas, with the lowest and the highest of all as the band.

    Counts:    words, letters, syllables and our sentences of the body's prose, once for all formulas.
    Evidence:  the sentences that were counted.
    No value:  below 100 words; SMOG joins the band from 30 sentences, never the mean.
    Blind to:  how ideas follow on each other, and whether the reader knows the words.
    Departs:   reading ease and Dale–Chall enter the band as the grades of their printed tables; low and high are
               the spread of the formulas, not how far a few sentences would move the figure.
    """
    document = reading.document
    prose = [
        sentence
        for sentence in document.sentences
        if sentence.zone in BODY_ZONES and sentence.kind == "sentence"
    ]
    counts = readability.count([document.words_of(sentence) for sentence in prose])
    if counts.words < FEWEST_WORDS:
        return Finding(reason=f"{counts.words} words of prose; readability needs {FEWEST_WORDS}")
    figures = readability.scores(counts)
    grades = readability.grades(figures)
    parts = {name: Value(figure, n=counts.sentences) for name, figure in figures.items()}
    parts["sentence_length"] = Value(counts.words / counts.sentences, count=counts.words, n=counts.sentences)
    middle = fmean(grade for name, grade in grades.items() if name != _NOT_ALWAYS)
    return Finding(
        all=Value(middle, min(grades.values()), max(grades.values()), counts.words, counts.sentences),
        parts=parts,
        evidence=tuple(
            Evidence(sentence.start, sentence.end, "counted", sentence.zone) for sentence in prose
        ),
    )
