"""What a person can mend: errors whose message says what is wrong and what to do."""


class AnalyzerError(Exception):
    """Input that cannot be analyzed. The message is written for the person who supplied it.

    ``reason`` says what is wrong, ``remedy`` what to do; the message is both. A reason may hold its remedy.
    """

    def __init__(self, reason: str = "", remedy: str = "") -> None:
        super().__init__(f"{reason} {remedy}".strip())
        self.reason = reason
        self.remedy = remedy


class UnreadableInputError(AnalyzerError):
    """The bytes are not a text that Sidelight can read: empty, binary, wrong encoding, unknown type."""


class UnsuitableTextError(AnalyzerError):
    """The text was read, but no honest analysis is possible: too short, too long, not English."""


class ResourceError(AnalyzerError):
    """A lexicon or codebook file does not hold together: its card, an entry or one of its examples."""


class ComparisonError(AnalyzerError):
    """These documents cannot be set side by side: fewer than two, unequal fingerprints, unknown baseline."""


class MissingPartError(AnalyzerError):
    """Something optional is asked for and not installed. The message says what to install."""


class LearningError(AnalyzerError):
    """Labels that nothing can be learned from, or a stored model that is damaged or of another version."""


class LabelError(AnalyzerError):
    """A value that its kind of label does not have; the message names those that it has."""


class CorrectionError(AnalyzerError):
    """A correction that cannot be taken up as it is. The message says why and what to do."""
