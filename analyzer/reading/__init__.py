"""Reading: the bytes of an upload → a Document with clean text, zones, sentences and what was removed."""

from analyzer.reading.document import read

__all__ = ["read"]
