"""What holds for every measure, whoever adds it."""

from dataclasses import replace
from math import isfinite

import pytest

import analyzer
from analyzer.measure import measures
from analyzer.reading import read
from analyzer.types import RawDocument, Value
from tests.house.seeds import ROOT, seed_analyses, seed_documents

KEYS = sorted(measures())
SECTIONS = ("Counts:", "Evidence:", "No value:", "Blind to:")
TINY = (
    "The talks ended on Monday. Both sides will meet again in the spring, officials said in a short note. "
    * 3
)


@pytest.mark.parametrize("key", KEYS)
class TestEveryMeasure:
    def test_its_card_explains_it(self, key):
        """A figure that cannot be explained is not shown."""
        card = measures()[key].card

        assert card.title
        assert card.unit
        assert card.rises_with
        assert card.source
        assert "." in card.key

    def test_its_docstring_gives_the_method(self, key):
        method = measures()[key].run.__doc__ or ""

        assert [section for section in SECTIONS if section not in method] == []

    def test_its_value_is_in_range_or_there_is_a_reason(self, key):
        card = measures()[key].card
        for analysis in seed_analyses():
            finding = analysis.measurements[key]

            assert finding.all is not None or finding.own is not None or finding.parts or finding.reason
            for value in (finding.own, finding.all):
                assert value is None or _is_in_range(value, card.low, card.high), (key, value)
            for value in finding.parts.values():  # a part may have a scale of its own
                assert _is_in_range(value, None, None), (key, value)

    def test_its_evidence_lies_inside_the_text(self, key):
        for analysis in seed_analyses():
            text, title = analysis.document.text, analysis.document.title or ""
            for evidence in analysis.measurements[key].evidence:
                whole = title if evidence.zone == "headline" else text
                assert 0 <= evidence.start < evidence.end <= len(whole)
                assert whole[evidence.start : evidence.end].strip()
                assert evidence.label

    def test_it_gives_the_same_answer_twice(self, key):
        document = seed_documents()[3]
        first, second = (analyzer.analyze(document).measurements[key] for _ in range(2))

        assert first == second

    def test_the_outlets_name_changes_nothing(self, key):
        """The figure is about the words, not about who printed them."""
        document = seed_documents()[4]
        renamed = replace(document, outlet="The Daily Example", id="other")

        assert analyzer.analyze(document).measurements[key] == analyzer.analyze(renamed).measurements[key]

    def test_a_tiny_text_gets_an_answer_or_a_reason(self, key):
        finding = analyzer.analyze(read(RawDocument(TINY.encode(), id="tiny"))).measurements[key]

        assert finding.all is not None or finding.own is not None or finding.parts or finding.reason

    def test_it_has_tests_of_its_own(self, key):
        """The tests mirror the tree, file by file."""
        module = measures()[key].run.__module__.rpartition(".")[2]

        assert (ROOT / "tests" / "analyzer" / "measures" / f"test_{module}.py").exists()


def test_no_measure_fails_on_the_seeds():
    assert [analysis.failures for analysis in seed_analyses()] == [{}] * 5


def _is_in_range(value: Value, low: float | None, high: float | None) -> bool:
    slack = 1e-9
    return (
        (low is None or value.value >= low - slack)
        and (high is None or value.value <= high + slack)
        and (
            value.low is None
            or value.high is None
            or value.low <= value.value + slack <= value.high + 2 * slack
        )
        and isfinite(value.value)
    )
