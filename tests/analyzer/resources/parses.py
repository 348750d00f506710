"""A sentence as the parser gives it."""

from __future__ import annotations

from analyzer.engines import parser
from analyzer.types import ParsedSentence


def parsed(text: str) -> ParsedSentence:
    return parser.parse([text], [0])[0]
