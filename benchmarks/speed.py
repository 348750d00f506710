"""``python -m benchmarks speed``: the product beside a plainly written notebook, as ratios of one run.

Every measurement is a fresh process; the two sides alternate (AB, BA, AB …); figures are user + system time, and
the ratio of each pair is taken before the median. A row whose gate (equal figures) fails prints no ratio. The row
"product / product" is the noise floor. Whole-service rows start the real thing: broker, worker and web server.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from math import log
from statistics import median
from typing import Any

from benchmarks.service import ServiceFigures, measure_service

PAIRS = 7
QUICK_PAIRS = 3
TOLERANCE = 1e-9
SIZES, LARGE_SIZES = (50, 500, 1_000), (50, 500, 2_000, 5_000)
COMPARED = {50: 0.15, 500: 1.5}
"""Seconds of the comparison, by number of articles."""
MEMORY = {500: 250.0, 5_000: 2_000.0}
GROWTH = 1.3
"""Above 2,000 articles."""
PACKAGES = ("spacy", "scikit-learn", "textstat", "vaderSentiment", "nupunkt", "celery", "django")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. goal_is_least says whether the goal is a floor or a ceiling."""

    name: str
    figure: float | None
    unit: str
    spread: str
    goal: float | None
    goal_is_least: bool
    note: str = ""

    @property
    def falls_short(self) -> bool:
        if self.goal is None:
            return False
        return self.figure is None or (
            self.figure < self.goal if self.goal_is_least else self.figure > self.goal
        )


def run(*, quick: bool, large: bool = False, json_file: str | None = None) -> int:
    """Measure, print the table, and return 0: a slow row is said, not an error. ``large``: also 5,000 articles."""
    rows: list[Row] = []
    for size, parse, goal in _cases(quick):
        rows += _compare_sides(size, parse, goal, QUICK_PAIRS if quick else PAIRS)
        _print_rows(rows[-3:], header=len(rows) == 3)
    for more in (_added_rows(50 if quick else 500), *([] if quick else [_growth_rows(large=large)])):
        rows += more
        _print_rows(more, header=False)
    service = _service_rows(measure_service(rounds=2 if quick else 5))
    rows += service
    _print_rows(service, header=False)
    print("\n" + ", ".join(f"{package} {version(package)}" for package in PACKAGES) + "; seed 7")
    if json_file:
        with open(json_file, "w", encoding="utf-8") as out:
            json.dump([_as_dict(row) for row in rows], out, indent=1)
    return 0


def _cases(quick: bool) -> list[tuple[int, bool, float | None]]:
    """Size, with parsing, least ratio peer / product (PERFORMANCE.md's goals in docs/performance.md)."""
    cases: list[tuple[int, bool, float | None]] = [(5, True, None), (50, False, 5.0), (50, True, 2.0)]
    return cases if quick else [*cases, (500, False, 10.0)]


def _compare_sides(size: int, parse: bool, goal: float | None, pairs: int) -> list[Row]:
    count = 3 if size >= 500 else pairs
    a, b, ratios = [], [], []
    for number in range(count):
        sides = ("product", "peer") if number % 2 == 0 else ("peer", "product")
        result = {side: _measure(side, size, parse) for side in sides}
        a.append(result["product"])
        b.append(result["peer"])
        ratios.append(result["peer"]["cpu"] / result["product"]["cpu"])
    again = _measure("product", size, parse)
    noise = a[-1]["cpu"] / again["cpu"]
    name = f"{size} articles, {'with' if parse else 'without'} parsing"
    differing = _differing_figures(a[0]["figures"], b[0]["figures"])
    found = ", ".join(f"{kind} {share:.0%}" for kind, share in a[0]["figures"]["found"].items())
    cpu = [run["cpu"] for run in a]
    return [
        Row(
            f"{name}: peer / product",
            None if differing else median(ratios),
            "×",
            f"{min(ratios):.2f} to {max(ratios):.2f}; product / product {noise:.2f}",
            goal,
            True,
            f"no ratio: {differing} differ" if differing else f"planted claims found: {found}",
        ),
        Row(f"{name}: product, CPU", median(cpu), "s", f"{min(cpu):.2f} to {max(cpu):.2f}", None, False),
        Row(
            f"{name}: peak memory",
            median(run["peak_mb"] for run in a),
            "MB",
            f"peer {median(run['peak_mb'] for run in b):.0f}",
            400.0 if parse and size == 5 else None,
            False,
        ),
    ]


