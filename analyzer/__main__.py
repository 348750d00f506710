"""``python -m analyzer read|analyze|compare|measures|schema``: the core on its own, from the shell.

One JSON object on standard output; messages on standard error; exit 0, or 2 with one clear line for input that
cannot be read. ``-`` reads standard input. An ``event.toml`` beside a file, or its front matter, gives outlet,
title, date and role.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import analyzer
from analyzer.describing import describe_cards, json_schema, measures_page
from analyzer.encoding import encode_analysis, encode_comparison, encode_document, to_json
from analyzer.errors import AnalyzerError, UnreadableInputError
from analyzer.reading import sidecar_beside
from analyzer.types import SCHEMA, Document, RawDocument, Role


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        output = options.run(options)
    except AnalyzerError as error:
        print(f"sidelight: {error}", file=sys.stderr)
        return 2
    if isinstance(output, str):
        sys.stdout.write(output)
    else:
        sys.stdout.buffer.write(to_json(output) + b"\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analyzer", description=__doc__.split("\n\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser(
        "read", help="bytes to documents: clean text, metadata, sentences, what was removed"
    )
    analyze = commands.add_parser("analyze", help="documents to analyses: voices, measures, evidence")
    compare = commands.add_parser("compare", help="the articles of one event held against each other")
    for command, run in ((read, _read), (analyze, _analyze), (compare, _compare)):
        command.add_argument("files", nargs="*" if command is compare else "+", metavar="FILE")
        command.set_defaults(run=run)
    compare.add_argument("--release", action="append", default=[], metavar="FILE", help="an official text")
    compare.add_argument("--baseline", metavar="ID", help="a document's id, or 'others'")
    measures = commands.add_parser("measures", help="the card of every measure and contrast")
    measures.add_argument("--markdown", action="store_true", help="as the page docs/measures.md")
    measures.set_defaults(run=_measures)
    schema = commands.add_parser("schema", help="the JSON schema of what a command prints")
    schema.add_argument("command", choices=("read", "analyze", "compare"))
    schema.set_defaults(run=lambda options: json_schema(options.command))
    return parser


def _read(options: argparse.Namespace) -> dict[str, Any]:
    documents = [encode_document(document) for document in _documents(options.files)]
    return {"schema": SCHEMA, "documents": documents}


def _analyze(options: argparse.Namespace) -> dict[str, Any]:
    analyses = [encode_analysis(analyzer.analyze(document)) for document in _documents(options.files)]
    return {"schema": SCHEMA, "analyses": analyses}


def _compare(options: argparse.Namespace) -> dict[str, Any]:
    documents = _documents(options.files, options.release)
    comparison = analyzer.compare(
        [analyzer.analyze(document) for document in documents], baseline=options.baseline
    )
    return encode_comparison(comparison)


def _measures(options: argparse.Namespace) -> str | dict[str, Any]:
    return measures_page() if options.markdown else {"schema": SCHEMA, "cards": describe_cards()}


def _documents(files: Sequence[str], releases: Sequence[str] = ()) -> list[Document]:
    """Every file once, releases marked as such; the file is named in any complaint about it."""
    wanted = {**dict.fromkeys(files, False), **dict.fromkeys(releases, True)}
    documents = []
    for name, is_release in wanted.items():
        try:
            documents.append(analyzer.read(_raw(name, is_release), today=date.today()))
        except AnalyzerError as error:
            raise type(error)(f"{name}: {error}") from error
    _check_ids(documents)
    return documents


def _raw(name: str, is_release: bool) -> RawDocument:
    role: Role | None = "release" if is_release else None
    if name == "-":
        return RawDocument(sys.stdin.buffer.read(), id="stdin", role=role)
    path = Path(name)
    sidecar = sidecar_beside(path)
    try:
        raw = sidecar.raw(path.name) if sidecar else RawDocument(path.read_bytes(), filename=path.name)
    except OSError as error:
        raise UnreadableInputError(
            f"the file cannot be opened ({error.strerror}). Check its name."
        ) from error
    return replace(raw, role=role) if role else raw


def _check_ids(documents: Sequence[Document]) -> None:
    ids = [document.id for document in documents]
    for document_id in ids:
        if ids.count(document_id) > 1:
            raise UnreadableInputError(
                f"two files are called {document_id}. Rename one, so that they can be told apart."
            )


if __name__ == "__main__":
    sys.exit(main())
