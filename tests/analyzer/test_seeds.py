"""The seed event, and the same event under other names and dates: what a careful reader sees in both.

000 to 004 are the five texts; 002 is the release.
"""

from __future__ import annotations

from functools import cache

import pytest

from analyzer.comparison import compare
from analyzer.types import Cell, Claim, Comparison
from tests.analyzer.renaming import rename, renamed_analyses
from tests.house.seeds import seed_analyses

AS_GIVEN, RENAMED = "as given", "renamed"


@cache
def comparison(variant: str) -> Comparison:
    return compare(seed_analyses() if variant == AS_GIVEN else renamed_analyses())


class Event:
    """Looks rows up by the first digits of a document's id and by words of the texts as given."""

    def __init__(self, variant: str) -> None:
        self.variant = variant
        self.comparison = comparison(variant)

    def said(self, words: str) -> str:
        return words if self.variant == AS_GIVEN else rename(words)

    def claim(self, words: str) -> Claim:
        """The release's shortest claim that has these words."""
        release = self.document("002")
        claims = [
            claim
            for claim in self.comparison.claims
            if self.said(words) in claim.text and claim.cells[release].status == "verbatim"
        ]
        return min(claims, key=lambda claim: len(claim.text))

    def cell(self, words: str, document: str) -> Cell:
        return self.claim(words).cells[self.document(document)]

    def document(self, digits: str) -> str:
        return next(one.id for one in self.comparison.documents if one.id.startswith(digits))

    def rows(self, key: str, document: str, against: str | None = None):
        return [
            row
            for row in self.comparison.contrasts[key]
            if row.document.startswith(document)
            and (against is None or (row.against or "").startswith(against))
        ]

    def quote(self, document: str, words: str):
        (row,) = [row for row in self.rows("quotes", document) if self.said(words) in row.text]
        return row

    def additions(self, document: str, words: str):
        texts = {one.id: one.text for one in self.comparison.documents}
        return [
            row
            for row in self.rows("additions", document)
            if self.said(words) in " ".join(texts[row.document][row.start : row.end].split())
        ]


@pytest.fixture(params=[AS_GIVEN, RENAMED])
def event(request) -> Event:
    return Event(request.param)


class TestClaims:
    def test_identical_words_are_verbatim(self, event):
        assert event.cell("core national security priority", "001").status == "verbatim"
        assert event.cell("core national security priority", "003").status == "verbatim"

    def test_one_word_more_or_another_word_is_close(self, event):
        assert event.cell("leverages the bilateral partnership", "001").status == "close"
        assert event.cell("accorded the highest priority", "001").status == "close"

    def test_another_word_order_with_all_participants_is_close(self, event):
        assert event.cell("led by ONDCP’s Acting Deputy Director", "001").status == "close"
        assert event.cell("led by ONDCP’s Acting Deputy Director", "000").status == "close"
        assert event.cell("mutual commitment", "003").status == "close"

    def test_a_dropped_host_leaves_a_part(self, event):
        for document in ("001", "003"):
            cell = event.cell("hosted the inaugural meeting", document)
            assert cell.status == "partial"
            assert any("United" in difference for difference in cell.differences)

    def test_another_object_leaves_a_part(self, event):
        assert event.cell("mutual commitment", "000").status == "partial"

    def test_a_weakened_condition_leaves_a_part(self, event):
        assert event.cell("facilitation of legitimate trade", "003").status == "partial"
        assert event.cell("facilitation of legitimate trade", "004").status == "partial"

    def test_a_longer_meeting_is_a_conflict(self, event):
        cell = event.cell("hosted the inaugural meeting", "004")
        assert cell.status == "conflict"
        assert any(difference.startswith("date differs") for difference in cell.differences)

    def test_another_one_who_opened_the_meeting_leaves_a_part_because_both_can_be_true(self, event):
        cell = event.cell("opened the meeting", "004")
        assert cell.status == "partial"
        assert any(difference.startswith("who differs") for difference in cell.differences)

    def test_who_led_the_group_is_absent_where_nobody_says_it(self, event):
        cell = event.cell("led by ONDCP’s Acting Deputy Director", "004")
        assert cell.status == "absent"
        assert cell.nearest is not None

    def test_an_illicit_trade_is_not_the_legitimate_one(self, event):
        texts = {one.id: one.text for one in event.comparison.documents}
        cell = event.cell("facilitation of legitimate trade", "004")
        assert all(
            "illicit drug trade" not in texts[event.document("004")][s.start : s.end] for s in cell.spans
        )

    def test_every_document_has_a_cell(self, event):
        assert all(len(claim.cells) == 5 for claim in event.comparison.claims)


