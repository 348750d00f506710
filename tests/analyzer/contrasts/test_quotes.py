"""quotes: all eight changes, and what is none of them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from analyzer.analysis import analyze
from analyzer.comparison import compare
from analyzer.types import Span, Statement
from tests.analyzer.builders import Said, analysis_of
from tests.analyzer.discourse.texts import read

FERRY = "The ferry crisis is now a core national safety priority"


def said(words=FERRY, speaker="Nora Whitfield", cue="said", cue_class="neutral", voice="quoted", **changes):
    marked = f"“{words}”" if voice == "quoted" else words
    return Said(
        f"{marked}, {speaker} {cue}.", voice=voice, speaker=speaker, cue=cue, cue_class=cue_class, **changes
    )


def rows(here, there, *, issuer="Harbour Council"):
    release = analysis_of("r", there, role="release", issuer=issuer, published=date(2031, 3, 1))
    article = analysis_of("a", here, published=date(2031, 3, 2))
    return [row for row in compare([release, article]).contrasts["quotes"] if row.document == "a"]


def changes(here, there, **kwargs):
    (row,) = rows(here, there, **kwargs)
    return row.changes


def test_the_same_words_of_the_same_speaker_are_verbatim():
    assert changes([said()], [said()]) == ("verbatim",)


def test_spelling_and_the_first_letter_are_no_change():
    there = said("the ferries organised by the harbour are a national safety priority")
    here = said("The ferries organized by the harbor are a national safety priority")
    assert changes([here], [there]) == ("verbatim",)


def test_a_bracketed_insertion_is_no_change():
    assert changes([said(FERRY.replace("now", "[he believes] now"))], [said()]) == ("verbatim",)


def test_a_first_letter_in_brackets_is_no_change():
    here = said(FERRY.replace("The", "[t]he"))
    assert changes([here], [said()]) == ("verbatim",)
    (row,) = rows([here], [said()])
    assert row.text == FERRY.replace("The", "[t]he")


def test_a_quotation_with_few_words_that_are_no_names_is_found_word_for_word():
    """The outlets write the office with and without capitals."""
    capital = said("The Harbour Mayor should have been more careful")
    small = said("The harbour mayor should have been more careful")
    assert changes([small], [capital]) == changes([capital], [small]) == ("verbatim",)
    assert changes([capital], [capital]) == ("verbatim",)


def test_a_few_common_words_in_another_order_are_another_passage():
    capital = said("The Harbour Mayor should have been more careful")
    assert changes([capital], [said("A careful Harbour Mayor had been needed there more than ever")]) == (
        "unmatched",
    )


def test_another_spelling_of_the_speaker_is_one_person():
    assert changes([said(speaker="Norah Whitfield")], [said()]) == ("verbatim",)


def test_a_speaker_who_is_only_described_is_not_another_one():
    assert changes([said(speaker="Nora Whitfield")], [said(speaker="young Council aide")]) == ("verbatim",)


def test_a_speaker_who_is_described_by_anothers_name_is_not_another_one():
    there = said(speaker="Mayor Paula Renner’s campaign manager")
    assert changes([said(speaker="Nora Whitfield")], [there]) == ("verbatim",)


def test_a_group_that_serves_somebody_is_not_another_named_speaker():
    there = said(speaker="Advocates for Mayor Renner")
    assert changes([said(speaker="Nora Whitfield")], [there]) == ("verbatim",)


def test_what_stands_before_the_marks_is_no_part_of_the_quotation():
    """ "The mayor", before the other's marks, answers "Mayor Renner" inside these."""
    words = "has nothing to do with the ferry contract or this audit"
    here = Said(f"“Mayor Renner {words},” Lund said.", voice="quoted", speaker="Lund", cue="said")
    there = Said(f"Lund said that Mayor Renner “{words}.”", voice="quoted", speaker="Lund", cue="said")

    (row,) = rows([here], [there])

    assert row.against_text == words
    assert [(edit.op, edit.text) for edit in row.edits] == [("insert", "Mayor Renner")]
    assert changes([there], [here]) == ("trimmed",)


