"""Whether two names can be names of one person, body or place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from analyzer.alignment.words import FUNCTION_WORDS, SHORT_FORMS, words_of
from analyzer.discourse.personal_names import names_of_two

_LISTED = """
    mr mrs ms miss dr prof professor sir lord lady dame president minister prime secretary director ambassador
    senator representative congressman congresswoman governor mayor chief chairman chairwoman chair general colonel
    lieutenant captain sergeant officer judge justice king queen prince princess pope bishop spokesman spokeswoman
    spokesperson acting deputy vice former home foreign
"""
TITLES = frozenset(_LISTED.split())
"""Offices and forms of address. They are compared as titles of a person, not as part of the name."""
_SURNAMES = """
    king queen prince princess pope bishop lord lady dame sir judge justice general major chair chief mayor vice home foreign
    former acting deputy prime mr mrs ms miss dr professor prof captain sergeant colonel chairman
"""
_OFFICES = TITLES - frozenset(_SURNAMES.split())
"""At the end of a name they say what somebody is; the others are surnames, too, or say little alone."""
_OTHER_NAME = {"britain": "uk", "america": "usa"}
"""Of a country, where it stands alone: "Bank of America" is no country."""
_ADDRESS = re.compile(r"[a-z0-9-]+(?:[.][a-z0-9-]+)*[.][a-z]{2,}")
_LONG_NAME, _LONG_SHARE = 4, 0.6
"""Words that two long names of bodies share: what stands before them varies ("Inaugural Harbour Safety …")."""
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_HOLDER = frozenset({"of", "for", "to", "from", "at", "with"})
_LISTED_ATTENDANTS = """
    advocate supporter backer critic opponent ally aide adviser advisor lawyer attorney official member
    spokesman spokeswoman spokesperson representative relative colleague
"""
_ATTENDANTS = frozenset(_LISTED_ATTENDANTS.split())
"""People who are told by whom they serve, at the head of a sentence too: "Advocates for Lund", not "Bank of Norwick"."""
_FEWEST_LETTERS = 4
"""Shorter first names differ by one letter too easily (Ann, Dan) to be spellings of each other."""


@lru_cache(maxsize=100_000)
def are_same_name(a: str, b: str) -> bool:
    """One name contains the other, or one of first and last name agrees and the other differs by a letter or an initial."""
    if a.casefold() == b.casefold():
        return True
    first, second = _parts(a), _parts(b)
    if set(first).isdisjoint(second):
        return False
    if names_of_two(a.split(), b.split()):
        return False
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and _is_named_after(a if long is first else b, short[0]):
        return False
    if set(short) <= set(long) and (long[-1] in short or (len(short) > 1 and long[: len(short)] == short)):
        return True  # the surname, the tail of a body's name, or its beginning; not "India" in "Bank of India Ltd"
    common = len(set(first) & set(second))
    if (
        first[-1] == second[-1]
        and common >= _LONG_NAME
        and common / len(set(first) | set(second)) >= _LONG_SHARE
    ):
        return True
    is_person = a.split()[-1][:1].isupper() and b.split()[-1][:1].isupper()  # no "officials"
    if not is_person:
        return False
    if first[-1] == second[-1]:
        return _are_same_first(first[0], second[0])
    return first[:-1] == second[:-1] != () and _are_one_surname(first[-1], second[-1])


class KnownNames:
    """Names by their words: two that are one share a word, so that not every name has to be held against every other."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._holding: dict[str, dict[str, int]] = defaultdict(dict)  # word → names with it, and their places
        self._count = 0
        self._answers: dict[str, bool] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        for word in (*_parts(name), name.casefold()):
            self._holding[word].setdefault(name, self._count)
        self._count += 1
        self._answers.clear()

    def __contains__(self, name: str) -> bool:
        """Whether any can be this one's."""
        known = self._answers.get(name)
        if known is None:
            known = self._answers[name] = bool(self.like(name))
        return known

    def like(self, name: str) -> list[str]:
        """Those that can be this one's, in the order in which they were added."""
        found = {
            known: place
            for word in (*_parts(name), name.casefold())
            for known, place in self._holding.get(word, {}).items()
        }
        return [known for known in sorted(found, key=found.__getitem__) if are_same_name(known, name)]


