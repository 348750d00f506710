"""The fact ledger of the seed event has the rows that a careful reader finds, also when everything in it is renamed."""

import re
from dataclasses import replace

import analyzer
from analyzer.reading import load_sidecar
from tests.analyzer.contrasts.ledgers import of, rows_of
from tests.house.seeds import EVENTS, seed_analyses

EXPECTED = [
    ("date", "held", "different", True, None),
    ("place", "held", "same", True, None),
    ("role", "opened", "different", False, None),
    ("role", "led", "same", False, None),
    ("name", "called", "different", False, "spelling"),
    ("name", "called", "fuller", False, None),
]
"""What a careful reader finds. Titles are left to the test of titles: they depend on how much of one is read."""

RENAMED = {
    r"\bSarah\b": "Martha", r"\bSara\b": "Marta", r"\bCarter\b": "Holden", r"\bVinay\b": "Carlos", r"\bMohan\b": "Luis",
    r"\bKwatra\b": "Mendes", r"\bDebbie Seguin\b": "Paula Renner", r"\bMonika Ashish Batra\b": "Elena Maria Torres",
    r"\bTrump\b": "Doyle", r"\bModi\b": "Silva", r"\bNarendra\b": "Paulo", r"\bDonald\b": "Peter",
    r"\bNew Delhi\b": "Buenos Aires", r"\bWashington,? D\.?C\.?(?=\W|$)": "London", r"\bWashington\b": "London",
    r"\bIndians\b": "Argentines", r"\bIndian\b": "Argentine", r"\bIndia\b": "Argentina",
    r"\bUnited States of America\b": "United Kingdom", r"\bUnited States\b": "United Kingdom", r"\bU\.S\.": "U.K.",
    r"\bUS\b": "UK", r"Narcotics Control Bureau": "Harbour Inspection Agency", r"\bNCB\b": "HIA",
    r"National Drug Control Policy": "Federal River Safety Policy", r"\bONDCP\b": "OFRSP",
    r"Drug Policy Executive Working Group": "River Safety Executive Working Group",
    r"January 20([–-])21": r"May 10\g<1>11", r"20 and 21 January": "10 and 11 May", r"January 20 to 22": "May 10 to 12",
    r"20–21 Jan\b": "10–11 May",
}  # fmt: skip


def renamed_analyses():
    (sidecar,) = EVENTS.glob("*/event.toml")
    return [analyzer.analyze(analyzer.read(renamed(raw))) for raw in load_sidecar(sidecar).raws()]


def renamed(raw):
    text = raw.content.decode("utf-8")
    for pattern, new in RENAMED.items():
        text = re.sub(pattern, new, text)
    return replace(raw, content=text.encode("utf-8"))


def summary_of(analyses):
    release = next(a.document.id for a in analyses if a.document.role == "release")
    rows = [row for row in rows_of(analyses, release) if row.slot != "title"]
    return [(row.slot, row.act, row.relation, row.exclusive, row.kind) for row in rows]


def test_the_seed_event_gives_the_rows_that_a_reader_finds():
    assert summary_of(seed_analyses()) == EXPECTED


def test_the_seed_event_renamed_and_redated_gives_the_same_rows():
    assert summary_of(renamed_analyses()) == EXPECTED


def test_no_title_in_the_seed_event_is_called_different():
    release = next(a.document.id for a in seed_analyses() if a.document.role == "release")

    assert not any(row.relation == "different" for row in of(rows_of(seed_analyses(), release), "title"))


def test_every_row_of_the_seed_event_has_a_question_in_words():
    release = next(a.document.id for a in seed_analyses() if a.document.role == "release")

    questions = [row.question for row in rows_of(seed_analyses(), release)]

    assert questions[:4] == [
        "When the meeting was held",
        "Where the meeting was held",
        "Who opened the meeting",
        "Who led the working group",
    ]
    assert all(questions)