def test_who_quotes_a_speech_whole_changes_nothing_of_another_outlets_pieces():
    """Without a release: the pieces say themselves that they are cut."""
    whole = read(
        "“There have been unfair ferry accounts and unproven harbour rumours about me and my part in old contracts that are "
        "politically driven, mean and, above all, untrue,” Nora Lund said.",
        name="w",
    ).analysis
    pieces = read(
        "Nora Lund said that she was the target of “unfair ferry accounts and unproven harbour rumours” about her part in "
        "old contracts that are “politically driven, mean and, above all, untrue.”",
        name="p",
    ).analysis

    found = compare([whole, pieces]).contrasts["quotes"]

    assert [(row.document, row.changes[0]) for row in found] == [("p", "trimmed")]


def test_a_word_within_one_pair_of_marks_is_altered_though_it_is_read_in_two_pieces():
    """ "I am not saying" holds what is not said: the reading cuts there, the marks do not."""
    one = read(
        "“And I am not saying that it was not soundly built on the old quay,” Nora Lund said.", name="w"
    )
    other = read("“And I am not saying it was not soundly built on the old quay,” Nora Lund said.", name="p")

    found = compare([one.analysis, other.analysis]).contrasts["quotes"]

    assert {row.document: row.changes for row in found} == {"w": ("altered",), "p": ("altered",)}


def test_a_body_whose_name_holds_a_possessive_is_another_speaker():
    there = said(speaker="Norwick’s Harbour Council")
    assert changes([said(speaker="Nora Whitfield")], [there]) == ("reattributed",)


def test_the_same_words_in_marks_without_a_known_speaker_are_neither_promoted_nor_demoted():
    in_marks = Said(f"It spoke of “{FERRY}”, as a memo put it.")
    assert changes([said()], [in_marks]) == ("verbatim",)
    assert rows([in_marks], [said()]) == []


def test_the_same_words_outside_marks_are_promoted_and_demoted():
    plain = Said(f"It spoke of {FERRY}, as a memo put it.")
    assert "promoted" in changes([said()], [plain])
    assert changes([plain], [said()]) == ("demoted",)


def test_words_gone_at_the_ends_are_trimmed():
    assert changes([said("a core national safety priority")], [said()]) == ("trimmed",)


def test_words_gone_at_an_ellipsis_are_trimmed():
    assert changes([said("The ferry crisis is … a … national safety priority")], [said()]) == ("trimmed",)


def test_an_unmarked_deletion_is_altered():
    assert changes([said("The ferry crisis is now a national safety priority")], [said()]) == ("altered",)


def test_a_replaced_word_is_altered_and_listed():
    (row,) = rows([said(FERRY.replace("a core", "the core"))], [said()])
    assert row.changes == ("altered",)
    assert [(edit.op, edit.text, edit.against_text) for edit in row.edits] == [("replace", "the", "a")]


def test_reported_words_in_marks_are_promoted():
    assert changes([said()], [said(voice="reported")]) == ("promoted",)


def test_quoted_words_without_marks_are_demoted():
    assert changes([said(voice="reported")], [said()]) == ("demoted",)


def test_words_of_another_person_are_reattributed():
    assert changes([said(speaker="Paula Renner")], [said()]) == ("reattributed",)


def test_own_words_of_a_release_belong_to_its_issuer():
    assert changes([said(speaker="Paula Renner")], [FERRY + "."]) == ("reattributed", "promoted")


def test_a_group_without_a_name_is_not_another_speaker():
    assert changes([said(speaker="the officials")], [said()]) == ("verbatim",)


def test_own_words_right_after_the_speakers_continue_them():
    there = [said("We will act on this before the summer", paragraph=0), Said(f"{FERRY}.", paragraph=0)]
    (row,) = rows([said()], there)
    assert row.changes == ("promoted",)
    assert row.continuation


def test_own_words_in_another_paragraph_continue_nobody():
    there = [said("We will act on this before the summer", paragraph=0), Said(f"{FERRY}.", paragraph=1)]
    (row,) = [row for row in rows([said()], there) if row.mode == "quoted"]
    assert not row.continuation


def test_another_class_of_verb_is_a_shift():
    assert changes([said(cue="warned", cue_class="warning")], [said()]) == ("verb_shifted", "verbatim")


def test_another_verb_of_the_class_is_none():
    assert changes([said(cue="stated")], [said()]) == ("verbatim",)


