"""Rows of the fact ledger, for texts of one's own making."""

from analyzer.contrasts.facts import facts
from analyzer.measure import EventView
from analyzer.memory import NoMemory
from analyzer.resources import Resources
from tests.analyzer.discourse.texts import read


def ledger(*texts, baseline="others"):
    """Rows for texts, each a list of sentences; the documents are called a, b, c …"""
    read_texts = [
        read(*sentences, name=name).analysis for name, sentences in zip("abcdefg", texts, strict=False)
    ]
    return rows_of(read_texts, baseline)


def rows_of(analyses, baseline, memory=None):
    by_id = {analysis.document.id: analysis for analysis in analyses}
    return facts(EventView(by_id, (), baseline, (), Resources.shipped(), {}, memory=memory or NoMemory()))


def relations(row):
    return {value.document: value.relation for value in row.values}


def of(rows, slot):
    return [row for row in rows if row.slot == slot]
