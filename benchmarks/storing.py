"""``python -m benchmarks.storing SIZE``: the analyses of a made-up event as they are stored, one line of JSON each.

Before them stand those of a small event for warming up. Whoever reads them never loads the parser, like a worker that
compares what others have analysed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from benchmarks.generator import Article, make_event

SMALL = 3


def small_event() -> list[Article]:
    """To warm up with."""
    return make_event(SMALL, seed=99)


def stored(size: int) -> Iterator[Any]:
    """The analyses of the small event, then those of an event of this size; made by another process, read by this one."""
    from analyzer.encoding import decode_analysis

    command = [sys.executable, "-m", "benchmarks.storing", str(size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as making:
        assert making.stdout is not None
        for line in making.stdout:
            yield decode_analysis(msgspec.json.decode(line))
    if making.returncode:
        raise subprocess.CalledProcessError(making.returncode, command)


def raws(articles: list[Article]) -> list[Any]:
    """As uploaded."""
    from analyzer.types import RawDocument

    return [
        RawDocument(
            article.text.encode(), id=article.name, role="release" if article.is_release else "coverage"
        )
        for article in articles
    ]


def main() -> None:
    import analyzer
    from analyzer.encoding import encode_analysis, to_json

    for articles in (small_event(), make_event(int(sys.argv[1]))):
        for raw in raws(articles):
            sys.stdout.buffer.write(to_json(encode_analysis(analyzer.analyze(analyzer.read(raw)))) + b"\n")


if __name__ == "__main__":
    main()
