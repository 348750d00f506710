"""Cells of claims: what is the same, what is a part, and what is something else."""

from datetime import date

import pytest

from analyzer.analysis import analyze
from analyzer.comparison import compare
from analyzer.types import Removed
from tests.analyzer.builders import Said, analysis_of
from tests.analyzer.discourse.texts import read

COUNCIL = "The harbour council approved the new ferry terminal on the northern quay"


def cell(there: Said | str, here: Said | str, **changes):
    """The cell of the article for the release's only claim."""
    release = analysis_of("r", [there], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [here], published=date(2031, 3, 2), **changes)
    return compare([release, article]).claims[0].cells["a"]


def test_identical_words_are_verbatim():
    assert cell(COUNCIL, COUNCIL.replace("harbour", "harbor") + ".").status == "verbatim"


def test_a_sentence_of_small_words_is_said_again_in_its_own_words_only():
    assert cell("What are we doing", "What are we doing").status == "verbatim"
    assert cell("What are we doing", "What is it that they do").status == "absent"


def test_words_inside_a_longer_sentence_are_verbatim():
    assert cell(COUNCIL, f"On Monday night {COUNCIL}.").status == "verbatim"


def test_one_other_word_in_a_long_run_is_close():
    assert cell(COUNCIL, COUNCIL.replace("new", "second")).status == "close"


def test_the_same_content_in_another_order_is_close():
    assert (
        cell(COUNCIL, "A new ferry terminal on the northern quay was approved by the harbour council").status
        == "close"
    )


def test_half_of_the_content_is_a_paraphrase():
    here = "A terminal for the ferry at the quay has been approved after a long debate on costs"
    assert cell(COUNCIL, here).status == "paraphrase"


def test_a_participant_that_is_not_named_leaves_a_part():
    there = Said("Norwick hosted the first meeting of the ferry group", names=("Norwick",), predicate="host")
    found = cell(there, Said("The first meeting of the ferry group was held", predicate="hold"))
    assert (found.status, found.differences) == ("partial", ("not named: Norwick",))


def test_both_cities_names_them():
    there = Said(
        "The meeting shows the shared will of Norwick and Dale to clean the bay", names=("Norwick", "Dale")
    )
    assert cell(there, "The meeting shows the shared will of both cities to clean the bay").status != "absent"
    found = cell(there, "The meeting shows the shared will of both sides to clean the bay")
    assert found.status != "partial"


@pytest.mark.parametrize(
    ("here", "status"),
    [
        (
            "Norwick and Dale fell out over a ferry toll in the spring",
            "absent",
        ),  # two names and one noun of the topic
        ("Norwick and Dale fear for the toll and the ferry crossings of summer", "partial"),
        (
            "Norwick and Dale fell out over a ferry toll in the spring of 1987",
            "partial",
        ),  # and the same figure
    ],
)
def test_one_common_word_beside_names_is_the_topic_and_no_part(here, status):
    there = Said(
        "In 1987 Norwick asked Dale for more ferry crossings", names=("Norwick", "Dale"), dates=("1987",)
    )
    here = Said(here, names=("Norwick", "Dale"), dates=("1987",) if "1987" in here else ())
    assert cell(there, here).status == status


def test_a_claim_of_nothing_but_a_name_is_said_again_in_its_own_words_only():
    there = Said("That will be up to Mayor Nora Lund", names=("Nora Lund",))
    assert cell(there, Said("As Mayor Nora Lund has it", names=("Nora Lund",))).status == "absent"
    assert cell(there, "That will be up to Mayor Nora Lund").status == "verbatim"


@pytest.mark.parametrize(
    ("speaker", "differs"), [("Paula Renner", True), ("the harbour court", False), ("Lund’s lawyer", False)]
)
def test_a_cell_names_another_speaker_where_both_are_known(speaker, differs):
    there, here = (Said(COUNCIL, voice="reported", speaker=one) for one in ("Nora Lund", speaker))
    assert any(one.startswith("speaker differs") for one in cell(there, here).differences) is differs


def test_other_days_are_a_conflict():
    there = Said("The ferry group met in the harbour from 11 to 12 March", dates=("--03-11/--03-12",))
    here = Said("The ferry group met in the harbour from 11 to 13 March", dates=("--03-11/--03-13",))
    found = cell(there, here)
    assert found.status == "conflict"
    assert found.differences == ("date differs: 11 to 12 March / 11 to 13 March",)


@pytest.mark.parametrize(("day", "status"), [("2031", "close"), ("2032-03-11", "conflict")])
def test_a_year_beside_a_day_may_be_of_something_else(day, status):
    """Of what a clause within it tells: "pleaded guilty to what she did in 2031"."""
    there = Said("On 11 March 2033 Lund pleaded guilty to hiding the ferry payments", dates=("2033-03-11",))
    here = Said("Lund pleaded guilty to hiding the ferry payments she took then", dates=(day,))
    assert cell(there, here).status == status


def test_two_years_are_a_conflict():
    there, here = (
        Said(f"The ferry treaty was signed in {year}", dates=(str(year),)) for year in (2031, 2032)
    )
    assert cell(there, here).status == "conflict"


