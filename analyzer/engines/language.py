"""py3langid: is this English, and if not, which language?

Quirk: it always answers, and on lists of names or very short texts it answers at random. So English is refused only
when the model says otherwise *and* the commonest English words are missing.
"""

from __future__ import annotations

import re
from importlib.metadata import version as installed

_SAMPLE = 20_000
"""Characters. More does not change the answer."""
_WORD = re.compile(r"[a-z]+")
_COMMON = frozenset(
    "the of and to in a is that for on with as was by at from it be are were has have had its this which "  # noqa: SIM905
    "an not but or their they he she his her we our you will would said who after been".split(" ")
)
_ENOUGH_COMMON = 0.18
"""Share of words. English news has .35 to .50; the nearest neighbours (Dutch, Scots, Afrikaans) stay under .15."""

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "la": "Latin", "lt": "Lithuanian",
    "lv": "Latvian", "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "nn": "Norwegian", "or": "Odia", "pa": "Punjabi", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language; "en" in every case of doubt."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if words and sum(word in _COMMON for word in words) >= _ENOUGH_COMMON * len(words) and _is_latin(sample):
        return "en"
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)


def language_name(code: str) -> str:
    """The English name of a language, or its code where we know none."""
    return _NAMES.get(code, f"the language with the code “{code}”")


def _is_latin(sample: str) -> bool:
    """Mostly Latin letters: a few English words inside another script prove nothing."""
    if sample.isascii():
        return True
    letters = [character for character in sample if character.isalpha()]
    return sum(character < "\u0250" for character in letters) > len(letters) / 2


def version() -> str:
    """For the fingerprint, without importing the package."""
    return f"py3langid {installed('py3langid')}"
