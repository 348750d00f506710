"""What each rule of voice looks for, in words for readers: the one place where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.types import StatementRule

RULES: Mapping[StatementRule, str] = {
    "verb": "a verb of saying, thinking or pledging, with somebody as its subject",
    "noun": "a noun such as “claim” or “promise”, with somebody whose it is",
    "adjective": "an adjective of opinion or will such as “convinced”, said of somebody",
    "according_to": "“according to” with a source",
    "turn": "the speaker’s name and a colon, as in an interview or a headline",
    "speaker_behind": "quotation marks with the speaker named behind them",
    "speaker_before": "quotation marks with the speaker named before them",
    "speaker_behind_question": "quotation marks with the speaker named in the next sentence",
    "inside_report": "quotation marks inside what somebody is reported to have said",
    "name_and_colon": "quotation marks behind a name and a colon",
    "signature": "quotation marks with a dash and a name behind them",
    "sentence_with_colon": "quotation marks behind a sentence that ends in a colon",
    "part_of_act": "words in quotation marks as part of what somebody does",
    "goes_on": "quotation marks that go on from the words quoted before or behind",
}