def test_a_day_inside_the_range_is_no_conflict():
    there = Said("The ferry group met in the harbour from 11 to 12 March", dates=("--03-11/--03-12",))
    here = Said("The ferry group met in the harbour on 11 March", dates=("--03-11",))
    assert cell(there, here).status != "conflict"


def test_another_number_is_a_conflict():
    there = Said("The terminal will cost 40 million crowns and open in spring", numbers=("40000000",))
    here = Said("The terminal will cost 60 million crowns and open in spring", numbers=("60000000",))
    assert cell(there, here).status == "conflict"


def test_a_denial_is_a_conflict():
    there = Said("The meeting was held in the harbour hall", predicate="hold")
    here = Said("The meeting was not held in the harbour hall", predicate="hold", is_negated=True)
    assert cell(there, here).status == "conflict"


def test_one_word_in_common_is_nothing_in_common():
    assert (
        cell(
            "while easing legitimate trade across the bay", "digital platforms for illicit drug trade"
        ).status
        == "absent"
    )


@pytest.mark.parametrize(
    "here", ["Penguins moult once every year", "The council of the bay elected a chairman"]
)
def test_another_thing_is_absent(here):
    assert cell(COUNCIL, here).status == "absent"


def test_an_absent_claim_shows_the_nearest_sentence():
    found = cell(COUNCIL, "The ferry was late again")
    assert found.status == "absent"
    assert found.nearest is not None
    assert found.nearest.sentence == 0


def test_a_claim_in_the_headline_alone_is_not_absent():
    found = cell(
        COUNCIL,
        "Penguins moult once every year",
        title="Harbour council approves ferry terminal on northern quay",
    )
    assert (found.status, found.differences) == ("partial", ("only in the headline",))


def test_a_claim_in_removed_text_is_not_absent():
    removed = (Removed(f"{COUNCIL}.", "repeated passage", 0),)
    found = cell(COUNCIL, "Penguins moult once every year", removed=removed)
    assert (found.status, found.differences) == ("partial", ("only in text removed in cleaning",))


def test_a_box_adds_nothing_to_the_body():
    release = analysis_of("r", [COUNCIL], role="release")
    article = analysis_of("a", [COUNCIL, Said(COUNCIL, zone="box")])
    assert compare([release, article]).claims[0].cells["a"].sentences == (0,)


def test_a_claim_that_stands_in_a_box_alone_is_there():
    release = analysis_of("r", [COUNCIL], role="release")
    article = analysis_of("a", ["Penguins moult once every year", Said(COUNCIL, zone="box")])
    assert compare([release, article]).claims[0].cells["a"].sentences == (1,)


def test_a_middle_wording_does_not_chain_two_unlike_claims():
    # given one claim that shares half with the middle, which shares its other half with a third
    first = "The harbour council approved a ferry terminal"
    middle = "The harbour council approved a ferry terminal while dockers blocked the coal pier gates"
    third = "Angry dockers blocked the coal pier gates"
    comparison = compare(
        [analysis_of("r", [first], role="release"), analysis_of("m", [middle]), analysis_of("t", [third])]
    )
    # then the third is no wording of the first
    assert comparison.claims[0].cells["t"].status == "absent"


def test_another_speaker_is_a_difference_of_its_own():
    there = Said(COUNCIL, voice="reported", speaker="Nora Whitfield")
    here = Said(COUNCIL, voice="reported", speaker="Paula Renner")
    found = cell(there, here)
    assert found.status == "verbatim"
    assert found.differences == ("speaker differs: Nora Whitfield / Paula Renner",)


def event(*texts, title=None):
    """A release with the first sentences, and the outlets a, b …"""
    release = analysis_of("r", texts[0], title=title, role="release", published=date(2031, 3, 1))
    outlets = [
        analysis_of(name, said, published=date(2031, 3, 2))
        for name, said in zip("abc", texts[1:], strict=False)
    ]
    return compare([release, *outlets])


def test_a_headline_that_names_the_topic_does_not_have_what_is_said_of_it():
    said = Said(
        "The Eelby Quay reconstruction was a sheer waste of money", predicate="be", names=("Eelby Quay",)
    )
    claims = event([COUNCIL], [said], title="Eelby Quay reconstruction begins").claims
    assert claims[-1].cells["r"].status == "absent"


def test_a_claim_whose_words_the_baseline_has_is_worded_by_the_baseline():
    # given a short claim of an outlet whose words stand inside a long sentence of the release
    long = f"{COUNCIL}, while angry Dockers blocked the coal pier gates for eleven days"
    claims = event([long], ["dockers blocked the coal pier gates"]).claims
    # then every claim that is verbatim in the release is the release's own wording
    texts = {claim.text for claim in claims if claim.cells["r"].status == "verbatim"}
    assert all(text in long for text in texts)


def test_no_claim_of_another_document_is_verbatim_in_the_baseline_unless_it_is():
    comparison = event([COUNCIL], ["A terminal on the northern quay will harm the gulls of the harbour"])
    verbatim = [claim.text for claim in comparison.claims if claim.cells["r"].status == "verbatim"]
    assert verbatim == [COUNCIL]