def test_a_quotation_with_no_counterpart_is_unmatched():
    here = said("Nobody asked the fishermen what they think about any of this")
    assert changes([here], ["The terminal opens in spring."]) == ("unmatched",)


def test_reported_on_both_sides_is_no_row():
    assert rows([said(voice="reported")], [said(voice="reported")]) == []


def test_a_text_without_the_words_has_no_row():
    assert rows(["The terminal opens in spring."], [said()]) == []


@pytest.mark.parametrize("words", ["safe ferry", "a new start"])
def test_a_word_or_two_are_not_paired(words):
    assert rows([said(words)], [said()]) == []


def test_without_a_release_a_quotation_is_held_against_an_earlier_text():
    first = analysis_of("first", [said()], published=date(2031, 3, 1))
    later = analysis_of("later", [said(FERRY.replace("core", "top"))], published=date(2031, 3, 4))
    found = {row.document: row for row in compare([later, first]).contrasts["quotes"]}
    assert (found["later"].against, found["later"].changes) == ("first", ("altered",))


SOURCED = (
    "Nora Whitfield said the “ferry strike in the northern harbour” was a “threat to safety on the islands”."
)


def fragments(text, speaker="Nora Whitfield"):
    """Two quoted pieces of one attribution, with reported words between them."""
    analysis = analysis_of("x", [Said(text, speaker=speaker)])
    pieces = [match.span() for match in re.finditer("“[^”]*”", text)]
    (first_start, first_end), (second_start, second_end) = pieces
    source = Span(0, len("Nora Whitfield"), "Nora Whitfield")
    quoted = Statement(first_start, first_end, 0, "quoted", "q", source, speaker)
    return replace(
        analysis,
        statements=(
            Statement(0, first_start, 0, "own"),
            quoted,
            Statement(first_end, second_start, 0, "reported", "q", source, speaker),
            replace(quoted, start=second_start, end=second_end),
            Statement(second_end, len(text), 0, "own"),
        ),
    )


def compared(here, there):
    documents = [
        replace(one, document=replace(one.document, id=name, role=role, published=date(2031, 3, day)))
        for one, name, role, day in ((there, "r", "release", 1), (here, "a", "coverage", 2))
    ]
    return [row.changes for row in compare(documents).contrasts["quotes"]]


def test_a_quotation_in_pieces_is_verbatim_however_much_is_reported_between_them():
    text = SOURCED.replace(
        "was a", "was, as everyone on the crowded quay of the little town could see on Monday, a"
    )
    assert compared(fragments(text), fragments(text)) == [("verbatim",)]


def test_a_changed_word_in_one_of_the_pieces_is_altered():
    changed = SOURCED.replace("threat", "blow")
    assert compared(fragments(changed), fragments(SOURCED)) == [("altered",)]


def test_the_same_pronoun_on_both_sides_names_nobody_else():
    """Who is meant by "she" was read from other sentences; these two passages do not differ."""
    there, here = said(speaker="she"), said(speaker="she")
    release = analysis_of("r", [there], role="release", published=date(2031, 3, 1))
    article = analysis_of("a", [here], published=date(2031, 3, 2))
    resolved = [
        replace(one, statements=tuple(replace(each, speaker=each.speaker and who) for each in one.statements))
        for one, who in ((release, "Nora Whitfield"), (article, "Paula Renner"))
    ]
    assert [row.changes for row in compare(resolved).contrasts["quotes"]] == [("verbatim",)]


WHOLE = (
    "“I am grateful to the harbour council for the trust it placed in me as captain of the ferry,” Lund said."
)
HALF = "Lund said she was grateful to the harbour council “for the trust it placed in me as captain of the ferry.”"


def _between_outlets(**texts):
    analyses = [analyze(read(text, name=name).document) for name, text in texts.items()]
    return {row.document: row.changes for row in compare(analyses).contrasts["quotes"]}


def test_a_quotation_that_another_outlet_gives_half_in_marks_is_not_promoted():
    assert _between_outlets(a=WHOLE, b=HALF) == {"b": ("trimmed",)}


def test_one_that_it_gives_without_any_marks_is_promoted():
    plain = HALF.replace("“", "").replace("”", "")
    assert "promoted" in _between_outlets(a=WHOLE, b=plain)["a"]
