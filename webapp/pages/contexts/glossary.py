"""The words of the house, for readers: what a word means, and what it does not say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    word: str
    meaning: str
    caution: str = ""


GLOSSARY = (
    Term("Text R, A, B, C …", "R is an official release, the base text. Outlets have letters in the order of their dates; texts without a date come last.", "A letter is no rank."),
    Term("Own voice", "The outlet itself speaks: no quotation marks, no source for the words.", "A harsh quotation is not a harsh outlet."),
    Term("Reported", "Somebody's words without quotation marks, with a source: “she said that …”."),
    Term("Quoted", "Words inside quotation marks, with a speaker."),
    Term("Claim", "One thing said about the event, however it is worded."),
    Term("Word for word, nearly, in other words, in part", "How close a text's wording of a claim is to the base text's, from most to least.", "Closeness is not accuracy."),
    Term("Not found", "No sentence, headline or removed passage of this text has the claim.", "It may stand in a version that was not supplied."),
    Term("Says something different", "A date, number or yes-or-no differs so that both cannot hold.", "Sidelight does not know who is right."),
    Term("Added", "A claim that the base text does not have.", "It may stand in a release that was not supplied."),
    Term("Left out", "A claim of the base text that a text of the same day or later does not have. With an earlier or unknown date the report says “not in both”."),
    Term("Frame words", "Words that coders connect with a way of seeing an event, such as security, or trade.", "They show vocabulary, not intention."),
    Term("Interval", "How far a share would move if a few sentences were different (90 %, Wilson).", "With few sentences it is wide: that is the honest answer."),
    Term("Cannot be told apart", "The intervals overlap. A difference may be there; these texts are too short to show it."),
    Term("No value", "The text has too little to measure, and the reason says what."),
    Term("Words in common", "Runs of six or more words that stand in both texts. “Reused” only where dates show which came first.", "Printing a release is ordinary practice."),
    Term("Stale", "The report was made before a text, a word list or a measure changed."),
)  # fmt: skip