def test_words_of_the_topic_are_no_part_of_a_claim_that_the_baseline_does_not_have():
    one = Said(
        "The progress in mutual efforts against illegal cargo and gate misuse was praised",
        predicate="progress",
    )
    two = "Gate misuse and illegal dumping show that cargo efforts must be mutual for the whole coast to gain"
    claims = event([COUNCIL], [one], [two]).claims
    cells = next(claim for claim in claims if claim.text == one.text).cells
    assert cells["b"].status == "absent"


def test_three_words_in_a_row_are_shared_by_two_outlets():
    one = "The group also addressed the misuse of digital platforms for selling cargo"
    two = "Dockers fear the misuse of digital platforms for illicit cargo"
    claims = event([COUNCIL], [one], [two]).claims
    assert next(claim for claim in claims if claim.text == one).cells["b"].status != "absent"


def test_a_sentence_of_the_baselines_claim_is_no_part_of_another():
    here = f"{COUNCIL} after gulls and stray dogs fouled the stalls"
    extra = Said(
        "Gulls and stray dogs fouled beaches, parks and schools near Eelby during April", predicate="foul"
    )
    claims = event([COUNCIL], [here], [extra]).claims
    assert next(claim for claim in claims if claim.text == extra.text).cells["a"].status == "absent"


def test_a_claim_of_one_word_needs_that_word_alone():
    assert cell("Traffic collapsed", "Traffic collapsed").status == "verbatim"
    claims = event([COUNCIL], ["It was a mistake"], ["The mistake of a clerk delayed the coal ships"]).claims
    assert next(claim for claim in claims if claim.text == "It was a mistake").cells["b"].status == "absent"


def test_a_sentence_that_says_another_claim_nearly_word_for_word_is_no_part_of_this_one():
    first = "The harbour council approved the budget for the northern quay"
    second = "The harbour council approved the ferry fares that the northern islands had asked for in spring"
    release = analysis_of("r", [first, second], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [first], published=date(2031, 3, 2))
    claims = {claim.text: claim.cells["a"].status for claim in compare([release, article]).claims}
    assert claims == {first: "verbatim", second: "absent"}


def test_a_sentence_that_says_two_claims_is_a_part_of_both():
    first = "The harbour council approved the budget for the northern quay"
    second = "The harbour council raised the ferry fares of the northern islands"
    both = "The harbour council approved the northern quay budget and raised northern islands ferry fares"
    release = analysis_of("r", [first, second], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [both], published=date(2031, 3, 2))
    assert all(claim.cells["a"].status != "absent" for claim in compare([release, article]).claims)


def test_a_negation_in_the_attribution_contradicts_it():
    there = Said(
        "The bank has confirmed that the ferry terminal sank", "reported", "The bank", "has confirmed"
    )
    here = Said(
        "The bank has not confirmed that the ferry terminal sank", "reported", "The bank", "has not confirmed"
    )
    assert cell(there, here).status == "conflict"


NOMINATED = Said(
    "The mayor will nominate ferry spokeswoman Vera Lund as next envoy",
    predicate="nominate",
    subject="mayor",
    names=("Vera Lund",),
)


def test_the_same_person_in_another_act_is_no_paraphrase():
    """Name, office and post are shared, and what is done is the contrary."""
    withdrew = Said(
        "Ferry spokeswoman Vera Lund withdrew herself from the post of envoy",
        predicate="withdraw",
        subject="Vera Lund",
        names=("Vera Lund",),
    )
    assert cell(NOMINATED, withdrew).status in ("partial", "absent")


def test_the_same_act_in_other_words_stays_a_paraphrase():
    named = Said(
        "Vera Lund, spokeswoman of the ferry, is nominated by the mayor for envoy next week",
        predicate="nominate",
        subject="Vera Lund",
        names=("Vera Lund",),
    )
    assert cell(NOMINATED, named).status in ("paraphrase", "close")


def test_when_it_happened_is_no_core():
    there = Said("The captain was forced out last year", predicate="force", subject="captain")
    here = Said(
        "The secretary got another office on the coast in March last year",
        predicate="get",
        subject="secretary",
    )
    assert cell(there, here).status == "absent"


def test_a_thing_that_somebody_backed_is_only_spoken_of_where_nobody_backs_it():
    """What is said is that they did: the name of the thing alone is a part."""
    release = read("The chambers of the council supported a harbour powers resolution.", name="r").analysis
    release = analyze(release.document)

    def status(words):
        article = analyze(read(words, name="a").document)
        claims = compare([release, article], baseline="r").claims
        return max(
            (c.cells["a"].status for c in claims if "supported" in c.text),
            key=["absent", "partial", "paraphrase", "close", "verbatim"].index,
        )

    assert status("It was a rare use of the harbour powers resolution by the mayor.") in ("partial", "absent")
    assert status("A harbour powers resolution was supported on Monday.") in ("close", "verbatim")
