"""Reading: the bytes of an upload → a Document with clean text, zones, sentences and what was removed."""

from analyzer.reading.document import article_text, read
from analyzer.reading.formats import MAX_UPLOAD_BYTES
from analyzer.reading.incoming import FIELDS, Refusal, Table, Unpacked
from analyzer.reading.likeness import Likeness, likeness
from analyzer.reading.releases import ReleaseMarks, release_marks
from analyzer.reading.sidecar import Sidecar, load_sidecar, sidecar_beside
from analyzer.reading.unpacking import unpack

__all__ = [
    "FIELDS",
    "MAX_UPLOAD_BYTES",
    "Likeness",
    "Refusal",
    "ReleaseMarks",
    "Sidecar",
    "Table",
    "Unpacked",
    "article_text",
    "likeness",
    "load_sidecar",
    "read",
    "release_marks",
    "sidecar_beside",
    "unpack",
]
