"""One timed piece of work in a process of its own: ``python -m benchmarks.workload SIDE SIZE [--parse]``.

``product`` and ``peer`` do the whole event; ``compared`` times the comparison of stored analyses, in a process that never
loads the parser; ``added`` sets one article that arrives last beside the whole event made anew, and says whether both
reports are the same.

Prints one JSON object: cpu and wall seconds of the work alone (imports, models, the making of texts and the counting of
what was found apart), peak memory of the process in MB, and the figures by which the two sides are held against each other.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.generator import Article, make_event
from benchmarks.storing import SMALL, raws, small_event, stored

Figures = dict[str, Any]
Work = Callable[[], Callable[[], Figures]]
"""What is timed; it gives back how its figures are found, which is not."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("side", choices=tuple(SIDES))
    parser.add_argument("size", type=int)
    parser.add_argument("--parse", action="store_true", help="parsing is part of the timed work")
    options = parser.parse_args()
    articles = make_event(options.size)
    work = SIDES[options.side](articles, options.parse)
    cpu, wall = time.process_time(), time.perf_counter()
    found = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "peak_mb": peak, "figures": found()}))


def product(articles: list[Article], parse: bool) -> Work:
    import analyzer
    from analyzer.engines import parser

    uploads = raws(articles)
    _warm_up()
    if parse:
        parser.release_memory()
    else:  # the parser remembers sentences: what is timed then finds them parsed
        for document in (analyzer.read(raw) for raw in uploads):
            parser.parse(
                [document.words_of(s) for s in document.sentences], [s.start for s in document.sentences]
            )

    def work() -> Callable[[], Figures]:
        comparison = analyzer.compare([analyzer.analyze(analyzer.read(raw)) for raw in uploads])
        return lambda: figures(comparison)

    def figures(comparison: Any) -> Figures:
        by_id = {analysis.document.id: analysis for analysis in comparison.analyses}
        return {
            "sentiment": {
                name: by_id[name].measurements["sentiment.vader"].parts["without_list"].value
                for name in by_id
            },
            "reading_ease": {
                name: by_id[name].measurements["readability.band"].parts["flesch_reading_ease"].value
                for name in by_id
            },
            "found": _planted_found(articles, comparison),
        }

    return work


def _warm_up() -> None:
    import analyzer

    analyzer.compare([analyzer.analyze(analyzer.read(raw)) for raw in raws(small_event())])


def compared(articles: list[Article], parse: bool) -> Work:
    """The comparison alone; memory is that of a process that holds the analyses and the report."""
    from analyzer.comparison import compare

    analyses = list(stored(len(articles)))
    compare(analyses[:SMALL])
    del analyses[:SMALL]

    def work() -> Callable[[], Figures]:
        comparison = compare(analyses)
        assert "spacy" not in sys.modules, "a comparison of stored analyses needs no parser"
        return lambda: {"found": _planted_found(articles, comparison)}

    return work


def added(articles: list[Article], parse: bool) -> Work:
    """The whole event with its measures, and its last article added to the report of the others."""
    import analyzer
    from analyzer.encoding import encode_comparison, to_json
    from analyzer.memory import Memory

    _warm_up()
    documents = [analyzer.read(raw) for raw in raws(articles)]
    memory = Memory()
    before = analyzer.compare([analyzer.analyze(document) for document in documents[:-1]], memory=memory)
    analyzer.analyze(documents[-1])  # parsed before anything is timed

    def report(comparison: Any) -> bytes:
        return to_json(encode_comparison(comparison))

    def work() -> Callable[[], Figures]:
        began = time.process_time()
        whole = analyzer.compare([analyzer.analyze(document) for document in documents])
        between = time.process_time()
        analyses = [*before.analyses, analyzer.analyze(documents[-1])]
        joined = analyzer.compare(analyses, memory=memory)
        ended = time.process_time()
        return lambda: {
            "whole": between - began,
            "added": ended - between,
            "is_same": report(whole) == report(joined),
        }

    return work


def _planted_found(articles: list[Article], comparison: Any) -> dict[str, float]:
    """Share of planted repetitions that stand in a cell beside the release's sentence, by kind."""
    from analyzer.engines.segmenting import sentence_spans

    release = articles[0]
    starts = [start for start, _ in sentence_spans(release.text)]
    document = next(d for d in comparison.documents if d.id == release.name)
    held: dict[int, set[str]] = {}
    for claim in comparison.claims:
        for number in claim.cells[release.name].sentences:
            present = {name for name, cell in claim.cells.items() if cell.status != "absent"}
            held.setdefault(number, set()).update(present)
    assert len(starts) == len(document.sentences)
    counts = {"verbatim": [0, 0], "reworded": [0, 0]}
    for article in articles[1:]:
        for kind, planted in (("verbatim", article.verbatim), ("reworded", article.reworded)):
            for number in planted:
                counts[kind][0] += article.name in held.get(number, set())
                counts[kind][1] += 1
    return {kind: found / total for kind, (found, total) in counts.items() if total}


def peer(articles: list[Article], parse: bool) -> Work:
    from analyzer.resources import Resources
    from benchmarks.peer import Notebook

    terms = [entry.term.rstrip("~") for entry in Resources.shipped().lexicon("evaluatives").entries]
    notebook = Notebook(terms, with_parser=parse)
    notebook.analyze_event(small_event())

    def work() -> Callable[[], Figures]:
        result = notebook.analyze_event(articles)
        return lambda: {
            "sentiment": {name: row["sentiment"] for name, row in result["rows"].items()},
            "reading_ease": {name: row["readability"][0] for name, row in result["rows"].items()},
        }

    return work


SIDES = {"product": product, "peer": peer, "compared": compared, "added": added}


if __name__ == "__main__":
    main()
