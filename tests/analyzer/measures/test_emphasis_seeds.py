"""emphasis.bilateral_security_trade on the seed event, against a count by hand; and again with every name changed."""

import re
from dataclasses import replace

import pytest

import analyzer
from analyzer.reading import load_sidecar
from tests.house.seeds import EVENTS

KEY = "emphasis.bilateral_security_trade"
BARS = ("security", "legitimate_trade", "supply_chain", "security+legitimate_trade")
BY_HAND = {  # body sentences with security / trade / secured supply / both, and all body sentences
    "000": (4, 3, 1, 0, 20),
    "001": (2, 2, 1, 0, 11),
    "002": (2, 2, 1, 0, 9),
    "003": (5, 2, 1, 1, 10),
    "004": (0, 1, 0, 0, 12),
}
NAMES = {
    "United States": "Southern Isles",
    "Narendra Modi": "Petra Lind",
    "Modi": "Lind",
    "Donald Trump": "Aron Vass",
    "Trump": "Vass",
    "Sara Carter": "Mira Holt",
    "Sarah Carter": "Miira Holt",
    "Carter": "Holt",
    "Kwatra": "Brandt",
    "Vinay": "Jonas",
    "Seguin": "Aldous",
    "Batra": "Keller",
    "New Delhi": "Port Ellis",
    "Washington": "Marlow",
    "Indians": "Norlanders",
    "Indian": "Norlandic",
    "India": "Norland",
    "Bengali Market": "Tannery Market",
    "January": "March",
}
(_SIDECAR,) = EVENTS.glob("*/event.toml")
RAWS = load_sidecar(_SIDECAR).raws()


def counts(raw):
    parts = analyzer.analyze(analyzer.read(raw)).measurements[KEY].parts
    return (*(parts[bar].count for bar in BARS), parts["security"].n)


@pytest.mark.parametrize("raw", RAWS, ids=lambda raw: raw.filename)
def test_the_seeds_come_out_as_counted_by_hand(raw):
    assert counts(raw) == BY_HAND[raw.filename[:3]]


@pytest.mark.parametrize("raw", RAWS, ids=lambda raw: raw.filename)
def test_other_names_and_dates_change_no_count(raw):
    pattern = re.compile("|".join(map(re.escape, NAMES)))

    renamed = pattern.sub(lambda match: NAMES[match.group()], raw.content.decode("utf-8"))

    assert counts(replace(raw, content=renamed.encode())) == BY_HAND[raw.filename[:3]]
