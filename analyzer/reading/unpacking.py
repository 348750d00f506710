"""One upload → the documents that it holds."""

from __future__ import annotations

from collections.abc import Mapping

from analyzer.reading.incoming import Unpacked
from analyzer.types import RawDocument

MAX_UPLOAD_BYTES = 25_000_000
"""A newspaper's page as PDF has up to 10 MB, an archive of forty articles rarely more than 20."""


def unpack(
    content: bytes,
    filename: str | None = None,
    media_type: str | None = None,
    mapping: Mapping[str, Mapping[str, str]] | None = None,
) -> Unpacked:
    """The documents of an upload, in order, and what of it is refused, with the reason. Raises nothing.

    ``mapping``: name of a table → field → column, where a person has said which is which.
    """
    return Unpacked((RawDocument(content, media_type, filename),))
