import socket

import pytest

from analyzer.engines import readability

SENTENCES = [
    "The harbour board met on Tuesday in the old customs house.",
    "Nine members were present, and two took part by telephone from the northern islands.",
    "An extraordinary investigation of accounting irregularities was nevertheless announced.",
    "The ferry leaves the western pier at six in the morning.",
    "The well-known captain's log wasn't there, and 'nobody' had seen it since 1911 – so they say.",
]


def _textstat_without_dictionary(monkeypatch):
    """textstat counting by hyphenation, as it does for a word that its dictionary does not hold."""
    from textstat.backend.counts import _count_syllables

    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: {})
    _count_syllables.count_syllables.cache_clear()


def test_the_formulas_give_textstats_figures_for_the_same_counts(monkeypatch):
    import textstat

    _textstat_without_dictionary(monkeypatch)
    text = " ".join(SENTENCES)

    figures = readability.scores(readability.count(SENTENCES))

    assert textstat.sentence_count(text) == len(SENTENCES)  # the ground they share
    assert figures["flesch_reading_ease"] == pytest.approx(textstat.flesch_reading_ease(text))
    assert figures["flesch_kincaid"] == pytest.approx(textstat.flesch_kincaid_grade(text))
    assert figures["gunning_fog"] == pytest.approx(textstat.gunning_fog(text))
    assert figures["coleman_liau"] == pytest.approx(textstat.coleman_liau_index(text))
    assert figures["automated_readability"] == pytest.approx(textstat.automated_readability_index(text))
    assert figures["dale_chall"] == pytest.approx(textstat.dale_chall_readability_score(text))


def test_smog_gives_textstats_figure_on_thirty_sentences(monkeypatch):
    import textstat

    _textstat_without_dictionary(monkeypatch)
    sentences = SENTENCES * 8

    figures = readability.scores(readability.count(sentences))

    assert figures["smog"] == pytest.approx(textstat.smog_index(" ".join(sentences)))


def test_the_package_itself_is_never_imported():
    import subprocess
    import sys

    program = (
        "import sys; from analyzer.engines import readability as r; r.count(['An old pier.']); "
        "sys.exit('textstat' in sys.modules or 'nltk' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program]).returncode == 0  # it takes seconds and brings NLTK


def test_smog_is_left_out_below_thirty_sentences():
    assert "smog" not in readability.scores(readability.count(SENTENCES))


def test_counts_are_those_counted_by_hand():
    counts = readability.count(["The old cat sat.", "Its dinner – fish – was late!"])

    assert (counts.sentences, counts.words, counts.written_words) == (2, 9, 11)
    assert counts.letters == len("TheoldcatsatItsdinnerfishwaslate")
    assert counts.syllables == 10  # all of one, but din-ner


def test_reading_ease_by_hand():
    # 10 words, 2 sentences, 10 syllables: 206.835 − 1.015·5 − 84.6·1 = 117.16
    counts = readability.Counts(2, 10, 10, 30, 32, 10, 0, 0, 0)

    assert readability.scores(counts)["flesch_reading_ease"] == pytest.approx(117.16)


def test_grades_follow_the_printed_tables():
    # between 60 (grade 9) and 70 (grade 7), halfway
    assert readability.grades({"flesch_reading_ease": 65.0}) == {"flesch_reading_ease": 8.0}
    assert readability.grades({"flesch_reading_ease": 140.0}) == {"flesch_reading_ease": 4.0}
    assert readability.grades({"gunning_fog": 12.3}) == {"gunning_fog": 12.3}


def test_no_network_is_needed(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("readability opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert readability.scores(readability.count(SENTENCES))["flesch_kincaid"] > 0
