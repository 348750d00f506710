"""Each row of the fact ledger says in plain words which question its values answer."""

import pytest

from tests.analyzer.contrasts.ledgers import ledger


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "The river meeting was held in Lisbon.",
            "The river meeting was held in Porto.",
            "Where the meeting was held",
        ),
        (
            "The river meeting was held on May 3.",
            "The river meeting was held on May 4.",
            "When the meeting was held",
        ),
        (
            "Maria Lopez opened the river meeting.",
            "James Miller opened the river meeting.",
            "Who opened the meeting",
        ),
        (
            "The River Working Group was led by Maria Lopez.",
            "The River Working Group was led by James Miller.",
            "Who led the River Working Group",
        ),
        ("Sara Lopez spoke.", "Sarah Lopez spoke.", "How the name is spelled: Sara Lopez"),
        ("Maria Lopez spoke.", "Maria Elena Lopez spoke.", "The full name of Maria Elena Lopez"),
        ("Acting Director Sara Lopez spoke.", "Director Sara Lopez spoke.", "The title of Sara Lopez"),
        ("Maria Lopez died on May 3.", "Maria Lopez died on May 4.", "When Lopez died"),
        (
            "Police arrested Maria Lopez on May 3.",
            "Police arrested Maria Lopez on May 4.",
            "When Lopez was arrested",
        ),
        (
            "The storm destroyed at least 12 fishing boats in May.",
            "The storm destroyed at least 12 fishing boats in May.",
            "How many fishing boats the storm destroyed",
        ),
        (
            "The river bridge will cost $12 million.",
            "The river bridge will cost $12 million.",
            "What the river bridge costs",
        ),
        (
            "Lopez said river prices had fallen by 4 percent in Lisbon.",
            "Lopez said river prices had fallen by 4 percent in Lisbon.",
            "The share in “river prices had fallen by … in Lisbon”",
        ),
    ],
)
def test_a_row_says_in_plain_words_what_its_values_answer(one, other, question):
    assert question in [row.question for row in ledger([one], [other])]
