"""The house stands as docs/developing.md says."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for room in ("analyzer", "webapp") for path in sorted((ROOT / room).rglob("*.py"))]
LONGEST_FILE = 340
"""Lines. A file that grows past about 300 holds two things; the slack is for docstrings."""


def test_imports_follow_the_contracts():
    """Every import contract of pyproject.toml holds."""
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stdout


def test_no_file_hides_its_subject():
    """No dumping grounds."""
    hidden = {"utils", "helpers", "common", "misc"}

    assert [path for path in SOURCES if path.stem in hidden or path.parent.name in hidden] == []


def test_every_file_says_what_it_is():
    """Each module that holds something opens with a docstring."""
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "migrations" not in path.parts
        and (tree := ast.parse(path.read_text("utf-8"))).body
        and not ast.get_docstring(tree)
    ]

    assert silent == []


def test_no_file_grows_into_two():
    whole = {ROOT / "analyzer" / "types.py"}  # every value that flows, read from top to bottom
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if "migrations" not in path.parts
        and path not in whole
        and (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }

    assert long == {}


@pytest.mark.parametrize("heavy", ["spacy", "sklearn", "trafilatura", "textstat", "vaderSentiment"])
def test_a_fingerprint_loads_no_language_package(heavy):
    """The web process computes fingerprints and reads cards without loading what only workers need."""
    program = (
        "import sys, analyzer; analyzer.fingerprint(); analyzer.MEASURES; analyzer.CONTRASTS;"
        f"sys.exit({heavy!r} in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0
