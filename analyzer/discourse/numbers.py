"""Numbers in running text as figures: "four", "over 10", "1.5 million", "$2bn", "50-100", "three dozen"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

_UNITS = {
    word: value
    for value, word in enumerate(
        str.split("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""")
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(str.split("""twenty thirty forty fifty sixty seventy eighty ninety"""), 2)
}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000, "dozen": 12,
    "lakh": 100_000, "crore": 10_000_000,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "eur": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "₹": "INR", "rs": "INR", "rs.": "INR",
    "rupee": "INR", "rupees": "INR", "inr": "INR", "¥": "JPY", "yen": "JPY",
}  # fmt: skip

_FIGURE = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD_NUMBER = "|".join([*sorted(_UNITS, key=len, reverse=True), *_TENS])
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)"
_NUMBER = re.compile(
    rf"(?<![\w.:])(?<![^\W\d]-)(?P<currency>US\$|[$€£₹¥]|Rs\.?)?\s?"
    rf"(?P<first>(?:{_FIGURE})|\b(?:{_WORD_NUMBER})(?:[-\s](?:{_WORD_NUMBER}))?\b)"
    rf"(?:\s?[-–]\s?(?P<last>{_FIGURE})(?![\w]))?"
    rf"(?:[\s-]?(?P<scale>{_SCALE}s?|k|mn?|bn|tn)(?!\w))?"
    rf"(?:\s?(?P<percent>%|percent\b|per cent\b)|[\s-](?P<unit>dollars?|euros?|pounds?|rupees?|yen|USD|EUR|GBP|INR)\b)?"
    rf"(?!\w|[.,:]\d)",
    re.IGNORECASE,
)
_RATIO_AFTER = re.compile(rf"[-\s](?:in|out of|to)[-\s](?:\d+|{_WORD_NUMBER})\b", re.IGNORECASE)
_RATIO_BEFORE = re.compile(rf"(?:\d|\b(?:{_WORD_NUMBER}))[-\s](?:in|out of|to)[-\s]$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:more than|over|at least|upwards? of|exceeding|in excess of|no fewer than)\s+$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"(?:less than|fewer than|under|up to|at most|no more than|as many as)\s+$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|approximately|close to|an estimated)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A figure in text[start:end]; value as digits, with "<", ">" or "~" before it where the text hedges."""

    start: int
    end: int
    value: str
    currency: str | None = None
    is_percentage: bool = False


@lru_cache(maxsize=20_000)
def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Every number written as a numeral or as words, in order of the text.

    Remembered, because propositions and facts ask for the numbers of the same sentences; some 10 MB.
    """
    return tuple(_mention(text, match) for match in _NUMBER.finditer(text) if _is_number(text, match))


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Not the pronoun "one", and not half of a ratio ("one-in-three chance", "two out of five")."""
    if _RATIO_AFTER.match(text, match.end()) or _RATIO_BEFORE.search(text, 0, match.start()):
        return False
    return match.group("first").lower() != "one" or bool(match.group("scale") or match.group("percent"))


def _mention(text: str, match: re.Match[str]) -> NumberMention:
    scale = _SCALES[(match.group("scale") or "").lower().removesuffix("s")] if match.group("scale") else 1
    first = _figure(match.group("first"), scale)
    last = match.group("last")
    value = f"{_figure(match.group('first'), scale)}-{_figure(last, scale)}" if last else first
    before = text[max(0, match.start() - 20) : match.start()]
    sign = (
        ">"
        if _AT_LEAST.search(before)
        else "<"
        if _AT_MOST.search(before)
        else "~"
        if _ABOUT.search(before)
        else ""
    )
    currency = match.group("currency") or match.group("unit")
    return NumberMention(
        match.start(),
        match.end(),
        sign + value,
        _CURRENCIES.get(currency.lower()) if currency else None,
        bool(match.group("percent")),
    )


def _figure(text: str, scale: int) -> str:
    lowered = text.lower()
    if lowered[0].isdigit():
        value = float(lowered.replace(",", "")) * scale
    else:
        value = float(
            sum(_UNITS.get(word, _TENS.get(word, 0)) for word in re.split(r"[-\s]+", lowered)) * scale
        )
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


# --- comparing values ---------------------------------------------------------------------------------------


def can_both_hold(one: str, other: str) -> bool:
    """Whether two figures can be true of one count: equal, hedged within reach of each other, or in a range.

    "About" and rounding allow a tenth: reporters round, and a rounded figure contradicts nothing.
    """
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low <= other_high and other_low <= high


@lru_cache(maxsize=5_000)
def _reach(value: str) -> tuple[float, float]:
    """The least and the most that a figure may mean; remembered, because texts give the same figures."""
    sign, figures = (value[0], value[1:]) if value[0] in "<>~" else ("", value)
    first, _, last = figures.partition("-")
    low, high = float(first), float(last or first)
    if sign == ">":
        return low, inf
    if sign == "<":
        return 0.0, high
    if sign == "~":
        return low * 0.9, high * 1.1
    return low, high
