"""omissions: what is left out, beyond length or not, and what must not be called so."""

from dataclasses import replace
from datetime import date

from analyzer.alignment.words import content_stems, words_of
from analyzer.comparison import compare
from analyzer.corrections import Correction, Stretch
from tests.analyzer.builders import Said, analysis_of

HARBOUR = "The harbour council approved the new ferry terminal."
COST = "The terminal will cost forty million crowns over ten years."
FILLER = "Gulls circled the pier while tourists photographed the old lighthouse at dusk."


def event(**sentences):
    documents = [analysis_of("r", [HARBOUR, COST], role="release", published=date(2031, 3, 1))]
    documents += [analysis_of(name, said, published=date(2031, 3, 2)) for name, said in sentences.items()]
    return {(row.document, row.claim): row for row in compare(documents).contrasts["omissions"]}


def test_a_claim_that_is_there_is_not_left_out():
    assert event(a=[HARBOUR, COST]) == {}


def test_two_short_outlets_that_have_it_make_it_beyond_length():
    rows = event(a=[HARBOUR, FILLER], b=[HARBOUR, COST], c=[HARBOUR, COST])
    (row,) = rows.values()
    assert (row.document, row.beyond_length, row.others_with) == ("a", True, 2)


def test_longer_outlets_had_more_room():
    rows = event(a=[HARBOUR], b=[HARBOUR, COST, FILLER], c=[HARBOUR, COST, FILLER])
    assert rows["a", "c2"].beyond_length is None


def test_one_other_outlet_is_too_few_to_say():
    rows = event(a=[HARBOUR, FILLER], b=[HARBOUR, COST])
    assert rows["a", "c2"].beyond_length is None


def test_short_outlets_without_it_make_it_no_matter_of_choice_alone():
    rows = event(a=[HARBOUR, FILLER], b=[HARBOUR, FILLER], c=[HARBOUR, COST])
    assert rows["a", "c2"].beyond_length is False


def test_the_nearest_sentence_is_shown():
    rows = event(a=[HARBOUR, "What a terminal may cost nobody knows."])
    assert rows["a", "c2"].nearest.sentence == 1


def test_against_the_others_a_claim_of_two_of_them_is_not_in_both():
    documents = [
        analysis_of(name, said)
        for name, said in {"a": [HARBOUR, FILLER], "b": [HARBOUR, COST], "c": [HARBOUR, COST]}.items()
    ]
    rows = compare(documents).contrasts["omissions"]
    assert [(row.document, row.wording, row.baseline) for row in rows] == [("a", "not in both", "others")]


def test_an_outlet_that_contradicts_a_claim_does_not_have_it():
    forty = Said("The terminal will cost 40 million crowns and open in spring.", numbers=("40000000",))
    sixty = Said("The terminal will cost 60 million crowns and open in spring.", numbers=("60000000",))
    documents = [
        analysis_of("r", [HARBOUR, forty], role="release", published=date(2031, 3, 1)),
        analysis_of("a", [HARBOUR, FILLER], published=date(2031, 3, 2)),
        analysis_of("b", [HARBOUR, sixty], published=date(2031, 3, 2)),
    ]
    (row,) = compare(documents).contrasts["omissions"]
    assert (row.document, row.others_with) == ("a", 0)


def test_against_the_others_a_part_does_not_have_it():
    # given a claim that one text says whole and another in part
    whole = Said("Norwick will pay forty million crowns for the terminal over ten years.", names=("Norwick",))
    part = "Somebody will pay forty million crowns for the terminal over ten years."
    told = {"a": [HARBOUR, FILLER], "b": [HARBOUR, whole], "c": [HARBOUR, part]}
    comparison = compare([analysis_of(name, said) for name, said in told.items()])
    statuses = {claim.cells["c"].status for claim in comparison.claims if claim.cells["b"].spans}
    assert "partial" in statuses
    # then the third text is not expected to have it
    assert comparison.contrasts["omissions"] == ()


def test_a_sentence_that_may_say_it_in_other_words_is_told():
    near = event(a=[HARBOUR, "Critics ask what the terminal will cost the town in crowns."])
    far = event(a=[HARBOUR, FILLER])
    assert [near["a", "c2"].is_near, far["a", "c2"].is_near] == [True, False]


WEATHER = "The regatta starts on the northern quay"
BESIDE = f"{WEATHER} as dredgers deepen the fairway."


def with_clause(document, words):
    """With a claim more, that of these words within its first sentence."""
    (whole, *rest), start = document.propositions, document.document.text.index(words)
    inner = replace(
        whole,
        start=start,
        end=start + len(words),
        content=content_stems([word.form for word in words_of(words)]),
    )
    return replace(document, propositions=(whole, inner, *rest))


def left_out_of(release, *articles):
    claims = compare([release, *articles])
    texts = {claim.id: claim.text for claim in claims.claims}
    return [(row.document, texts[row.claim]) for row in claims.contrasts["omissions"]]


def test_a_clause_of_a_claim_that_is_left_out_is_no_second_one():
    release = with_clause(analysis_of("r", [BESIDE, HARBOUR], role="release"), "dredgers deepen the fairway")
    assert left_out_of(release, analysis_of("a", [HARBOUR])) == [("a", BESIDE)]


def test_a_clause_that_is_left_out_alone_is_told():
    clause = "dredgers deepen the fairway"
    release = with_clause(analysis_of("r", [BESIDE, HARBOUR], role="release"), clause)
    assert left_out_of(release, analysis_of("a", [f"{WEATHER}.", HARBOUR])) == [("a", clause)]


def test_a_claim_that_a_person_finds_in_the_base_text_s_headline_has_no_words_there():
    release = analysis_of("r", [HARBOUR], role="release", title=COST)
    said = Correction("claim.cell", "verbatim", (Stretch("a", 0, len(COST)),), part="r", id="1")
    documents = [release, analysis_of("a", [COST]), analysis_of("b", [HARBOUR])]
    found = compare(documents, corrections=[said])
    rows = {(row.document, row.claim) for row in found.contrasts["omissions"]}
    (cost,) = [claim.id for claim in found.claims if claim.text == COST]
    assert not found.failures
    assert ("b", cost) in rows