def _added_rows(size: int) -> list[Row]:
    """One article more, as a share of the whole event made anew in the same process; the reports must be equal."""
    figures = _measure("added", size, parse=False)["figures"]
    share = 100 * figures["added"] / figures["whole"] if figures["is_same"] else None
    return [
        Row(
            f"one article added to {size - 1}, of the whole event anew",
            share,
            "%",
            f"{figures['added']:.2f} s of {figures['whole']:.2f} s CPU",
            1.0,
            False,
            "the same report" if figures["is_same"] else "no share: the reports differ",
        )
    ]


def _growth_rows(*, large: bool) -> list[Row]:
    """The comparison alone at growing sizes, and the power of the number of articles with which its time grows."""
    sizes = LARGE_SIZES if large else SIZES
    runs = {size: _measure("compared", size, parse=False) for size in sizes}
    rows = []
    for size in sizes:
        goal = COMPARED.get(size)
        cpu, peak = runs[size]["cpu"], runs[size]["peak_mb"]
        rows.append(Row(f"{size} articles: comparison alone, CPU", cpu, "s", "one run", goal, False))
        rows.append(
            Row(f"{size} articles: comparison alone, memory", peak, "MB", "", MEMORY.get(size), False)
        )
    less, more = sizes[-2:]
    power = log(runs[more]["cpu"] / runs[less]["cpu"]) / log(more / less)
    goal = GROWTH if less >= 2_000 else None
    rows.append(Row(f"growth of the comparison, {less} to {more}: power", power, "", "", goal, False))
    return rows


def _measure(side: str, size: int, parse: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.workload", side, str(size), *(["--parse"] if parse else [])]
    result: dict[str, Any] = json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
    )
    return result


def _differing_figures(product: dict[str, Any], peer: dict[str, Any]) -> str:
    """Names of the figures that are meant to be identical and are not."""
    return ", ".join(
        name
        for name in ("sentiment", "reading_ease")
        if any(abs(product[name][article] - peer[name][article]) > TOLERANCE for article in peer[name])
    )


def _service_rows(service: ServiceFigures) -> list[Row]:
    uploads = service.upload_seconds
    return [
        Row(
            "5 articles, upload to finished report, warm worker",
            median(uploads),
            "s",
            f"{min(uploads):.2f} to {max(uploads):.2f}",
            1.0,
            False,
            "through HTTP, broker, worker and database",
        ),
        Row(
            "worker memory after these reports",
            service.worker_mb,
            "MB",
            "resident, largest process",
            400.0,
            False,
        ),
        Row("start to finished seed report", service.start_seconds, "s", "empty data folder", 60.0, False),
    ]


def _print_rows(rows: list[Row], *, header: bool) -> None:
    if header:
        print(f"{'':58} {'figure':>9} {'':3} {'goal':>9} {'':6} spread, notes")
    for row in rows:
        figure = "–" if row.figure is None else f"{row.figure:.2f}"
        goal = "" if row.goal is None else f"{'≥' if row.goal_is_least else '≤'} {row.goal:g}"
        below = "below" if row.falls_short else ""
        notes = "; ".join(note for note in (row.spread, row.note) if note)
        print(f"{row.name:58} {figure:>9} {row.unit:3} {goal:>9} {below:6} {notes}", flush=True)


def _as_dict(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__slots__} | {"below": row.falls_short}
