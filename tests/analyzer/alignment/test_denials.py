"""What counts as the same words with a negation and without."""

import pytest

from analyzer.alignment.denials import denies
from analyzer.alignment.words import words_of


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bank has confirmed the loan.", "The bank has not confirmed the loan."),
        ("The port will reopen in May.", "The port will never reopen in May."),
        ("The port will reopen in May.", "The port won’t reopen in May."),
        ("Inspectors can enter the plant today.", "Inspectors cannot enter the plant today."),
        (  # in an inner clause, the rest reworded
            "Miners fear a rule that would allow blasting at night.",
            "The union speaks of a rule that would not allow blasting at night.",
        ),
    ],
)
def test_a_negation_in_the_same_words_denies_either_way_round(one: str, other: str) -> None:
    assert denies(forms(one), forms(other))
    assert denies(forms(other), forms(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bank has confirmed the loan.", "The bank has confirmed the loan."),
        ("The bank has not confirmed the loan.", "The bank hasn't confirmed the loan."),
        ("The port will reopen in May.", "The harbour is not to reopen before June."),
        ("They met in Lima in the spring.", "They met not only in Lima in the spring."),
        ("They ask whether the mine is safe.", "They ask whether or not the mine is safe."),
        ("It is a fine day for the fleet.", "It is not a long way to the coast."),
        (  # both say and both deny
            "The mayor will not run again, and the sheriff will run again.",
            "The sheriff will run again; the mayor will not run again.",
        ),
        ("", "Not a word was said about it."),
    ],
)
def test_other_words_or_a_negation_that_denies_nothing_do_not(one: str, other: str) -> None:
    assert not denies(forms(one), forms(other))
    assert not denies(forms(other), forms(one))