def _are_one_surname(a: str, b: str) -> bool:
    """A slip of one letter in a surname behind the same first name; in a short one it makes another name."""
    return min(len(a), len(b)) > _FEWEST_LETTERS and is_same_spelling(a, b)


def _is_named_after(body: str, place: str) -> bool:
    """ "Bank of Norwick" is not Norwick."""
    words = body.casefold().split()
    return len(words) > 2 and words[-2] in ("of", "in") and words[-1].strip(".,") == place


def is_same_spelling(a: str, b: str) -> bool:
    """At most one letter inserted, left out or replaced."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), len(a))
    return a[at:] == b[at + 1 :] or a[at + 1 :] == b[at + 1 :]


@lru_cache(maxsize=5_000)
def is_proper(name: str) -> bool:
    """Written as a name: "the working group" is none, nor "Officials of both cities" at the start of a sentence.

    A web address names whoever publishes there: all that is known of a release without an issuer.
    """
    if _ADDRESS.fullmatch(name):
        return True
    words = [word for word in name.split() if word.casefold() not in FUNCTION_WORDS]
    if words and words[0][:1].islower() and words[-1][:1].islower():
        return False  # "young Republican aide" describes whom it does not name
    capitals = [word[:1].isupper() for word in words]
    return any(capitals[1:]) or (len(capitals) == 1 and capitals[0])


@lru_cache(maxsize=5_000)
def is_described(name: str) -> bool:
    """By an office or by somebody else's name: "the president", "Lund's campaign manager" and "a lawyer for Lund" may be
    anybody, also one whom another text names."""
    owner, possessive, rest = name.replace("’", "'").rpartition("'s ")
    if owner and possessive and rest[-1:].isalpha() and rest.split()[-1].islower():
        return True
    words = [word.strip(".,") for word in name.split() if word.casefold() not in _ARTICLES]
    if words[-1:] and words[-1].casefold() in _OFFICES:
        return True
    has_holder = any(word in _BEFORE_HOLDER for word in words[1:])
    return has_holder and (words[0].islower() or words[0].casefold().removesuffix("s") in _ATTENDANTS)


def names_something(name: str) -> bool:
    """Not a mere district mark ("D.C.") or a title."""
    return bool(_parts(name))


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    """Plain words without titles; what a hyphen joins is one: the "India-US" meeting is not "US"."""
    pieces = ["-".join(word.form for word in words_of(piece)) for piece in _pieces(name)]
    forms = [piece for piece in pieces if piece and piece not in FUNCTION_WORDS]
    while forms and _is_region(forms[-1]):
        forms.pop()
    if len(forms) == 1:
        forms = [_OTHER_NAME.get(forms[0], forms[0])]
    return tuple(form for form in forms if form not in TITLES) or tuple(forms)


def _pieces(name: str) -> list[str]:
    """Split at spaces; a long form that has a short one stays together."""
    words = name.split()
    for at in range(len(words) - 1, 0, -1):
        if (words[at - 1].casefold(), words[at].casefold()) in SHORT_FORMS:
            words[at - 1 : at + 1] = [" ".join(words[at - 1 : at + 1])]
    return words


def _is_region(form: str) -> bool:
    """The mark of a state or district after a place: Washington, D.C.; Manchester, NH."""
    return len(form) == 2 and form.isalpha() and form not in SHORT_FORMS.values()


def _are_same_first(a: str, b: str) -> bool:
    if a[0] == b[0] and (len(a) == 1 or len(b) == 1):
        return True
    return min(len(a), len(b)) >= _FEWEST_LETTERS and is_same_spelling(a, b)
