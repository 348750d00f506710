"""What axe finds wrong with a page, asked for in one way by every journey."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

USUAL: dict[str, Any] = {}
EVERYTHING: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}
CONTRAST: dict[str, Any] = {"runOnly": ["color-contrast"]}
"""What differs between light and dark, where everything else was asked in light."""

_ASKED = """([part, options]) =>
  axe.run(part ?? document, { ...options, resultTypes: ["violations"] }).then((found) => found.violations)"""
"""What was found in order is a list of every element of the page, and takes longer to send than to find."""


def violations(page: Any, part: str | None = None, options: dict[str, Any] = USUAL) -> list[str]:
    """What is wrong with the page, or with the part at this selector: a rule, an element and a reason each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{found['id']}: {node['html'][:160]} {node['failureSummary'].splitlines()[-1].strip()[:160]}"
        for found in page.evaluate(_ASKED, [part, options])
        for node in found["nodes"][:3]
    ]
