"""The compared event of the pages' tests."""

from __future__ import annotations

from tests.webapp.pages.conftest import add_text, compared, event, work  # noqa: F401
