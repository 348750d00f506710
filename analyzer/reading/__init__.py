"""Reading: the bytes of an upload → a Document with clean text, zones, sentences and what was removed."""

from analyzer.reading.document import article_text, read
from analyzer.reading.sidecar import Sidecar, load_sidecar, sidecar_beside

__all__ = ["Sidecar", "article_text", "load_sidecar", "read", "sidecar_beside"]
