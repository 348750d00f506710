"""What holds for every contrast, whoever adds it."""

from dataclasses import replace

import msgspec
import pytest

import analyzer
from analyzer.measure import contrasts
from tests.house.seeds import ROOT, seed_analyses, seed_comparison, seed_documents

KEYS = sorted(contrasts())


@pytest.mark.parametrize("key", KEYS)
class TestEveryContrast:
    def test_its_card_explains_it(self, key):
        card = contrasts()[key].card

        assert card.title
        assert card.source
        assert (contrasts()[key].run.__doc__ or "").strip()

    def test_it_finds_something_in_the_seed_event(self, key):
        """The seed event holds at least one case of everything that is compared."""
        assert seed_comparison().contrasts[key]

    def test_its_spans_lie_inside_the_text(self, key):
        texts = {document.id: document for document in seed_comparison().documents}
        for row in seed_comparison().contrasts[key]:
            for document_id, span in _spans(msgspec.to_builtins(row, enc_hook=list)):
                document = texts[document_id]
                whole = (document.title or "") if span.get("zone") == "headline" else document.text
                assert 0 <= span["start"] < span["end"] <= len(whole), row
                if span.get("text"):
                    assert whole[span["start"] : span["end"]] == span["text"]

    def test_it_has_tests_of_its_own(self, key):
        """The tests mirror the tree, file by file."""
        module = contrasts()[key].run.__module__.rpartition(".")[2]

        assert (ROOT / "tests" / "analyzer" / "contrasts" / f"test_{module}.py").exists()


def test_no_contrast_fails_on_the_seeds():
    assert seed_comparison().failures == {}


def test_the_order_of_arrival_changes_nothing():
    backwards = analyzer.compare(tuple(reversed(seed_analyses())))

    assert backwards.contrasts == seed_comparison().contrasts
    assert backwards.claims == seed_comparison().claims
    assert backwards.summary == seed_comparison().summary


def test_renamed_outlets_change_nothing_but_their_names():
    renamed = analyzer.compare(
        [
            analyzer.analyze(replace(document, outlet=f"Outlet {letter}"))
            for letter, document in zip("ZYXWV", seed_documents(), strict=True)
        ]
    )

    assert renamed.claims == seed_comparison().claims
    assert {key: len(rows) for key, rows in renamed.contrasts.items()} == {
        key: len(rows) for key, rows in seed_comparison().contrasts.items()
    }


def _spans(row):
    """Every (document id, {start, end, …}) in a row, however deep."""
    if isinstance(row, dict):
        if isinstance(row.get("document"), str) and isinstance(row.get("start"), int):
            yield row["document"], row
        if isinstance(row.get("against"), str) and isinstance(row.get("against_start"), int):
            yield row["against"], {"start": row["against_start"], "end": row["against_end"]}
        for value in row.values():
            yield from _spans(value)
    elif isinstance(row, list | tuple):
        for value in row:
            yield from _spans(value)
