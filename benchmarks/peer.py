"""The notebook that a user would write for the same questions: plain, fair, and with the same packages.

A loop over articles: VADER per sentence, textstat's formulas, word counts for a lexicon, TF-IDF over all sentences
with all pairs compared, difflib against the release, and word counts for what sets an outlet apart.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from math import log
from statistics import fmean
from typing import Any

from benchmarks.generator import Article

_FORMULAS = ("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
             "automated_readability_index", "dale_chall_readability_score")  # fmt: skip


class Notebook:
    """Imports and models are loaded when it is made, so that they are not part of what is timed."""

    def __init__(self, terms: list[str], with_parser: bool) -> None:
        import textstat
        from sklearn.feature_extraction.text import TfidfVectorizer
        from textstat.backend.counts import _count_syllables
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        from analyzer.engines.segmenting import sentence_spans

        self.terms = terms
        self.textstat = textstat
        self.vader = SentimentIntensityAnalyzer()
        self.vectorizer = TfidfVectorizer
        self.split = sentence_spans
        self.nlp: Any = None
        # Without a network textstat cannot fetch its dictionary; both sides count syllables by hyphenation.
        _count_syllables.get_cmudict = lambda _language: None
        if with_parser:
            import spacy

            from analyzer.engines.parser import model_name

            self.nlp = spacy.load(model_name())

    def analyze_event(self, articles: list[Article]) -> dict[str, Any]:
        rows = {article.name: self._article(article.text) for article in articles}
        return {"rows": rows, "similar": self._similar(rows), "reuse": self._reuse(articles)} | self._words(
            rows
        )

    def _article(self, text: str) -> dict[str, Any]:
        sentences = [text[start:end] for start, end in self.split(text)]
        row: dict[str, Any] = {
            "sentences": sentences,
            "sentiment": fmean(self.vader.polarity_scores(sentence)["compound"] for sentence in sentences),
            "readability": [getattr(self.textstat, formula)(text) for formula in _FORMULAS],
            "terms": {
                term: len(re.findall(rf"\b{re.escape(term)}\b", text, re.IGNORECASE)) for term in self.terms
            },
            "quotes": re.findall(r"“([^”]+)”", text),
        }
        if self.nlp is not None:
            parsed = self.nlp(text)
            row["names"] = Counter(entity.text for entity in parsed.ents)
            row["verbs"] = [token.lemma_ for token in parsed if token.pos_ == "VERB"]
        return row

    def _similar(self, rows: dict[str, Any]) -> int:
        owners, sentences = [], []
        for name, row in rows.items():
            owners += [name] * len(row["sentences"])
            sentences += row["sentences"]
        vectors = self.vectorizer().fit_transform(sentences)
        similarities = (vectors @ vectors.T).toarray()
        return sum(
            1
            for first in range(len(sentences))
            for second in range(first + 1, len(sentences))
            if owners[first] != owners[second] and similarities[first, second] >= 0.5
        )

    def _reuse(self, articles: list[Article]) -> dict[str, float]:
        release = articles[0].text.split()
        shares = {}
        for article in articles[1:]:
            words = article.text.split()
            blocks = SequenceMatcher(None, release, words, autojunk=False).get_matching_blocks()
            shares[article.name] = sum(block.size for block in blocks if block.size >= 6) / len(words)
        return shares

    def _words(self, rows: dict[str, Any]) -> dict[str, Any]:
        counts = {
            name: Counter(re.findall(r"[a-z']+", " ".join(row["sentences"]).lower()))
            for name, row in rows.items()
        }
        total: Counter[str] = Counter()
        for count in counts.values():
            total.update(count)
        distinctive = {}
        for name, count in counts.items():
            mine, others = sum(count.values()), sum(total.values()) - sum(count.values())
            distinctive[name] = sorted(
                count,
                key=lambda word: (
                    log((count[word] + 0.5) / mine) - log((total[word] - count[word] + 0.5) / others)
                ),
            )[-10:]
        pairs = {pair: len(counts[pair[0]] & counts[pair[1]]) for pair in combinations(counts, 2)}
        return {"distinctive": distinctive, "shared_words": pairs}
