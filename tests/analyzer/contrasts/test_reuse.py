"""reuse: runs of six words, with and without names, both ways."""

from datetime import date

import numpy
import pytest

from analyzer.comparison import compare
from analyzer.contrasts.reuse import _shares
from analyzer.memory import Memory
from analyzer.types import Mention, Target
from tests.analyzer.builders import Said, analysis_of

COPY = "the council will open a new terminal on the quay"  # ten words
OWN = "Gulls circled over tourists who photographed an old lighthouse there"  # ten words


def rows(here, there, day=date(2031, 3, 2), **changes):
    release = analysis_of("r", [there], role="release", issuer="Harbour Council", published=date(2031, 3, 1))
    article = analysis_of("a", here, published=day, **changes)
    return {(row.document, row.against): row for row in compare([release, article]).contrasts["reuse"]}


def test_the_share_is_of_the_documents_own_words():
    found = rows([COPY, OWN], COPY)
    assert found["a", "r"].share == 0.5
    assert found["r", "a"].share == 1.0


def test_the_runs_point_at_the_words_of_both():
    (run,) = rows([OWN, COPY], COPY)["a", "r"].runs
    assert (run.start, run.against_start, run.words) == (len(OWN) + 1, 0, 10)


def test_five_words_in_common_are_none():
    assert rows(["the council will open a bar"], COPY)["a", "r"].share == 0.0


@pytest.mark.parametrize(
    ("day", "wording"), [(date(2031, 3, 2), "reused"), (date(2031, 2, 1), "in common"), (None, "in common")]
)
def test_only_a_later_text_reuses(day, wording):
    assert rows([COPY], COPY, day=day)["a", "r"].wording == wording


def test_a_release_has_words_in_common_with_an_article():
    assert rows([COPY], COPY)["r", "a"].wording == "in common"


def test_a_run_of_names_is_counted_apart():
    name = "the Norwick and Dale Harbour Safety Board"
    target = Target("Norwick and Dale Harbour Safety Board", "organisation", (), (Mention(4, len(name)),))
    row = rows([f"{name} met"], f"{name} rested", targets=(target,))["a", "r"]
    assert row.share > 0
    assert row.share_without_names == 0.0


def test_words_with_a_source_are_credited():
    speaker = Said(COPY, voice="reported", speaker="the Harbour Council")
    row = rows([speaker], COPY)["a", "r"]
    assert (row.credited_to_speaker, row.credited_to_issuer) == (1.0, 1.0)
    row = rows([Said(COPY, voice="reported", speaker="Paula Renner")], COPY)["a", "r"]
    assert (row.credited_to_speaker, row.credited_to_issuer) == (1.0, 0.0)


def test_long_runs_of_two_outlets_that_no_release_has_suggest_a_source():
    copy = f"{OWN} while the choir sang"
    release = analysis_of("r", [COPY], role="release")
    found = compare([release, analysis_of("a", [copy]), analysis_of("b", [copy])]).contrasts["reuse"]
    assert {row.suggests_common_source for row in found if "r" not in (row.document, row.against)} == {True}
    found = compare(
        [analysis_of("r", [copy], role="release"), analysis_of("a", [copy]), analysis_of("b", [copy])]
    )
    assert not any(row.suggests_common_source for row in found.contrasts["reuse"])


def test_a_large_event_keeps_for_each_text_the_outlets_that_share_most_with_it():
    # 72 texts: 3,600 pairs leave 50 outlets beside each. "a" shares eleven words with "z" and ten with all others.
    longer = f"{COPY} today"
    texts = [analysis_of("a", [longer]), analysis_of("z", [longer])]
    texts += [analysis_of(f"b{number:02}", [COPY, f"{OWN} {number}"]) for number in range(70)]
    beside = [row.against for row in compare(texts).contrasts["reuse"] if row.document == "a"]
    assert len(beside) == 50
    assert "z" in beside


def test_every_pair_of_a_small_event_that_shares_words_has_its_rows():
    texts = [analysis_of(f"b{number:02}", [COPY, f"{OWN} {number}"]) for number in range(12)]
    assert len(compare(texts).contrasts["reuse"]) == 12 * 11


def test_what_is_remembered_of_two_texts_holds_while_the_releases_are_the_same():
    # given two outlets with twelve words in common, compared before a release with these words comes and after it goes
    copy = f"{OWN} while the choir sang"
    outlets = [analysis_of("a", [copy]), analysis_of("b", [COPY, copy])]
    memory = Memory()
    for texts in (outlets, [*outlets, analysis_of("r", [copy], role="release")], outlets):
        # when they are compared again, against each baseline
        for baseline in ("others", "a", "b"):
            found = compare(texts, baseline=baseline, memory=memory).contrasts["reuse"]
            # then the runs tell whether a release has them now
            assert found == compare(texts, baseline=baseline).contrasts["reuse"]
            assert found[0].runs[0].in_release == (len(texts) > 2)


def test_a_text_that_comes_takes_the_place_of_one_that_shares_less(monkeypatch):
    # given an event that keeps the one outlet beside each text that shares most with it
    monkeypatch.setattr("analyzer.contrasts.reuse.MOST_PAIRS", 0)
    monkeypatch.setattr("analyzer.contrasts.reuse.FEWEST_OUTLETS", 1)
    texts = [
        analysis_of("a", [f"{COPY} today"]),
        analysis_of("b", [COPY]),
        analysis_of("c", [f"{COPY} today"]),
    ]
    memory = Memory()
    for count, beside in ((2, "b"), (3, "c"), (2, "b")):
        found = compare(texts[:count], memory=memory).contrasts["reuse"]
        assert [row.against for row in found if row.document == "a"] == [beside]


def test_shares_are_rounded_as_one_number_is():
    # given every share of texts of up to 400 words, among them 1 / 160, which lies halfway between .0062 and .0063
    counts = [(count, words) for words in range(401) for count in range(words + 1)]
    # when they are rounded at once
    rounded = _shares(*map(numpy.array, zip(*counts, strict=True)))
    # then each is what it would be alone
    assert rounded == [round(count / words, 4) if words else 0.0 for count, words in counts]
