"""Words that are equal for the alignment, and words that are not."""

import pytest

from analyzer.alignment.words import content_stems, find_run, fold, share_run, stem, words_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("organised", "organized"),
        ("Harbour", "harbor"),
        ("U.S.", "US"),
        ("council’s", "council"),
        ("traﬃcking", "trafficking"),
        ("2,500", "2500"),
    ],
)
def test_spellings_of_one_word_are_equal(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"), [("us", "US"), ("advise", "advice"), ("2.5", "25"), ("import", "importance")]
)
def test_different_words_stay_different(a, b):
    assert stem(fold(a)) != stem(fold(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("strengthening", "strengthened"),
        ("agency", "agencies"),
        ("shipping", "ships"),
        ("trafficking", "traffic"),
    ],
)
def test_inflections_share_a_stem(a, b):
    assert stem(fold(a)) == stem(fold(b))


def test_offsets_point_at_the_words():
    text = "The U.S. fleet, two ships."
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "The",
        "U.S.",
        "fleet",
        "two",
        "ships",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a war — or none", ["a", "war", "or", "none"]),
        (" two  spaces ", ["two", "spaces"]),
        ("(U.S.-led), 3.5m and/or", ["U.S.", "led", "3.5", "m", "and", "or"]),
        ("counter — piracy—now", ["counter — piracy", "now"]),
        ("—", []),
        ("", []),
    ],
)
def test_what_is_no_word_only_separates(text, words):
    assert [text[word.start : word.end] for word in words_of(text)] == words


def test_a_long_form_is_its_short_form():
    assert [word.form for word in words_of("the United States")] == [word.form for word in words_of("the US")]


def test_prefixes_may_stand_apart():
    forms = {
        tuple(w.form for w in words_of(t)) for t in ("counter piracy", "counter-piracy", "counterpiracy")
    }
    assert forms == {("counterpiracy",)}


def test_function_words_are_no_content():
    assert content_stems(word.form for word in words_of("It was not in the harbour")) == ("harbor",)


def test_a_run_in_common_is_counted_in_words():
    one, other = ("a", "b", "c", "d", "e"), ("x", "b", "c", "d", "y", "e")
    assert share_run(one, other, 3)
    assert not share_run(one, other, 4)
    assert not share_run(("a", "b"), ("a", "b"), 3)


def test_a_run_is_found_where_it_stands():
    assert find_run(["c", "d"], ["a", "c", "c", "d"]) == 2
    assert find_run(["d", "c"], ["a", "c", "d"]) == -1
