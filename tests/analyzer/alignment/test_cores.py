"""One core: what makes two outlets' propositions say one thing where no text is the one that the others are held against."""

import pytest

from analyzer.alignment.cores import shares_core
from analyzer.alignment.units import Units
from tests.analyzer.discourse.texts import read


def share(claim: str, other: str) -> bool:
    """Whether the longest propositions of two sentences have one core."""
    return shares_core(unit_of(claim), unit_of(other))


def unit_of(sentence: str):
    return max(Units().of(read(sentence).analysis), key=lambda unit: len(unit.words))


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("The mayor vetoed a resolution on the harbour.", "On Monday the mayor vetoed the bill of the council."),
        ("The coverage did not meet the requirements.", "Many plans did not meet the minimum requirements."),
        ("Lund’s campaign manager resigned on Friday.", "The campaign manager of the senator has resigned."),
        ("The navy arrested 23 pirates.", "Sailors captured 23 pirates near the coast."),
        ("The fighting pushed the country to the brink of famine.", "Aid groups see a country at the brink of famine."),
        ("This is the first time that the ferry was late.", "It was the first time a ferry came late."),
        ("I am a nationalist.", "He called himself a nationalist."),
        ("Lund obviously has nothing to do with the harbour caucus.", "The mayor obviously has nothing to do with the vote."),
    ],
)  # fmt: skip
def test_the_act_with_a_participant_is_a_core(claim, other):
    assert share(claim, other)


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        # terms of the topic, with another act
        ("The existing insurance policies were inferior to the new ones.", "The law grandfathered existing insurance policies."),
        ("The Safe Harbour Act is working.", "Many plans do not qualify for the Safe Harbour Act."),
        ("Half of the likely ferry passengers were unfamiliar with Lund.", "Berg leads with the likely ferry passengers."),
        # the act, and nobody and nothing of it
        ("The commander worked at the pier until Friday.", "Tourists who worked elsewhere came on Friday."),
        ("One of them was shot.", "One suspect shot a gull."),
        # the other's act is only mentioned in the claim
        ("A reporter confronted the mayor about his use of the word.", "The mayor used a word at the rally."),
        # figures of other things
        ("Lund led Berg by 7 points in October.", "The ferry is 7 points behind in the race."),
        # words of the topic in another order
        ("The progress in mutual efforts against illegal cargo and gate misuse was praised.",
         "Gate misuse and illegal dumping show that cargo efforts must be mutual for the coast to gain."),
        # one denies a thing's being
        ("There is no evidence of a right to fish at the quay.", "There was evidence of a treaty on the right to fish."),
        # two who did the like
        ("Martin Lund used his private account for harbour business.", "Anna Berg used a private account for harbour business."),
        # a name and one word
        ("The guards insisted on the sale of technology to New Zealand.", "Critics rushed to the sale of technology to New Zealand."),
        # linked words before the verb: what is spoken of
        ("His use of a private account was alarming.", "The office played down the use of a private account."),
        # being and having of another thing
        ("Berg is the first secretary to use a harbour address.", "Lund is in a harbour without a secretary at that address."),
        # one denies what the other does not speak of
        ("She did not have an account at the harbour.", "Guards with an account at the harbour emailed them."),
        # a mention without a verb
        ("Other towns have similar treaties with the Crown.", "citing a treaty between his town and the Crown"),
    ],
)  # fmt: skip
def test_terms_of_the_topic_are_no_core(claim, other):
    assert not share(claim, other)
