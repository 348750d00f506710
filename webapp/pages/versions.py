"""Which templates and contexts made a stored part of a page: a change in any of them makes it anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from webapp.people.rights import installation

_CODE = Path(__file__).resolve().parent


@cache
def template_version() -> str:
    """SHA-256 over the files that shape the report, once per process."""
    templates = Path(settings.BASE_DIR) / "templates"
    digest = hashlib.sha256()
    for path in sorted((*templates.rglob("*.html"), *templates.rglob("*.svg"), *_CODE.rglob("*.py"))):
        digest.update(path.read_bytes())
    digest.update(repr(installation()).encode())  # what every page says of the installation
    return digest.hexdigest()