class TestQuotations:
    def test_the_same_words_of_the_same_speaker_are_verbatim(self, event):
        assert event.quote("001", "drug crisis").changes == ("verbatim",)
        assert event.quote("003", "drug crisis").changes == ("verbatim",)

    def test_own_words_of_the_release_in_quotation_marks_are_promoted_and_continue_the_speaker(self, event):
        row = event.quote("001", "leverages the strength")
        assert row.changes == ("promoted",)
        assert row.continuation
        assert [(edit.op, edit.text) for edit in row.edits] == [("insert", "the strength of")]

    def test_reported_words_in_quotation_marks_are_promoted(self, event):
        row = event.quote("003", "accords the highest priority")
        assert row.changes[0] == "promoted"
        assert row.against.startswith("002")

    def test_words_of_the_release_credited_to_another_body_are_reattributed_and_promoted(self, event):
        row = event.quote("001", "This meeting highlights")
        assert row.changes == ("reattributed", "promoted")

    def test_quoted_words_without_marks_are_demoted_with_another_verb(self, event):
        row = event.quote("000", "drug crisis")
        assert row.changes == ("demoted", "verb_shifted")

    def test_words_that_nobody_quotes_are_not_demoted(self, event):
        assert not [row for row in event.rows("quotes", "003") if "leverage" in row.text]

    def test_a_text_without_the_passage_has_no_row(self, event):
        assert not event.rows("quotes", "004")

    def test_reported_on_both_sides_is_no_quotation(self, event):
        assert not [row for row in event.rows("quotes", "001") if "highest priority" in row.text]


class TestAttributions:
    def test_own_words_given_to_a_speaker_are_attribution_added(self, event):
        rows = event.rows("attribution_changes", "003")
        assert any(row.change == "attribution_added" and "leverage" in row.text for row in rows)

    def test_words_of_both_countries_given_to_one_person_are_moved(self, event):
        rows = event.rows("attribution_changes", "000")
        assert any(row.change == "attribution_moved" and "whole-of-government" in row.text for row in rows)

    def test_a_meeting_that_stresses_drops_the_speakers(self, event):
        rows = event.rows("attribution_changes", "003")
        assert any(row.change == "attribution_dropped" and "whole-of-government" in row.text for row in rows)

    def test_one_person_under_a_longer_name_is_not_moved(self, event):
        assert not [row for row in event.rows("attribution_changes", "003") if "highest priority" in row.text]


