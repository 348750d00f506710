"""Measuring anew takes over what does not change, and the result is that of measuring everything anew."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from analyzer.analysis import analyze, parse, read_discourse
from analyzer.encoding import decode_analysis, encode_analysis, pack_parse, unpack_parse
from analyzer.measure import measures
from analyzer.parts import READING, Earlier, part_fingerprints
from analyzer.resources import Resources
from analyzer.resources.cues import ATTRIBUTION_CUES
from analyzer.resources.editing import with_cue, with_entry
from tests.house.seeds import seed_analyses, seed_documents

NAMES = Resources.shipped().names()
COMMON = ("meeting", "drug", "country", "trade", "commitment", "critical", "effective", "protect", "crisis")
"""Words of the seed texts, so that an edition that has them changes figures."""


@cache
def edition_of(name: str) -> Resources:
    """A data file that finds common words in each of its classes; of the words that attribute, one without "say"."""
    files = Resources.shipped().files(name)
    if len(files) == 1:
        book = Resources.shipped().codebook(name)
        content = files[0]
        for frame in book.frames.values():
            for word in set(COMMON) - {cue.term for cue in frame.cues}:
                content = with_cue(content, frame.key, word, "3")
        return Resources({name: (content,)})
    table = files[0]
    known = {(entry.term, entry.entry_class) for entry in Resources.shipped().lexicon(name).entries}
    if name == ATTRIBUTION_CUES:
        return Resources({name: (with_entry(table, ("say", "verb neutral"), None), files[1])})
    for each in Resources.shipped().lexicon(name).classes:
        entry = next(one for one in Resources.shipped().lexicon(name).entries if one.entry_class == each)
        for word in COMMON:
            if (word, each) not in known:
                table = with_entry(table, None, replace(entry, term=word))
    return Resources({name: (table, files[1])})


def stored(analysis):
    """As it comes back from the database."""
    return decode_analysis(encode_analysis(analysis))


def earlier(analysis, resources=None):
    parts = part_fingerprints(resources or Resources.shipped(), analysis.document.published)
    return Earlier(stored(analysis), parts)


@pytest.mark.parametrize("name", NAMES)
def test_with_any_one_file_changed_each_measure_is_what_it_is_anew(name):
    """Each measure × each data file, on every text of the seed event."""
    edition, changed = edition_of(name), Counter()
    for before in seed_analyses():
        anew = analyze(before.document, resources=edition)
        assert analyze(before.document, resources=edition, earlier=earlier(before)) == anew
        for key in measures():
            changed[key] += anew.measurements[key] != before.measurements[key]
    users = {key for key, measure in measures().items() if name in measure.card.uses}
    if name != ATTRIBUTION_CUES:
        assert +changed, "the edition changes nothing: the test above could not fail"
        assert set(+changed) <= users


@pytest.mark.parametrize("key", measures())
def test_a_measure_asks_for_no_file_that_its_card_does_not_name(key):
    asked = set()

    class Recorded(Resources):
        def lexicon(self, name):
            asked.add(name)
            return Resources.shipped().lexicon(name)

        def codebook(self, name):
            asked.add(name)
            return Resources.shipped().codebook(name)

    card = measures()[key].card
    for document in seed_documents():
        reading = read_discourse(document, Resources.shipped())
        measures()[key].run(replace(reading, resources=Recorded(), cache={}))
    assert asked <= set(card.uses)


def test_only_measures_that_use_the_file_are_run(monkeypatch):
    (before, *_), ran = seed_analyses(), []
    from analyzer import analysis as module

    run = module._run
    monkeypatch.setattr(module, "_run", lambda measure, *rest: (ran.append(measure.card.key), run(measure, *rest))[1])  # fmt: skip
    monkeypatch.setattr(module, "find_statements", None)  # reading again would fail
    analyze(before.document, resources=edition_of("boosters"), earlier=earlier(before))
    assert ran == [key for key, measure in measures().items() if "boosters" in measure.card.uses]


def test_nothing_is_parsed_where_nothing_is_to_be_measured():
    def refuse(document):
        raise AssertionError("parsed")

    for before in seed_analyses():
        assert analyze(before.document, parsing=refuse, earlier=earlier(before)) == before


def test_other_words_that_attribute_have_everything_read_again(monkeypatch):
    before = next(each for each in seed_analyses() if any(s.voice == "reported" for s in each.statements))
    from analyzer import analysis as module

    monkeypatch.setattr(module, "find_statements", lambda *rest: (_ for _ in ()).throw(LookupError("read")))
    with pytest.raises(LookupError, match="read"):
        analyze(before.document, resources=edition_of(ATTRIBUTION_CUES), earlier=earlier(before))


def test_another_day_is_another_reading():
    """ "Last Monday" is another day's."""
    shipped = Resources.shipped()
    one, two = (part_fingerprints(shipped, day) for day in (date(2026, 1, 1), date(2026, 2, 1)))
    assert one[READING] != two[READING]
    assert not Earlier(seed_analyses()[0], one).has_reading(two)


def test_what_failed_is_measured_again():
    before = seed_analyses()[0]
    partial = replace(
        before,
        measurements={k: v for k, v in before.measurements.items() if k != "tone.actors"},
        failures={"tone.actors": "KeyError"},
    )
    assert analyze(before.document, earlier=earlier(partial)) == before


def test_with_a_fitted_model_in_use_each_measure_rests_on_every_file():
    plain = Resources({}, {"subjectivity": b"a model"})
    with_edition = Resources(
        {"boosters": edition_of("boosters").files("boosters")}, {"subjectivity": b"a model"}
    )
    one, two = part_fingerprints(plain, None), part_fingerprints(with_edition, None)
    assert [key for key in one if one[key] == two[key]] == [READING]


def test_a_kept_parse_is_the_parse():
    for document in seed_documents():
        assert unpack_parse(pack_parse(parse(document))) == parse(document)
