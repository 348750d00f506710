"""attribution_changes: added, dropped, moved; and the quote ledger's business left to it."""

from dataclasses import replace

import pytest

from analyzer.analysis import analyze
from analyzer.comparison import compare
from analyzer.memory import Memory
from analyzer.types import Span
from tests.analyzer.builders import Said, analysis_of
from tests.analyzer.discourse.voices import document_of

WORDS = "The group will use the ferry union to protect island families"


def changes(here, there):
    release = analysis_of("r", [there], role="release", issuer="Harbour Council")
    return [
        row.change for row in compare([release, analysis_of("a", [here])]).contrasts["attribution_changes"]
    ]


def reported(speaker):
    return Said(WORDS, voice="reported", speaker=speaker)


def test_own_words_with_a_source_are_attribution_added():
    assert changes(reported("Nora Whitfield"), Said(WORDS)) == ["attribution_added"]


def test_a_source_that_is_gone_is_attribution_dropped():
    assert changes(Said(WORDS), reported("Nora Whitfield")) == ["attribution_dropped"]


def test_another_source_is_attribution_moved():
    assert changes(reported("Paula Renner"), reported("Nora Whitfield")) == ["attribution_moved"]
    assert changes(reported("Paula Renner"), reported("both cities")) == ["attribution_moved"]


def test_one_source_under_two_names_is_no_change():
    assert changes(reported("Whitfield"), reported("Nora Whitfield")) == []
    assert changes(reported("both sides"), reported("both cities")) == []


def test_one_who_is_only_described_is_no_other_source():
    assert changes(reported("Paula Renner"), reported("the harbour court")) == []
    assert changes(reported("Paula Renner"), reported("Nora Whitfield’s campaign manager")) == []


def test_a_text_that_is_replaced_by_another_with_the_same_words_is_asked_anew():
    # given a text that has its source in the same sentence as the other's, and then one that has not
    release = analysis_of("r", [reported("Nora Whitfield")], role="release")
    plain = analysis_of("a", [reported("Paula Renner")])
    (said,) = plain.statements
    more = replace(said, start=said.end, speaker="Nora Whitfield")
    memory = Memory()
    for article, expected in (
        (plain, ["attribution_moved"]),
        (replace(plain, statements=(said, more)), []),
        (plain, ["attribution_moved"]),
    ):
        rows = compare([release, article], memory=memory).contrasts["attribution_changes"]
        assert [row.change for row in rows] == expected


def test_one_content_word_is_nothing_that_could_be_given_to_somebody():
    assert changes(Said("to comment", voice="reported", speaker="Nora Whitfield"), Said("to comment")) == []
    assert changes(
        Said("the bay freezes", voice="reported", speaker="Nora Whitfield"), Said("the bay freezes")
    ) == ["attribution_added"]


def test_what_one_says_and_another_denies_was_taken_from_nobody():
    denied = WORDS.replace("will use", "will not use")
    assert changes(Said(denied, voice="reported", speaker="Paula Renner"), reported("Nora Whitfield")) == []


PLAN = "The group wants a citywide approach to mooring fees before the ferry season"


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("A citywide approach to mooring fees is what the islands before the winter lack most", ["attribution_dropped"]),
        ("The season brings the group of ferry captains to a harbour whose mooring was dear before", []),
        ("Before the Season the Group of Ferry captains wants to see the harbour whose mooring is dear", []),
    ],
)  # fmt: skip
def test_a_reworded_claim_needs_a_run_of_words_that_are_no_names(here, expected):
    assert changes(Said(here), Said(PLAN, voice="reported", speaker="Nora Whitfield")) == expected


def test_marks_on_either_side_are_the_quote_ledgers():
    quoted = Said(f"“{WORDS}”", voice="quoted", speaker="Nora Whitfield")
    assert changes(quoted, Said(WORDS)) == []
    assert changes(Said(WORDS), quoted) == []


def test_own_on_both_sides_is_no_change():
    assert changes(Said(WORDS), Said(WORDS)) == []


