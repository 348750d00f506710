"""The summary says what the findings say, and no more."""

from datetime import date

import pytest

from analyzer.comparison import compare
from analyzer.measure import EventView
from analyzer.phrases import frame_words
from analyzer.resources import Resources
from tests.analyzer.builders import Said, analysis_of

HARBOUR = "The harbour council approved the new ferry terminal."
COST = "The terminal will cost forty million crowns over ten years."


def summary(**articles):
    release = analysis_of(
        "r",
        [HARBOUR, COST],
        role="release",
        issuer="Harbour Council",
        outlet="Harbour Council",
        published=date(2031, 3, 1),
    )
    documents = [release]
    for name, (sentences, day) in articles.items():
        documents.append(analysis_of(name, sentences, outlet=f"The {name.title()}", published=day))
    comparison = compare(documents)
    return comparison, [sentence.text for sentence in comparison.summary]


LATER = date(2031, 3, 2)


def test_it_opens_with_how_much_of_the_release_each_has():
    _, texts = summary(mail=([HARBOUR, COST], LATER), post=([HARBOUR], LATER))
    assert texts[0] == "The release makes 2 claims. The Mail has 2 of them at least in part, The Post 1."


def test_every_sentence_rests_on_rows_that_exist():
    comparison, _ = summary(mail=([HARBOUR, COST], LATER), post=([HARBOUR], None))
    for sentence in comparison.summary:
        assert sentence.refs
        for ref in sentence.refs:
            rows = comparison.claims if ref.section == "claims" else comparison.contrasts[ref.section]
            assert ref.row < len(rows)


def test_one_kind_of_mark_is_not_enough_for_an_editorial_claim():
    one = Said("This bold terminal pleases the tourists.", marks=("evaluates",), editorial=0.9)
    _, texts = summary(mail=([HARBOUR, COST, one], LATER))
    assert not any("own voice" in text for text in texts)
    two = Said("This bold terminal signals fresh hope.", marks=("evaluates", "explains"), editorial=0.9)
    _, texts = summary(mail=([HARBOUR, COST, one, two], LATER))
    assert any("The Mail adds 2 passages in its own voice" in text for text in texts)


def test_nothing_is_left_out_of_a_text_without_a_date():
    filler = "Gulls circled the pier while tourists photographed the old lighthouse."
    both = ([HARBOUR, COST], LATER)
    _, texts = summary(mail=both, post=both, star=([HARBOUR, filler], None))
    assert any("The Star does not have 1 claim" in text for text in texts)
    assert not any("left out" in text for text in texts)
    assert any("no date" in text for text in texts)
    _, texts = summary(mail=both, post=both, star=([HARBOUR, filler], LATER))
    assert any("The Star left out 1 claim" in text for text in texts)


def test_an_unnamed_outlet_is_called_so():
    release = analysis_of("r", [HARBOUR], role="release")
    comparison = compare(
        [release, analysis_of("a", [HARBOUR]), analysis_of("b", ["Penguins moult once every year."])]
    )
    assert "unnamed outlet (b) 0" in comparison.summary[0].text


def test_texts_with_nothing_in_common_have_a_summary():
    comparison = compare([analysis_of("a", [HARBOUR]), analysis_of("b", ["Penguins moult once every year."])])
    assert comparison.summary[0].text == "2 texts are held against each other. 0 claims stand in all of them."
    assert comparison.summary[0].refs


def test_a_contradiction_is_no_part_of_a_claim():
    forty = Said("The terminal will cost 40 million crowns and open in spring.", numbers=("40000000",))
    sixty = Said("The terminal will cost 60 million crowns and open in spring.", numbers=("60000000",))
    documents = [
        analysis_of("r", [HARBOUR, forty], role="release", published=date(2031, 3, 1)),
        analysis_of("a", [HARBOUR, sixty], outlet="The Mail", published=LATER),
    ]
    first = compare(documents).summary[0].text
    assert first == "The release makes 2 claims. Every other text has 1 of them at least in part."
    first = compare(documents, baseline="others").summary[0].text
    assert first.endswith("1 claim stands in all of them.")


def test_the_claims_counted_are_those_that_can_be_left_out():
    filler = "Gulls circled the pier while tourists photographed the old lighthouse."
    comparison, texts = summary(mail=([filler], LATER))
    rows = comparison.contrasts["omissions"]
    assert texts[0].startswith(f"The release makes {len(rows)} claims.")


def test_what_is_left_out_stands_in_texts_of_about_its_length():
    filler = "Gulls circled the pier while tourists photographed the old lighthouse."
    both = ([HARBOUR, COST], LATER)
    _, texts = summary(mail=both, post=both, star=([HARBOUR, filler], LATER))
    assert any("at least two other texts of about its length or shorter have" in text for text in texts)


def _without_base(**articles):
    documents = [analysis_of(name, told, outlet=f"The {name.title()}") for name, told in articles.items()]
    return [sentence.text for sentence in compare(documents).summary]


FILLER = "Gulls circled the pier while tourists photographed the old lighthouse."
COSTLY = "Over the next ten years the ferry terminal will cost the islands forty million crowns."


def test_without_a_base_text_a_claim_stands_where_more_than_a_part_of_it_does():
    whole = Said(COSTLY.replace("the islands", "Norwick"), names=("Norwick",))
    part = COSTLY.replace(" the islands", "")
    assert _without_base(mail=[whole], post=[whole], star=[whole])[0].endswith(
        "1 claim stands in all of them."
    )
    assert _without_base(mail=[whole], post=[whole], star=[part])[0].endswith(
        "0 claims stand in all of them."
    )


def _not_found(star):
    return [text for text in _without_base(mail=[COSTLY], post=[COSTLY], star=star) if "not found" in text]


def test_without_a_base_text_what_is_not_found_is_shown_to_be_checked():
    assert _not_found([FILLER, FILLER]) == [
        "1 claim stands in at least two other texts of about the length of The Star or shorter; it was not found there, "
        f"to check: “{COSTLY}”."
    ]


def test_without_a_base_text_nothing_is_said_where_a_sentence_may_say_it_otherwise():
    near = "Over ten years a terminal is planned for the northern quay of the town."
    assert _not_found([near, FILLER]) == []


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (("policy_frames", "economic"), "economic words"),
        (("policy_frames", "political"), "political words"),
        (("policy_frames", "security_and_defense"), "words of security and defense"),
        (("bilateral_security_trade", "legitimate_trade"), "words of legitimate trade"),
    ],
)
def test_a_frame_is_named_as_one_says_it(frame, words):
    view = EventView({}, (), "others", (), Resources.shipped(), {})
    assert frame_words(view, frame) == words
