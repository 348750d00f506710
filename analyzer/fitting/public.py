"""The forms of public data sets, by the names of their files, as rows of our own form (fitting/examples.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]

FRAC = {
    "Economic": "economic",
    "Morality": "morality",
    "Fairness_and_equality": "fairness_and_equality",
    "Legality_and_crime": "legality+crime_and_punishment",
    "Policy_and_politics": "policy_prescription+political",
    "Security_and_defense": "security_and_defense",
    "Health_and_safety": "health_and_safety",
    "Cultural_identity": "cultural_identity",
    "Public_opinion": "public_opinion",
    "Other": "none",
}
"""FrAC's ten codes: some hold two frames of the Policy Frames Codebook; its last holds whatever is left."""
SEMEVAL = {
    "Economic": "economic",
    "Capacity_and_resources": "capacity_and_resources",
    "Morality": "morality",
    "Fairness_and_equality": "fairness_and_equality",
    "Legality_Constitutionality_and_jurisprudence": "legality",
    "Policy_prescription_and_evaluation": "policy_prescription",
    "Crime_and_punishment": "crime_and_punishment",
    "Security_and_defense": "security_and_defense",
    "Health_and_safety": "health_and_safety",
    "Quality_of_life": "quality_of_life",
    "Cultural_identity": "cultural_identity",
    "Public_opinion": "public_opinion",
    "Political": "political",
    "External_regulation_and_reputation": "external_regulation",
}


def loaded_language(row: Row) -> Iterator[Row]:
    """BABE (Spinde et al. 2021), by topic."""
    yield {"text": row["text"], "label": bool(row["biased"]), "group": row["topic"]}


def subjectivity(row: Row) -> Iterator[Row]:
    """CheckThat! 2025, task 1."""
    yield {"text": row["text"], "label": bool(row["subjective"])}


def editorial(story: Row) -> Iterator[Row]:
    """BASIL (Fan et al. 2019): sentences with informational bias outside quotations, by story."""
    for number, article in enumerate(story["articles"]):
        marked = {
            span["sentence"]
            for span in article["spans"]
            if span["kind"] == "informational" and not span["in_quote"]
        }
        sentences = [sentence for paragraph in article["paragraphs"] for sentence in paragraph]
        for index, sentence in enumerate(sentences):
            if sentence.strip():
                yield {
                    "text": sentence,
                    "label": index in marked,
                    "group": story["story"],
                    "article": f"{story['story']} {number}",
                }


def frames_sentence(row: Row) -> Iterator[Row]:
    """FrAC."""
    yield {"text": row["text"], "label": FRAC[row["frame"]]}


def frames_article(row: Row) -> Iterator[Row]:
    """SemEval-2023, task 3, subtask 2."""
    yield {"text": row["text"], "label": [SEMEVAL[frame] for frame in row["frames"]], "group": row["id"]}


def target_sentiment(row: Row) -> Iterator[Row]:
    """NewsMTSC (Hamborg and Donnay 2021)."""
    yield {
        "text": row["text"],
        "label": row["polarity"],
        "target": row["target"],
        "start": int(row["start"]),
        "end": int(row["end"]),
    }


READERS: Mapping[str, Callable[[Row], Iterator[Row]]] = {
    f"{read.__name__}.jsonl": read
    for read in (loaded_language, subjectivity, editorial, frames_sentence, frames_article, target_sentiment)
}
FILES = {
    "loaded": "loaded_language",
    "subjectivity": "subjectivity",
    "editorial": "editorial",
    "frames": "frames_sentence",
    "frames_article": "frames_article",
    "tone": "target_sentiment",
}
"""Task → the data set it can be held against."""
