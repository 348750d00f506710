"""Passages of the seed event, decided by CODEBOOK §1."""

import pytest

from tests.analyzer.discourse.voices import hear

CARTER = [
    "“The drug crisis is now a core national security priority,” said Director Carter.",
    "This Executive Working Group leverages the bilateral partnership to protect families while also supporting "
    "legitimate industries.",
]


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        (
            "India’s Ambassador to the United States, Vinay Kwatra, said New Delhi accords the highest priority to "
            "countering narcotics trafficking.",
            "New Delhi accords the highest priority",
            "Vinay Kwatra",
        ),
        (
            "Ambassador Vinay Kwatra, Ambassador of India to the United States of America, stated that India accorded "
            "the highest priority to addressing the threat posed by narcotics trafficking.",
            "India accorded the highest priority",
            "Vinay Kwatra",
        ),
        (
            "Home Minister Amit Shah praised the NCB and agencies for cracking down on global drug cartels, noting "
            "vigilance over modern tactics like crypto payments and anonymous shipping.",
            "vigilance over modern tactics like crypto payments and anonymous shipping",
            "Amit Shah",
        ),
        (
            "Home Minister Amit Shah praised the NCB and agencies for cracking down on global drug cartels, noting "
            "vigilance over modern tactics like crypto payments and anonymous shipping.",
            "the NCB and agencies for cracking down on global drug cartels",
            "Amit Shah",
        ),
        (
            "Both sides stressed that enforcement measures must not disrupt legitimate pharmaceutical industries that "
            "serve both populations.",
            "enforcement measures must not disrupt",
            "Both sides",
        ),
        (
            "The executive working group identified securing the pharmaceutical supply chain as a critical priority "
            "while respecting national rules and regulations.",
            "as a critical priority",
            "executive working group",
        ),
        (
            "Officials from both nations highlighted these successes as proof of what coordinated bilateral action can "
            "achieve.",
            "as proof of what coordinated bilateral action can achieve",
            "Officials from both nations",
        ),
        (
            "The US Embassy in India had previously thanked Indian authorities for their role in saving American lives "
            "through anti-drug actions.",
            "for their role in saving American lives",
            "US Embassy in India",
        ),
        (
            "The Office of National Drug Control Policy’s (ONDCP) Director, Sara Carter, opened the meeting by "
            "emphasizing President Trump and Prime Minister Modi’s mutual commitment to strengthening security "
            "cooperation and eradicating narco-terrorism.",
            "mutual commitment to strengthening security cooperation and eradicating narco-terrorism",
            "Sara Carter",
        ),
    ],
)
def test_reported(sentence, words, speaker):
    heard = hear(sentence)

    assert heard.voice(words) == "reported"
    assert heard.at(words).speaker == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting stressed the need for a whole-of-government approach that will strengthen inter-agency "
        "coordination, secure the pharmaceutical supply chain, and build on recent joint operations to disrupt "
        "transnational narcotics networks.",
        "For Washington, the partnership with India gains urgency as the drug crisis increasingly becomes a national "
        "security challenge, driven by its links to organised crime and terror financing.",
        "The resolve was underscored during the inaugural Drug Policy Executive Working Group meeting held in "
        "Washington, DC, on January 20–21.",
        "As opioid crises escalate worldwide, this partnership signals a robust framework for future operations, "
        "promising enhanced intelligence sharing and joint raids to curb the menace at its roots.",
        "Upcoming months will reveal concrete outcomes, including specific enforcement actions, intelligence sharing "
        "protocols, and supply chain security initiatives.",
        "Special attention was given to countering synthetic opioids and novel precursor chemicals, which represent "
        "emerging threats to both nations.",
        "Indians and Indian-Americans should note that this partnership directly impacts efforts to disrupt drug "
        "trafficking networks affecting communities in both nations.",
        "The establishment of this working group signals that both the US and India recognize drug trafficking as a "
        "multifaceted national security challenge requiring coordinated, long-term engagement.",
    ],
)
def test_own(sentence):
    assert {one.voice for one in hear(sentence).statements} == {"own"}


def test_quoted_and_the_outlets_own_continuation():
    heard = hear("Sara Carter opened the meeting.", CARTER)

    quoted = heard.at("The drug crisis")
    assert (quoted.voice, quoted.speaker, quoted.cue.cue_class) == ("quoted", "Sara Carter", "neutral")
    assert heard.at("This Executive").voice == "own"
    assert heard.at("This Executive").flags == ("continuation",)


def test_the_second_half_of_a_split_quotation_is_quoted():
    heard = hear(
        [
            "“The drug crisis is now a core national security priority,” Director Carter said.",
            "“This Executive Working Group leverages the strength of the bilateral partnership to protect families "
            "while also supporting legitimate industries.”",
        ]
    )

    assert heard.voice("This Executive Working Group leverages the strength") == "quoted"
    assert heard.at("This Executive").attribution == heard.at("The drug crisis").attribution


def test_possessives_inside_a_quotation_do_not_end_it():
    heard = hear(
        "“This meeting highlights the United States’ and India’s enduring and shared commitment to addressing the "
        "global drug challenge,” the Indian Ministry of External Affairs said in a statement."
    )

    assert heard.voice("This meeting highlights the United States’ and India’s enduring") == "quoted"
    assert heard.at("This meeting").speaker == "Indian Ministry of External Affairs"


def test_both_countries_committed_and_they_emphasized():
    heard = hear(
        [
            "Both countries committed to strengthening bilateral cooperation to dismantle the illegal production and "
            "trafficking of illicit drugs.",
            "They emphasized the importance of a whole-of-government approach that streamlines interagency and "
            "intergovernmental efforts, while also building upon the success of recent joint operations.",
        ]
    )

    committed = heard.at("strengthening bilateral cooperation")
    emphasized = heard.at("the importance of a whole-of-government")
    assert (committed.voice, committed.cue.cue_class, committed.speaker) == (
        "reported",
        "commissive",
        "Both countries",
    )
    assert (emphasized.voice, emphasized.cue.cue_class, emphasized.speaker) == (
        "reported",
        "stressing",
        "Both countries",
    )
    assert heard.voice("building upon the success") == "reported"
