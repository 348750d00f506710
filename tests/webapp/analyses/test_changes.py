"""What a new report says that the one before it did not."""

from datetime import UTC, datetime

from webapp.analyses.changes import changes_between, changes_without

SINCE = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def payload(texts, said=(), baseline="1", **rows):
    return {
        "documents": [
            {"id": key, "outlet": f"Outlet {key}", "title": None, "text": text} for key, text in texts.items()
        ],
        "summary": [{"text": text, "refs": []} for text in said],
        "baseline": baseline,
        "releases": [],
        **rows,
    }


def test_an_added_text_is_named():
    changes = changes_between(payload({"1": "a", "2": "b"}), payload({"1": "a", "2": "b", "3": "c"}), SINCE)

    assert (changes["added"], changes["removed"], changes["replaced"]) == (["3"], [], [])
    assert changes["since"] == "2026-03-04T05:06:00+00:00"


def test_a_text_that_is_gone_goes_by_its_outlet_and_a_new_version_by_its_id():
    changes = changes_between(payload({"1": "a", "2": "b"}), payload({"1": "new words"}), SINCE)

    assert changes["removed"] == ["Outlet 2"]
    assert changes["replaced"] == ["1"]


def test_sentences_are_new_or_no_longer_said():
    before = payload({"1": "a"}, said=["The first.", "The second."])
    after = payload({"1": "a"}, said=["The second.", "The third."])

    changes = changes_between(before, after, SINCE)

    assert changes["new_sentences"] == [1]
    assert changes["gone_sentences"] == ["The first."]


def test_sections_count_their_rows_before_and_now():
    before, after = (
        payload({"1": "a"}, quotes=[1], facts=[1]),
        payload({"1": "a"}, quotes=[1, 2], facts=[9], order=[1]),
    )

    assert changes_between(before, after, SINCE)["counts"] == {"quotes": [1, 2], "order": [0, 1]}


def test_the_same_report_has_no_changes():
    same = payload({"1": "a"}, said=["One."], quotes=[1])

    changes = changes_between(same, same, SINCE)

    assert not any(value for key, value in changes.items() if key != "since")


def omission(document, claim, wording="left out"):
    return {"document": document, "claim": claim, "wording": wording}


def claims(**texts):
    return [{"id": key, "text": text, "cells": {}} for key, text in texts.items()]


def test_what_goes_with_a_text_is_no_changed_conclusion_about_the_others():
    whole = payload(
        {"1": "a", "2": "b", "3": "c"}, omissions=[omission("3", "k1")], claims=claims(k1="It rained.")
    )
    part = payload({"1": "a", "2": "b"}, omissions=[], claims=claims(k1="It rained."))

    assert changes_without(whole, part, SINCE)["conclusions"] == {}


def test_a_row_about_texts_that_stay_counts_as_gone_or_new():
    whole = payload(
        {"1": "a", "2": "b", "3": "c"},
        facts=[{"slot": "date", "question": "When?", "relation": "different", "values": [{"document": "1"}]}],
    )
    part = payload(
        {"1": "a", "2": "b"},
        facts=[{"slot": "date", "question": "When?", "relation": "same", "values": [{"document": "1"}]}],
    )

    assert changes_without(whole, part, SINCE)["conclusions"] == {"facts": [1, 1]}


def test_a_claim_is_the_same_under_another_id_and_a_row_of_both_kinds_of_texts_is_not_counted():
    whole = payload(
        {"1": "a", "2": "b", "3": "c"},
        omissions=[omission("2", "k1")],
        reuse=[{"document": "2", "against": "3"}],
        claims=claims(k1="It rained."),
    )
    part = payload(
        {"1": "a", "2": "b"}, omissions=[omission("2", "k7")], reuse=[], claims=claims(k7="It rained.")
    )

    assert changes_without(whole, part, SINCE)["conclusions"] == {}
