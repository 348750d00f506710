"""The documentation says what the code does."""

import re
import subprocess
import sys

import jsonschema
import pytest

from analyzer.describing import describe_cards
from analyzer.encoding import encode_analysis, encode_comparison, encode_document, to_json
from analyzer.types import SCHEMA
from tests.house.seeds import ROOT, seed_analyses, seed_comparison, seed_documents

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_cards_call_texts_and_the_base_text_as_the_report_does():
    """ "Document" and "baseline" are words of code and JSON, not of pages and headings."""
    said = [
        " ".join(str(card[field]) for field in ("title", "rises_with", "method"))
        for card in describe_cards().values()
    ]

    assert [
        found for text in said for found in re.findall(r"\b(?:documents?|baselines?)\b", text, re.I)
    ] == []


def test_generated_pages_are_up_to_date():
    result = subprocess.run(
        [sys.executable, "-m", "docs.build", "--check"], cwd=ROOT, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("command", "make"),
    [
        ("read", lambda: {"schema": SCHEMA, "documents": [encode_document(d) for d in seed_documents()]}),
        ("analyze", lambda: {"schema": SCHEMA, "analyses": [encode_analysis(a) for a in seed_analyses()]}),
        ("compare", lambda: encode_comparison(seed_comparison())),
    ],
)
def test_what_the_core_prints_keeps_to_its_schema(command, make):
    import json

    schema = json.loads((ROOT / "docs" / "schema" / f"{command}.json").read_text("utf-8"))

    jsonschema.validate(json.loads(to_json(make())), schema)


def test_the_schema_refuses_what_is_not_a_comparison():
    """The check above can fail."""
    import json

    schema = json.loads((ROOT / "docs" / "schema" / "compare.json").read_text("utf-8"))

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": SCHEMA, "claims": [{"id": 3}]}, schema)


def test_every_setting_is_in_the_example_file():
    """.env.example names each environment variable that the settings read."""
    settings = (ROOT / "webapp" / "settings.py").read_text("utf-8")
    named = set(re.findall(r'"((?:SIDELIGHT_[A-Z_]+)|DATABASE_URL|REDIS_URL)"', settings))
    example = (ROOT / ".env.example").read_text("utf-8")

    assert {name for name in named if name not in example} == set()
