"""Scores over pairs of texts, worked by hand; a perfect answer scores 1 and an empty one 0."""

import json

import pytest

from benchmarks.truth import pairs, stories
from benchmarks.truth.run import NAMES, measure
from benchmarks.truth.texts import rows_of


def _write(folder, name, rows):
    (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return folder


def test_grams_that_both_texts_have_are_counted_once():
    """Pairs of "a b a b c": ab, ba, bc; "a b c" has ab and bc: 2 of 3."""
    assert pairs.gram_containment("a b a b c", "a b c", size=2) == pytest.approx(2 / 3)


def test_a_copy_is_contained_whole_and_a_text_too_short_not_at_all():
    assert pairs.gram_containment("one two three four five", "One two three, four five!") == 1.0
    assert pairs.gram_containment("one two", "one two") == 0.0


def test_the_threshold_is_where_f1_is_best():
    """At .5: 2 right of 2 found and 2 wanted, F1 1. At .9 one is lost, at .3 one is too many."""
    assert pairs.best_threshold([0.9, 0.5, 0.3], [True, True, False], pairs._f1) == 0.31


def test_words_in_another_order_say_more_of_the_same_than_a_copied_run_beside_something_else():
    """Six of eight words shared by both. In a row they are copy: 4 of 6 runs of three are common, .3 · 4/6 = .2 less."""
    copied = pairs.same_sentence(
        "one two three four five six sun moon", "one two three four five six red blue"
    )
    reordered = pairs.same_sentence(
        "one two three four five six sun moon", "six red five four blue three two one"
    )

    assert copied == pytest.approx(0.75 - 0.3 * 4 / 6)
    assert reordered == pytest.approx(0.75)


def test_sentences_without_a_common_word_or_without_words_are_not_the_same():
    assert pairs.same_sentence("The ferry sank.", "Dockers ended a strike!") == 0.0
    assert pairs.same_sentence("…", "…") == 0.0


def test_nearest_of_the_same_story_counts():
    """Articles 0 and 1 find each other; 2 finds 0 of another story; 3 finds 2: 3 of 4."""
    assert stories.top_one([1, 0, 0, 2], ["a", "a", "b", "b"]) == 0.75


def test_all_nearest_right_is_one_and_no_article_is_nothing():
    assert stories.top_one([1, 0], ["a", "a"]) == 1.0
    assert stories.top_one([], []) == 0.0


def test_claims_are_paired_across_documents_of_one_event_only(tmp_path):
    """Three sentences, two documents: pairs (0,2) and (1,2) are made, (0,1) stands in one document."""
    ferry = {"index": 0, "text": "The ferry sank off the coast .", "events": ["E1"]}
    strike = {"index": 1, "text": "Dockers ended a strike .", "events": ["E2"]}
    sank = {"index": 0, "text": "Off the coast a ferry sank .", "events": ["E1"]}
    _write(tmp_path, "alignment", [
        {"event": "1", "document": "a", "sentences": [ferry, strike]},
        {"event": "1", "document": "b", "sentences": [sank]},
        {"event": "2", "document": "c", "sentences": [sank]},
    ])  # fmt: skip

    (figure,) = pairs.claims(tmp_path)

    assert (figure.value, figure.n) == (1.0, 2)


def test_reuse_ranks_a_copy_above_a_text_of_its_own(tmp_path):
    source = "The harbour was closed for nine days after the storm of last week."
    _write(tmp_path, "reuse", [
        {"source": source, "text": source, "level": "cut"},
        {"source": source, "text": "Nobody knows when ships may return.", "level": "non"},
    ])  # fmt: skip

    assert [figure.value for figure in pairs.reuse(tmp_path)] == [1.0, 1.0, 1.0, 1.0]


def test_reuse_finds_what_two_texts_have_of_a_source_that_is_not_there(tmp_path):
    source = "The harbour was closed for nine days after the storm of last week."
    elsewhere = "A lighthouse keeper counts passing ships by night and writes them down."
    _write(tmp_path, "reuse", [
        {"source": source, "text": elsewhere, "level": "cut"},
        {"source": source, "text": f"It is known. {elsewhere}", "level": "cut"},
        {"source": source, "text": "The storm was bad and the harbour closed.", "level": "non"},
    ])  # fmt: skip

    *_, of_source, of_either = pairs.reuse(tmp_path)

    assert (of_source.value, of_either.value) == (0.0, 1.0)


def test_paraphrases_take_their_threshold_from_the_folder_named(tmp_path):
    rows = [
        {"a": "The ferry sank.", "b": "The ferry sank.", "same": True},
        {"a": "The ferry sank.", "b": "Dockers ended a strike.", "same": False},
    ]
    _write(tmp_path, "paraphrase", rows)

    f1, right, fitted = pairs.paraphrase(tmp_path, fit=tmp_path)

    assert (f1.value, right.value, fitted.value) == (1.0, 1.0, 1.0)
    assert "from the fit folder" in f1.note
    assert fitted.goal == 0.77


def test_without_such_a_folder_no_figure_is_called_fitted(tmp_path):
    _write(tmp_path, "paraphrase", [{"a": "The ferry sank.", "b": "The ferry sank.", "same": True}])

    assert [figure.name for figure in pairs.paraphrase(tmp_path, fit=None)] == ["F1", "accuracy"]


def test_a_title_that_is_a_file_name_tells_no_story(tmp_path):
    texts = ["Ferry fares rise.", "Dockers end strike."]
    _write(tmp_path, "same_story", [
        {"story": "pac-1", "title": "ferry_1_1", "text": texts[0]},
        {"story": "pac-1", "title": "ferry_1_2", "text": texts[1]},
        {"story": "pac-2", "title": "dock_2_1", "text": texts[1]},
        {"story": "pac-2", "title": "dock_2_2", "text": texts[0]},
    ])  # fmt: skip

    (figure,) = stories.measure(tmp_path)

    assert (figure.value, figure.n) == (0.0, 4)


@pytest.mark.parametrize("name", NAMES)
def test_a_row_without_its_file_says_so(name, tmp_path):
    (figure,) = measure(name, str(tmp_path))

    assert figure.value is None
    assert figure.note.startswith("no file ")
    assert not figure.falls_short


def test_rows_are_read_line_by_line(tmp_path):
    _write(tmp_path, "reuse", [{"text": "a"}, {"text": "b"}])

    assert [row["text"] for row in rows_of(tmp_path, "reuse")] == ["a", "b"]
