"""One sentence changed, as another outlet might have printed it, at a place found by a plain pattern.

Each function returns None where the sentence offers no place for its change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

FEWEST_WORDS = 10
"""Of a sentence that is left out or added: a shorter one may say nothing that can be compared."""
QUOTED_WORDS = 8
"""Words of four letters or more in a quotation that is changed. The codebook pairs quotations from five content words
on, and a trimmed one loses up to a third."""
_WORDS = ("lanterns", "orchard", "violins", "ceramic", "pelicans")
"""That no quotation in the news holds."""
_AGENTS = ("Ilka Brandt", "Tomas Oyelaran", "Maud Ferreira")
"""Made up."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b({_MONTHS}) (\d{{1,2}})\b(?!,? \d{{1,2}}\b)(?![-–])")
_NUMBER = re.compile(r"(?<![\w$£€.,-])(?<!\. )(?<!\d )(\d{2,3})(?= [a-z]{4,}s\b)")
_AUXILIARY = re.compile(
    r"\b(?:(?:was|were|is|are|has|have|had) (?=[a-z]+(?:ed|ing)\b)|(?:will|would|can|could|should) (?!not\b|never\b)(?=[a-z]))"
)
"""Before a participle or a verb: "had not thousands" is no English."""
_BACK = re.compile(r"\b(?:he|she|they|it|his|her|him|them|their|its|this|these|those)\b")
_PERSONAL = re.compile(r"\b(?:[Hh]e|[Ss]he|his|her|hers|him|himself|herself)\b")
SAYING = "(?:said|says|added|stated|argued|claimed|noted|wrote|announced|insisted)"
_SPEECH = re.compile(rf"\b(?:{SAYING}|told|according)\b")
"""The labels also call "favored" or "for" a cue; there no one is quoted as saying anything."""
_ROLE = re.compile(
    r"\b((?:[A-Z][a-z]+\.? )?[A-Z][a-z]{2,} [A-Z][a-z]{2,}) (?=(?:opened|hosted|chaired|signed|addressed|convened|launched) (?:the|a|an|his|her|its) )"
)
"""Two or three capitalised words before the verb of a role."""
_INNER = re.compile(
    rf"\b(?:{SAYING}|told|thinks?|thought|believe[sd]?|hope[sd]?|expect(?:s|ed)?|plan(?:s|ned)?|want(?:s|ed)?|views?|viewed"
    r"|doubt(?:s|ed)?|suspect(?:s|ed)?|fear(?:s|ed)?|offer(?:s|ed)?|request(?:s|ed)?|promise[sd]?|refuse[sd]?|agree[sd]?"
    r"|worried|intend(?:s|ed)?|claim(?:s|ed)?)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no)\b|n[’']t\b")
NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){0,2}"
_NAMED_SPEAKER = re.compile(rf"{NAME} {SAYING}\b|\b{SAYING} {NAME}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did)\b"
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTATION = re.compile(r"“([^“”\"]+)”|(?:^|(?<=[\s(—]))\"(?=\S)([^\"“”]+)\"")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One labelled attribution inside one sentence, as half-open spans of the sentence."""

    sentence: int
    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]


def change_number(sentence: str, random: Random) -> str | None:
    """Another figure of the same length, no year and no part of a date, before a plural noun."""
    if any(mark in sentence for mark in '“”"') or not (match := _NUMBER.search(sentence)):
        return None
    old = int(match[1])
    new = old + random.randint(3, 9) * 10 ** (len(match[1]) - 2)
    new = new if len(str(new)) == len(match[1]) else old - 3 * 10 ** (len(match[1]) - 2)
    return sentence[: match.start(1)] + str(new) + sentence[match.end(1) :]


def change_date(sentence: str, random: Random) -> str | None:
    """Another day of the same month."""
    if not (match := _DATE.search(sentence)):
        return None
    day = int(match[2])
    new = day + random.randint(2, 5) if day <= 20 else day - random.randint(2, 5)
    return sentence[: match.start(2)] + str(new) + sentence[match.end(2) :]


def negate(sentence: str, random: Random) -> str | None:
    """ "not" after the first auxiliary of a statement that holds no quotation and no negation."""
    if any(mark in sentence for mark in '“”"?') or re.search(
        r"\b(?:not|no|never|neither|nor)\b|n[’']t\b", sentence, re.IGNORECASE
    ):
        return None
    match = _AUXILIARY.search(sentence)
    return sentence[: match.end()] + "not " + sentence[match.end() :] if match else None


def change_quoted_word(sentence: str, random: Random) -> str | None:
    """A long word in the middle of a quotation becomes one that never stood there."""
    span = only_quotation(sentence)
    if span is None:
        return None
    words = list(re.finditer(r"\b[a-z]{5,}\b", sentence[span[0] : span[1]]))[1:-1]
    if not words:
        return None
    chosen = random.choice(words)
    start, end = span[0] + chosen.start(), span[0] + chosen.end()
    return sentence[:start] + random.choice(_WORDS) + sentence[end:]


def trim_quotation(sentence: str, random: Random) -> str | None:
    """The quotation ends earlier by three words to a third of its length."""
    span = only_quotation(sentence)
    if span is None:
        return None
    words = list(re.finditer(r"\S+", sentence[span[0] : span[1]]))
    kept = words[len(words) - 1 - random.randint(3, max(3, len(words) // 3))]
    mark = sentence[span[1] - 1] if sentence[span[1] - 1] in ",.!?" else ""
    end = span[0] + kept.end()
    return sentence[:end].rstrip(",.;:!?") + mark + sentence[span[1] :]


def keep_quotation(sentence: str, random: Random) -> str | None:
    """Nothing is changed: an answer other than verbatim is wrong."""
    return sentence if only_quotation(sentence) else None


def quotations_in(text: str) -> list[str]:
    """What stands between quotation marks."""
    return [match[1] or match[2] for match in _QUOTATION.finditer(text)]


def only_quotation(sentence: str) -> tuple[int, int] | None:
    """What stands between the marks, where the sentence has one quotation, whole and long enough."""
    matches = list(_QUOTATION.finditer(sentence))
    marks = sum(sentence.count(mark) for mark in '“”"')
    if len(matches) != 1 or marks != 2:
        return None
    group = 1 if matches[0][1] is not None else 2
    return matches[0].span(group) if len(_LONG_WORD.findall(matches[0][group])) >= QUOTED_WORDS else None


def is_speech(sentence: str, one: Attributed) -> bool:
    """Whether the cue is a plain verb of speech."""
    return bool(_SPEECH.search(sentence[slice(*one.cue)]))


def change_agent(sentence: str, random: Random) -> str | None:
    """Somebody else did it."""
    if has_marks(sentence) or not (match := _ROLE.search(sentence)):
        return None
    return sentence[: match.start(1)] + random.choice(_AGENTS) + sentence[match.end(1) :]


def promote(sentence: str, one: Attributed) -> str | None:
    """ "She said that the ferry sank." → "She said: “The ferry sank.”" """
    content = _plain_content(sentence, one)
    if content is None or len(_LONG_WORD.findall(content)) < QUOTED_WORDS:
        return None
    return f"{sentence[: one.cue[1]]}: “{content[:1].upper()}{content[1:].rstrip(' .!')}.”"


def demote(sentence: str, one: Attributed) -> str | None:
    """ "“The ferry sank,” she said." → "The ferry sank, she said." """
    span = only_quotation(sentence)
    is_whole = span is not None and span[0] <= 1 and one.cue[0] >= span[1] and one.source[0] >= span[1]
    return re.sub('[“”"]', "", sentence) if is_whole else None


def give_to(sentence: str, one: Attributed, name: str) -> str | None:
    """Another source, where the source is a name that no pronoun of the sentence goes back to."""
    source = sentence[slice(*one.source)]
    if _PERSONAL.search(_QUOTATION.sub("", sentence)) or _DENIED.search(sentence[slice(*one.cue)]):
        return None
    if not re.fullmatch(r"(?:[A-Z][\w.’'-]+ )*[A-Z][\w’'-]{2,}(?:, [^,]+,?)?", source) or source in (
        "She",
        "They",
        "The",
        "This",
    ):
        return None
    name = name if one.source[0] else name[0].upper() + name[1:]
    return sentence[: one.source[0]] + name + sentence[one.source[1] :]


def drop_source(sentence: str, one: Attributed) -> str | None:
    """ "She said that the ferry sank." → "The ferry sank." Not where an inner source remains ("she said she hoped")."""
    content = _plain_content(sentence, one)
    if (
        content is None
        or not is_clause(content)
        or _INNER.search(content)
        or _DENIED.search(sentence[: one.content[0]])
    ):
        return None
    return content[:1].upper() + content[1:]


def _plain_content(sentence: str, one: Attributed) -> str | None:
    """To the sentence's end, what follows "She said" or "She said that"."""
    start, end = one.content
    is_plain = one.source[0] == 0 and one.source[1] <= one.cue[0] and 0 <= start - one.cue[1] <= len(" that ")
    if (
        has_marks(sentence)
        or not is_plain
        or sentence[end:].strip(" .!")
        or len(sentence[start:end].split()) < 6
    ):
        return None
    return re.sub(r"^that ", "", sentence[start:].lstrip(", "))


def add_source(sentence: str, name: str) -> str | None:
    """ "The ferry sank." → "According to …, the ferry sank." Not where somebody speaks in it already."""
    if (
        has_marks(sentence)
        or _INNER.search(sentence)
        or not re.match(r"(?:The|A|An|It|They|This|These) ", sentence)
    ):
        return None
    if len(sentence.split()) < FEWEST_WORDS or not sentence.endswith("."):
        return None
    return f"According to {name}, {sentence[0].lower()}{sentence[1:]}"


def has_marks(sentence: str) -> bool:
    return any(mark in sentence for mark in ("“", "”", "‘", '"', "''"))


_LEFT_OPEN = re.compile(r"(?:“|(?<!\S)(?:\"|''))(?=\S)(?:(?!''|[“”\"]).)*$", re.DOTALL)


def leaves_open(text: str) -> bool:
    """Whether its last double mark is one that opens: what follows is quoted as well."""
    return bool(_LEFT_OPEN.search(text))


def is_clause(content: str) -> bool:
    """Whether it could be true or false alone: "noted the comments" gives nobody any words."""
    return bool(_FINITE.search(content))


def is_full(sentence: str) -> bool:
    return len(sentence.split()) >= FEWEST_WORDS and not has_marks(sentence) and sentence.endswith(".")


def names_in(sentence: str) -> set[str]:
    """Words with a capital that do not open the sentence."""
    return set(re.findall(r"(?<=[^.!?] )[A-Z][\w’'-]+", sentence))


def leans_back(sentence: str) -> bool:
    """Whether a pronoun, or a quotation that goes on, may be resolved in the sentence before. One that names its own
    speaker does not go on, and a pronoun inside it is the speaker's."""
    outside = _QUOTATION.sub("“”", sentence)
    goes_on = has_marks(sentence) and not (has_marks(outside) and _NAMED_SPEAKER.search(outside))
    return goes_on or _BACK.search(outside.lower()) is not None
