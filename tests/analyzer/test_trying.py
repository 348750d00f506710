"""What an edition would change is said word by word; what it leaves alone is not."""

import pytest

from analyzer import analyze
from analyzer.resources import Resources
from analyzer.resources.editing import with_card_example, with_cue, with_entry, with_frame_example
from analyzer.resources.lexicons import LexiconEntry
from analyzer.trying import HEADLINE, failing_examples, what_changes
from tests.analyzer.measures.readings import reading_of

BOOK = "bilateral_security_trade"
TEXT = ("The council met on Monday.", "It called the harbour watch plan for the port.", "The border is calm.")


def document_of(*sentences, title=None):
    return reading_of(*sentences, title=title).document


def edition(change):
    (content,) = Resources.shipped().files(BOOK)
    return Resources({BOOK: (change(content),)})


@pytest.mark.parametrize("name", ["boosters", BOOK])
def test_the_shipped_examples_come_out(name):
    assert failing_examples(Resources.shipped(), name) == ()


def test_an_example_without_the_cue_fails_and_is_named():
    tried = edition(
        lambda content: with_frame_example(content, "security", "The fox sleeps.", "examples", True)
    )
    (failed,) = failing_examples(tried, BOOK)
    assert (failed.of, failed.text, failed.wanted) == ("Security", "The fox sleeps.", "the frame is present")
    assert failed.found == "no cue: 0 of 2"


def test_a_counter_example_with_a_cue_fails():
    text = "National security comes first."
    tried = edition(lambda content: with_frame_example(content, "security", text, "counter_examples", True))
    (failed,) = failing_examples(tried, BOOK)
    assert failed.wanted == "the frame is absent"
    assert "national security (3)" in failed.found


def test_a_lexicon_example_fails_where_something_else_is_found():
    table, card = Resources.shipped().files("boosters")
    tried = Resources({"boosters": (table, with_card_example(card, "A very long day.", ["long"]))})
    (failed,) = failing_examples(tried, "boosters")
    assert (failed.wanted, failed.found) == ("long", "very")


def test_the_same_files_change_nothing():
    document = document_of(*TEXT)
    same = edition(lambda content: content + b"# a remark\n")
    change = what_changes(analyze(document), analyze(document, resources=same))
    assert (change.sentences, change.figures) == ((), ())


def test_a_new_cue_marks_its_words_and_no_other_sentence():
    document = document_of(*TEXT)
    more = edition(lambda content: with_cue(content, "security", "harbour watch", "3"))
    change = what_changes(analyze(document), analyze(document, resources=more))
    (sentence,) = change.sentences
    assert (sentence.sentence, sentence.text) == (1, TEXT[1])
    (finding,) = [each for each in sentence.findings if each.measure == f"emphasis.{BOOK}"]
    assert [(mark.words, mark.label) for mark in finding.come] == [
        ("harbour watch", "security: harbour watch")
    ]
    assert finding.gone == ()


def test_an_exclusion_takes_the_marks_away_in_the_headline_too():
    document = document_of(
        "The council met.", "National security talks began.", title="National security talks"
    )
    less = edition(lambda content: with_cue(content, "security", "national security talk", "0"))
    change = what_changes(analyze(document), analyze(document, resources=less))
    assert [each.sentence for each in change.sentences] == [HEADLINE, 1]
    for sentence in change.sentences:
        gone = [mark.words for finding in sentence.findings for mark in finding.gone]
        assert "National security" in gone
        assert not [mark for finding in sentence.findings for mark in finding.come]


def test_another_weight_is_a_change_of_the_score_alone():
    table, card = Resources.shipped().files("evaluatives")
    old = next(e for e in Resources.shipped().lexicon("evaluatives").entries if e.term == "disgraceful")
    lighter = LexiconEntry(old.term, old.entry_class, 1, old.note)
    tried = Resources({"evaluatives": (with_entry(table, (old.term, old.entry_class), lighter), card)})
    document = document_of("The mayor met the board.", "It was a disgraceful plan for the town.")
    change = what_changes(analyze(document), analyze(document, resources=tried))
    assert {each.sentence for each in change.sentences} == {1}
    assert [
        score for f in change.sentences[0].findings for score in f.scores if (score.after or 0) < score.before
    ]
