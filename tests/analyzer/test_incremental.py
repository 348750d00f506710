"""Articles arrive one by one and in any order: the report is the one that all of them together would give."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import comparison
from analyzer.comparison import compare
from analyzer.encoding import encode_comparison, to_json
from analyzer.measure import Card, Contrast
from analyzer.memory import Memory
from tests.analyzer.builders import Said, analysis_of

# Told again word for word, in other words, in part, denied, with another figure; said by somebody; and told by one only.
SENTENCES = (
    Said(
        "The harbour council approved the ferry terminal on Monday.", predicate="approve", subject="council"
    ),
    Said("On Monday the ferry terminal was approved by the harbour council.", predicate="approve"),
    Said("The harbour council approved the terminal.", predicate="approve", subject="council"),
    Said("The harbour council did not approve the ferry terminal on Monday.", is_negated=True),
    Said("The terminal will cost 40 million crowns.", numbers=("40000000",), predicate="cost"),
    Said("The terminal will cost 60 million crowns.", numbers=("60000000",), predicate="cost"),
    Said('"The quay will be safer than it ever was," Ines Varga said.', voice="quoted", speaker="Ines Varga"),
    Said("The quay will be safer than it ever was.", voice="reported", speaker="Ines Varga"),
    Said("The quay will be safer than it ever was, Tom Elling said.", voice="reported", speaker="Tom Elling"),
    Said("Gulls circled over tourists who photographed an old lighthouse.", predicate="circle"),
    Said("Is this not a disgrace?"),
)
ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
        st.sampled_from([None, date(2031, 3, 1), date(2031, 3, 2)]),
        st.sampled_from(["coverage", "coverage", "release"]),
    ),
    min_size=3,
    max_size=6,
)


def analyses_of(articles):
    return [
        analysis_of(f"n{number}", said, published=day, role=role, outlet=f"Outlet {number}")
        for number, (said, day, role) in enumerate(articles)
    ]


def report(comparison):
    return to_json(encode_comparison(comparison))


@settings(max_examples=25)
@given(articles=ARTICLES, chance=st.randoms(use_true_random=False))
def test_articles_added_one_by_one_in_any_order_give_the_report_of_all_at_once(articles, chance):
    # given an event whose articles arrive in a random order, each compared with what was known before it
    arriving = analyses_of(articles)
    chance.shuffle(arriving)
    memory = Memory()
    for count in range(2, len(arriving) + 1):
        # when each report is built upon the one before
        known = compare(arriving[:count], memory=memory)
    # then nothing tells in which order they came
    assert report(known) == report(compare(analyses_of(articles)))


@settings(max_examples=10)
@given(articles=ARTICLES, chance=st.randoms(use_true_random=False))
def test_an_article_taken_away_leaves_nothing_behind(articles, chance):
    every = analyses_of(articles)
    left = list(every)
    left.remove(chance.choice(left))
    memory = Memory()
    compare(every, memory=memory)
    assert report(compare(left, memory=memory)) == report(compare(left))


@settings(max_examples=15)
@given(articles=ARTICLES, chance=st.randoms(use_true_random=False))
def test_articles_that_come_go_and_change_sides_leave_the_report_of_those_that_are_there(articles, chance):
    # given articles that arrive and are taken away in any order, held against another baseline each time
    every = analyses_of(articles)
    memory = Memory()
    for _ in range(5):
        present = chance.sample(every, chance.randint(2, len(every)))
        baseline = chance.choice([None, "others", *(one.document.id for one in present)])
        # when each report is built upon the one before, whatever it was made of
        known = compare(present, baseline=baseline, memory=memory)
        # then it is the report that these articles alone would give
        assert report(known) == report(compare(present, baseline=baseline))


@settings(max_examples=10)
@given(articles=ARTICLES, said=st.sampled_from(SENTENCES))
def test_an_article_that_was_changed_is_read_anew(articles, said):
    before = analyses_of(articles)
    after = [*analyses_of([([said], None, "coverage")]), *before[1:]]
    memory = Memory()
    compare(before, memory=memory)
    assert report(compare(after, memory=memory)) == report(compare(after))


def test_after_a_contrast_that_crashed_nothing_is_taken_from_the_memory(monkeypatch):
    # given a contrast that breaks off in the middle of what it remembers
    def breaks_off(view):
        view.memory.shelf("broken", dict)["half"] = True
        raise RuntimeError("boom")

    def remembers(view):
        return tuple(view.memory.shelf("broken", dict))

    every, memory = analyses_of([([said], None, "coverage") for said in SENTENCES[:4]]), Memory()
    for run, rows in ((breaks_off, ()), (remembers, ())):
        one = Contrast(Card(key="broken", title="Broken"), run, str)
        monkeypatch.setattr(comparison, "contrasts", lambda one=one: {"broken": one})
        # then the next comparison finds nothing of it
        assert compare(every, memory=memory).contrasts["broken"] == rows


REPORT_OF_ALL = """
from hashlib import sha256
from analyzer import comparison
from analyzer.comparison import compare
from tests.analyzer.test_incremental import SENTENCES, analyses_of, report
said = [(list(SENTENCES[at:] + SENTENCES[:at])[:6], None, "release" if at == 3 else "coverage") for at in range(8)]
print(sha256(report(compare(analyses_of(said)))).hexdigest())
"""


def test_two_processes_make_one_report():
    # given two workers, which order sets of words each in its own way
    found = {
        subprocess.run(
            [sys.executable, "-c", REPORT_OF_ALL],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
