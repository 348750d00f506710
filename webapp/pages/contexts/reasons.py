"""Why a stretch of text was read as it was, in words: classes of cues, flags, and the rules of the reading."""

CUE_CLASSES = {
    "neutral": "a plain word for saying",
    "stressing": "a word that presses the point",
    "commissive": "a word that binds the speaker to something",
    "warning": "a word that warns",
    "claiming": "a word that leaves open whether it is so",
    "factive": "a word that takes it as true",
    "praising": "a word that praises",
}
"""CODEBOOK §4, as one clause each."""

FLAGS = {
    "impersonal": "It reads like a report of speech, but what speaks is no person or body (“the meeting underscored”): the outlet’s own voice.",
    "continuation": "It goes on with the same speaker after the words before it.",
    "scare_quotes": "One to three words in marks with no speaker: held at arm’s length, not quoted.",
}

RULES: dict[str, str] = {}
"""How the reading found the voice, by the name of the rule; a rule without words here is said by its name."""