def _pair(here, there):
    release = analysis_of("r", there, role="release", issuer="Harbour Council")
    return [row.change for row in compare([release, analysis_of("a", here)]).contrasts["attribution_changes"]]


def test_words_that_a_text_says_twice_once_as_the_other_does_are_no_change():
    """The release says it itself; the article says it itself, too, and once more as somebody's words."""
    assert _pair([reported("Nora Whitfield"), Said(WORDS)], [Said(WORDS)]) == []
    assert _pair([reported("Nora Whitfield")], [Said(WORDS)]) == ["attribution_added"]


def test_a_part_of_a_claim_given_to_a_pronoun_is_no_move():
    """Who "he" is was told by another sentence; with the same words it is a move all the same."""
    part = "The group will use the ferry union against the rising fares of the harbour"

    def by_pronoun(words):
        return replace(
            analysis_of("a", [Said(f"He said {words}", voice="reported", speaker="Paula Renner", cue="said")])
        )

    def moved(words):
        article = by_pronoun(words)
        pronoun = Span(0, 2, "He")
        article = replace(
            article, statements=tuple(replace(one, source=pronoun) for one in article.statements)
        )
        release = analysis_of("r", [reported("Nora Whitfield")], role="release", issuer="Harbour Council")
        return [row.change for row in compare([release, article]).contrasts["attribution_changes"]]

    assert moved(WORDS) == ["attribution_moved"]
    assert moved(part) == []


def test_a_claim_that_names_its_own_holder_loses_or_gains_who_tells_of_them():
    """ "Lund said the crew feared the storm": the fear is the crew's in both texts."""
    words = "The crew feared a storm over the northern ferry harbour"
    outer = Said(words, voice="reported", speaker="Nora Lund")
    inner = Said(words, voice="reported", speaker="The crew")

    assert changes(inner, outer) == ["attribution_dropped"]
    assert changes(outer, inner) == ["attribution_added"]
    assert changes(inner, inner) == []


def test_whose_fear_it_is_is_read_as_it_is_written():
    """By surnames, where the text has told who they are."""
    met = "Nora Lund and Tom Berg met the captains of the ferry harbour on Monday."
    words = "Lund and Berg feared that a storm would close the northern ferry harbour."
    outer, inner = (
        analyze(replace(document_of([[met], [sentence]]), id=name))
        for name, sentence in (("a", f"The harbour office noted that {words}"), ("b", words))
    )
    rows = compare([outer, inner], baseline="a").contrasts["attribution_changes"]

    assert [row.change for row in rows] == ["attribution_dropped"]


OPENING = "Mayor Vera Holm did not end it there."
SPEECH = "The toll on the northern bridge robs the ferry villages of their summer visitors."
BETWEEN = "The quarry above the town supplied slate to roofers until 1956."


def spoken(sentences, spoken_from):
    """An analysis in which the second sentence, where it is Holm's, has its source in the first."""
    analysis = analyze(document_of([sentences]))
    start = analysis.document.text.index(SPEECH)
    source = Span(0, len("Mayor Vera Holm"), "Mayor Vera Holm")
    return replace(
        analysis,
        statements=tuple(
            replace(one, voice="reported", source=source, speaker="Vera Holm", attribution="a1")
            if spoken_from and one.start == start
            else one
            for one in analysis.statements
        ),
    )


@pytest.mark.parametrize(
    ("copy", "change"),
    [
        ([OPENING, BETWEEN, SPEECH], []),  # the sentence that gives her the words stands there, too
        ([BETWEEN, SPEECH], ["attribution_dropped"]),
    ],
)
def test_words_whose_source_both_texts_print_in_another_sentence_lose_nobody(copy, change):
    release = _named(spoken([OPENING, SPEECH], spoken_from=True), "r")
    article = _named(spoken(copy, spoken_from=False), "a")

    rows = compare([release, article], baseline="r").contrasts["attribution_changes"]

    assert [row.change for row in rows if row.document == "a"] == change


def _named(analysis, name):
    return replace(analysis, document=replace(analysis.document, id=name))
