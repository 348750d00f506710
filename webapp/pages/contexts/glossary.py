"""The words of the house, for readers: what a word means, how it is worked out, and what it does not say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    key: str  # its address on the page: #own-voice
    word: str
    meaning: str
    how: str = ""  # how it is worked out
    caution: str = ""  # what it does not say


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    terms: tuple[Term, ...]


GLOSSARY = (
    Chapter("The texts", (
        Term("letters", "Text R, A, B, C …", "R is an official release, the base text. Outlets have letters in the order of their dates; texts without a date come last.", caution="A letter is no rank."),
        Term("base-text", "Base text", "The text that the others are read against: the release, where there is one.", "The earliest release of the event. Without a release each text is read against the others.", "The base text is a reference, not the truth."),
        Term("lead", "Lead", "The first sentence of the text itself, where the most important thing usually stands.", "The first sentence of prose after headline and dateline."),
        Term("box", "Box", "A part beside the running text: key facts, terms, a timeline.", "Found by its heading and its short items. Shares are taken over the running text, without boxes and captions.", "What stands in a box is still read, and searched before anything is called not found."),
        Term("removed-text", "Removed in cleaning", "Page furniture: menus, share buttons, “also read” lines.", "Each passage is kept with the reason why it was taken out, and can be put back before saving.", "Removed is not lost: it is searched before anything is called not found."),
    )),
    Chapter("Who speaks", (
        Term("own-voice", "Own voice", "The outlet itself speaks: no quotation marks, and nobody is named as the source of the words.", "What is left of a sentence when quoted and reported words are set aside. A meeting or a report cannot speak: “the meeting underscored” is own voice.", "A harsh quotation is not a harsh outlet."),
        Term("reported", "Reported", "Somebody’s words without quotation marks: “she said that …”.", "A word of saying, its subject and the clause that hangs on it are found in the grammar of the sentence.", "How close the report is to what was said."),
        Term("quoted", "Quoted", "Words inside quotation marks, with a speaker.", "Quotation marks and the nearest words of saying. One to three words in marks without a speaker are held at arm’s length, not quoted.", "Whether the speaker used these words: it says only that the text gives them so."),
        Term("source", "Source", "The words of the text that name who speaks, and the person or body that they mean.", "Names are joined over titles, short forms and pronouns: “the ambassador”, “Kwatra”, “he”.", "A source named is not a source asked."),
        Term("cue", "Word of saying", "The word by which speech is given to somebody: “said”, “warned”, “according to”.", "Each has a class, from plain (“said”) to pressing (“stressed”) or doubting (“claimed”).", "Which word the speaker would have chosen."),
    )),
    Chapter("What is said", (
        Term("claim", "Claim", "One thing said about the event, however it is worded.", "Sentences are cut into statements of who does what; those of different texts are one claim only where names, numbers, dates and negation agree."),
        Term("closeness", "Word for word, nearly, in other words, in part", "How close a text’s wording of a claim is to the base text’s, from most to least.", caution="Closeness is not accuracy."),
        Term("not-found", "Not found", "No sentence, headline or removed passage of this text has the claim.", caution="It may stand in a version that was not supplied."),
        Term("different", "Says something different", "A date, number or yes-or-no differs so that both cannot hold.", caution="Sidelight does not know who is right."),
        Term("added", "Added", "A claim that the base text does not have.", caution="It may stand in a release that was not supplied."),
        Term("left-out", "Left out", "A claim of the base text that a text of the same day or later does not have. With an earlier or unknown date the report says “not in both”.", caution="Why it is not there: space, another topic, or choice."),
        Term("words-in-common", "Words in common", "Runs of six or more words that stand in both texts. “Reused” only where dates show which came first.", caution="Printing a release is ordinary practice."),
    )),
    Chapter("How it is put", (
        Term("frame-words", "Frame words", "Words that coders connect with a way of seeing an event, such as security, or trade.", "A codebook lists cues with weights: 3 decides alone, 2 is enough for a sentence, 1 needs another cue beside it. A sentence counts where its cues weigh 2 or more.", "They show vocabulary, not intention; “no threat” is still a word of threat."),
        Term("loaded-wording", "Loaded wording", "Words of the outlet’s own that judge, magnify, attack or take sides.", "Each entry of the word lists has a class and a weight; together they make a score from 0 to 1. Attribution and figures beside them lower it. From 0.5 on the sentence counts.", "Whether the word is deserved; irony is not seen."),
        Term("own-view", "Own view", "Sentences in which the text gives its author’s view.", "Judging, advising and commenting words, modals, negation and exclamation raise a score from 0 to 1; dates, amounts and attribution lower it. From 0.5 on the sentence counts.", "Whether the view is a good one."),
        Term("editorial-claim", "Judging, to check", "The outlet itself evaluates, predicts, advises, explains cause or meaning, or gives a motive.", "Cues of each kind in own-voice words make a score from 0 to 1; from 0.5 on the sentence is listed for a person to check.", "A mark is a question to the reader, not an answer."),
        Term("tone", "Tone towards an actor", "Whether the words that bear on a person, body or place speak well or ill of it, from −1 to 1.", "Verbs by the role that they give the actor, its attributes, and other words by their distance in the grammar; negation turns them.", "What the outlet thinks. Deeds that speak for themselves are not seen."),
        Term("emotional-words", "Emotional words", "Pleasant and unpleasant words of each sentence, from −1 to 1. A weak signal.", "A word list rated by people (VADER). Names and words that only name the topic, such as “security”, count nothing: they are held neutral.", "Who feels what about whom."),
        Term("readability", "Readability", "How many years of schooling the length of words and sentences asks for.", "Seven known formulas; the figure is their mean, the band runs from the lowest to the highest.", "Whether the ideas are hard."),
    )),
    Chapter("How sure", (
        Term("count", "3 of 5", "How many, out of how many. Counts come before shares.", caution="Of few sentences each one moves the share far."),
        Term("interval", "Interval", "How far a share would move if a few sentences were different (90 %, Wilson).", caution="With few sentences it is wide: that is the honest answer."),
        Term("told-apart", "Cannot be told apart", "The intervals overlap. A difference may be there; these texts are too short to show it."),
        Term("no-value", "No value", "The text has too little to measure, and the reason says what.", caution="No value is not zero."),
        Term("stale", "Stale", "The report was made before a text, a word list or a measure changed."),
    )),
)  # fmt: skip

TERMS = {term.key: term for chapter in GLOSSARY for term in chapter.terms}
