"""Writes the generated pages of the documentation; ``--check`` says which are out of date."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from analyzer.describing import json_schema, measures_page

DOCS = Path(__file__).parent


def pages() -> dict[Path, str]:
    """Path → what should stand there."""
    schemas = {
        DOCS / "schema" / f"{name}.json": json.dumps(json_schema(name), indent=2, sort_keys=True) + "\n"
        for name in ("read", "analyze", "compare")
    }
    return {DOCS / "measures.md": measures_page(), **schemas}


def main() -> int:
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of date: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages()[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