class TestAdditions:
    def test_a_trailing_evaluation_is_editorial(self, event):
        (row,) = event.additions("003", "marking a new step")
        assert row.kind == "editorial"
        assert "evaluates" in row.marks

    def test_what_a_conflict_of_dates_stands_beside_is_added(self, event):
        (row,) = event.additions("004", "marked a significant step")
        assert row.kind == "editorial"

    def test_a_prediction_is_editorial(self, event):
        row = event.additions("000", "Upcoming months will reveal")[0]
        assert (row.kind, "predicts" in row.marks) == ("editorial", True)

    def test_a_partnership_that_signals_is_editorial(self, event):
        assert event.additions("004", "this partnership signals")[0].kind == "editorial"

    def test_praise_by_a_minister_is_reported(self, event):
        assert event.additions("004", "cracking down")[0].kind == "reported"

    def test_a_police_case_and_a_glossary_are_background(self, event):
        assert event.additions("004", "vehicle check near")[0].kind == "background"
        assert event.additions("000", "times more potent")[0].kind == "background"

    def test_the_agenda_of_the_meeting_is_event_detail(self, event):
        assert event.additions("000", "Special attention was given")[0].kind == "event_detail"

    def test_who_opened_the_meeting_is_event_detail(self, event):
        assert event.additions("004", "delivered the opening address")[0].kind == "event_detail"

    def test_a_sentence_is_listed_once_under_a_heading(self, event):
        rows = event.comparison.contrasts["additions"]
        places = [(row.document, row.sentence, row.kind, row.speaker) for row in rows]
        assert len(places) == len(set(places))

    def test_no_body_sentence_of_an_outlet_vanishes(self, event):
        release = event.document("002")
        for document in event.comparison.documents:
            body = {at for at, one in enumerate(document.sentences) if one.zone in ("lead", "body")}
            cells = (claim.cells for claim in event.comparison.claims)
            had = {
                at for one in cells if one[release].status != "absent" for at in one[document.id].sentences
            }
            added = {row.sentence for row in event.rows("additions", document.id)}
            assert body <= had | added

    def test_what_two_outlets_add_is_shared(self, event):
        shared = event.additions("000", "links to organized crime")[0].shared_with
        assert any(name.startswith("003") for name in shared)
        shared = event.additions("000", "misuse of digital platforms")[0].shared_with
        assert any(name.startswith("004") for name in shared)

    def test_what_the_release_says_is_not_added(self, event):
        assert not event.additions("001", "This meeting highlights")
        assert not event.additions("001", "accords the highest priority")
        assert not event.additions("003", "will leverage")

    def test_the_release_adds_nothing_to_itself(self, event):
        assert not event.rows("additions", "002")


class TestOmissions:
    def test_only_what_is_dated_after_the_release_can_leave_out(self, event):
        assert {row.wording for row in event.rows("omissions", "004")} == {"not in both"}

    def test_the_short_text_lacks_most_of_the_release(self, event):
        assert len(event.rows("omissions", "004")) > 10
        assert not event.rows("omissions", "001")


class TestReuse:
    def test_one_outlet_has_most_words_in_common_and_one_almost_none(self, event):
        shares = {
            row.document[:3]: row.share
            for row in event.comparison.contrasts["reuse"]
            if row.against.startswith("002")
        }
        assert max(shares, key=shares.get) == "001"
        assert shares["004"] < 0.02

    def test_most_common_words_of_one_text_are_names(self, event):
        (row,) = event.rows("reuse", "000", "002")
        assert row.share_without_names < row.share / 2

    def test_only_the_dated_text_reuses(self, event):
        wording = {
            row.document[:3]: row.wording
            for row in event.comparison.contrasts["reuse"]
            if row.against.startswith("002")
        }
        assert wording == {"000": "in common", "001": "reused", "003": "in common", "004": "in common"}


class TestSummary:
    def test_six_to_ten_sentences_each_with_its_rows(self, event):
        summary = event.comparison.summary
        assert 6 <= len(summary) <= 10
        for sentence in summary:
            assert sentence.refs
            for ref in sentence.refs:
                rows = (
                    event.comparison.claims
                    if ref.section == "claims"
                    else event.comparison.contrasts[ref.section]
                )
                assert 0 <= ref.row < len(rows)

    def test_it_convicts_nobody(self, event):
        words = " ".join(sentence.text for sentence in event.comparison.summary).casefold()
        for verdict in ("bias", "fabricat", "plagiar", "wrong", "mislead", "misquote", "invent", "omitted"):
            assert verdict not in words


def test_both_variants_have_the_same_findings():
    given, renamed = comparison(AS_GIVEN), comparison(RENAMED)
    assert {key: len(rows) for key, rows in given.contrasts.items() if key in OWN} == {
        key: len(rows) for key, rows in renamed.contrasts.items() if key in OWN
    }


OWN = ("quotes", "omissions", "attribution_changes", "reuse")
