"""Words made comparable: spelling variants are equal, and a word family is a closed set of forms.

A family is what ``word~`` stands for in a lexicon or a codebook: the word, its inflections and its regular
derivations. It is spelled out from the whole word before the tilde and never matched as a prefix, so that
``import~`` finds "importers" and not "importance".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})

# British → American, applied to lexicon and text alike. A rule that changes an unrelated word ("promise" →
# "promize") does no harm, because it changes it on both sides.
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-z]{3})is(e[sdr]?|ers|ing|ations?|able)$"), r"iz\1"),
    (re.compile(r"ys(e[sdr]?|ers|ing)$"), r"yz\1"),
    (re.compile(r"^(def|off|pret|lic)ence(s|d|less)?$"), r"\1ense\2"),
    (re.compile(r"^practis"), "practic"),
    (
        re.compile(
            r"(lab|neighb|col|fav|hon|harb|behavi|rum|hum|endeav|arm|vap|flav|sav|rig|vig|od|tum|val|parl)our"
        ),
        r"\1or",
    ),
    (re.compile(r"^(cent|theat|met|lit|fib|calib|spect|meag|somb)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"programme(s?)$"), r"program\1"),
    (re.compile(r"(trave|labe|cance|counse|fue|mode|signa|leve|riva|pane|tota)ll(?=e|i)"), r"\1l"),
    (re.compile(r"^(judg|acknowledg)ement"), r"\1ment"),
    (re.compile(r"^ageing$"), "aging"),
    (re.compile(r"^(fulfi|enro|insta)l(s|ment|ments)?$"), r"\1ll\2"),
    (re.compile(r"^(p|encyclop)aed"), r"\1ed"),
    (re.compile(r"^cheque"), "check"),
)


_MAY_VARY = re.compile(
    r"is[aei]|ys[ei]|ence|actis|our|res?d?$|amme|ll|gement|ageing|fil|enrol|instal|aed|cheque"
)
"""Most words match no rule; one look tells."""


@lru_cache(maxsize=100_000)
def normalise(word: str) -> str:
    """One word in the form in which words are compared: lower case, American spelling, plain apostrophes."""
    plain = unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).lower().rstrip(".")
    if _MAY_VARY.search(plain):
        for pattern, replacement in _SPELLINGS:
            plain = pattern.sub(replacement, plain)
    return plain


_SHORTEST_DERIVING = 4
"""Letters. Shorter words meet unrelated ones too easily (ban + al, app + ly, leg + ion, fat + al)."""

_INFLECTIONS = ("s", "es", "ed", "ing", "d")
_DERIVATIONS = (
    "er", "ers", "or", "ors", "ation", "ations", "ion", "ions", "ment", "ments", "able", "ive", "ively", "al",
    "ally", "ity", "ities", "ism", "ist", "ists", "ize", "izes", "ized", "izing", "ization", "ful", "fully",
    "less", "ness", "ly", "ous", "ously", "y", "ies", "ic", "ical", "ically",
)  # fmt: skip
_DOUBLING = frozenset({"ed", "ing", "er", "ers"})
_VOWELS = frozenset("aeiou")

# Regular in spelling, unrelated in meaning.
_UNRELATED: dict[str, frozenset[str]] = {
    "custom": frozenset({"customer", "customers"}),
    "fact": frozenset({"faction", "factions", "factor", "factors"}),
    "form": frozenset({"formal", "formally", "formality", "formalities", "former", "formers"}),
    "general": frozenset({"generally"}),
    "hard": frozenset({"hardly"}),
    "hospital": frozenset({"hospitality"}),
    "late": frozenset({"lately"}),
    "market": frozenset({"marketed", "marketing", "marketer", "marketers"}),
    "mission": frozenset({"missionary"}),
    "organ": frozenset({"organism", "organist", "organists", "organize", "organized", "organization"}),
    "pass": frozenset({"passion", "passions", "passive", "passively"}),
    "port": frozenset({"portal", "porter", "porters", "portion", "portions", "portable", "portly"}),
    "rate": frozenset({"ration", "rations", "rational", "rationally"}),
    "sever": frozenset({"several", "severity"}),
    "short": frozenset({"shortly"}),
    "state": frozenset({"station", "stations", "stately"}),
    "wage": frozenset({"wager", "wagers"}),
}


@lru_cache(maxsize=20_000)
def family(word: str) -> frozenset[str]:
    """Every form that ``word~`` stands for, normalised. ``word`` is a whole word, not a stem cut short.

    >>> "importers" in family("import"), "importance" in family("import")
    (True, False)
    """
    base = normalise(word)
    suffixes = _INFLECTIONS + (_DERIVATIONS if len(base) >= _SHORTEST_DERIVING else ())
    forms = {base} | {form for suffix in suffixes for form in _joined(base, suffix)}
    return frozenset(normalise(form) for form in forms) - _UNRELATED.get(base, frozenset())


def _joined(base: str, suffix: str) -> tuple[str, ...]:
    """The base with a suffix, by the spelling rules of English: dropped e, y to i, doubled consonant."""
    if suffix == "d":
        return (base + "d",) if base.endswith("e") else ()
    if suffix in {"ion", "ions"}:  # only after t and s: "protection", never "bill-ion" or "compan-ion"
        stem = base.removesuffix("e")
        return (stem + suffix,) if stem.endswith(("t", "s")) else ()
    if base.endswith("e") and suffix[0] in "aeiouy":
        return (base[:-1] + suffix,)
    if base.endswith("y") and len(base) > 2 and base[-2] not in _VOWELS:
        if base.endswith("fy") and suffix in {"ation", "ations"}:
            return (base[:-1] + "ic" + suffix,)
        if suffix == "ing":
            return (base + suffix,)
        return (base[:-1] + suffix,) if suffix[0] == "i" else (base[:-1] + "i" + suffix,)
    if suffix in _DOUBLING and base.endswith("c"):
        return (base + "k" + suffix,)  # traffic, trafficking
    if suffix in _DOUBLING and _doubles(base):
        return (base + suffix, base + base[-1] + suffix)
    return (base + suffix,)


def _doubles(base: str) -> bool:
    """Whether the last consonant may be doubled: ban, banned."""
    return len(base) >= 3 and base[-1] not in "aeiouwxyh" and base[-2] in _VOWELS and base[-3] not in _VOWELS
