"""A report page from stored parts beside a static response of the same size, through the same server, in one run.

Two web workers on the loopback address serve the real application with one address more: the page's own bytes from a
view that does nothing (``still``), through the same middleware. Rounds alternate between the two in changing order,
so that whatever else the machine does meets both. Rates are of the wall clock and, beside them, of the server's own
user and system time, which the client's work does not touch. The page is checked to be the report before it is timed.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from benchmarks.generator import make_event

ROOT = Path(__file__).resolve().parent.parent
TEXTS = 50
WORKERS = 2
CLIENTS = 4
LEAST_RATIO = 0.5
MOST_MILLISECONDS = 20.0
MOST_BYTES = 300_000
"""Of the page with its styles and scripts."""
_PATIENCE = 60.0
_ASSETS = ("tokens", "base", "report", "controls", "charts", "print")


@dataclass(frozen=True, slots=True)
class ServingFigures:
    page_bytes: int
    weight_bytes: int  # with styles and scripts
    page_rate: float  # requests a second
    still_rate: float
    ratio: float  # median of the paired rounds
    lowest_ratio: float
    highest_ratio: float
    processor_ratio: float  # the same of the server's processor time
    noise: float  # the static response beside itself
    p95_milliseconds: float
    first_visit_seconds: float  # nothing stored yet


def run(*, quick: bool, json_file: str | None = None) -> int:
    """Print the figures; 1 if a goal is missed."""
    figures = measure_serving(rounds=5 if quick else 9, seconds=1.0 if quick else 2.0)
    if json_file:
        Path(json_file).write_text(json.dumps(asdict(figures), indent=1))
    goals = [
        (f"rate beside a static response, ≥ {LEAST_RATIO}", figures.ratio, figures.ratio >= LEAST_RATIO),
        (f"p95, ms, ≤ {MOST_MILLISECONDS:.0f}", figures.p95_milliseconds, figures.p95_milliseconds <= MOST_MILLISECONDS),
        (f"bytes of page, styles and scripts, ≤ {MOST_BYTES}", figures.weight_bytes, figures.weight_bytes <= MOST_BYTES),
    ]  # fmt: skip
    print(f"A report of {TEXTS} texts, {figures.page_bytes} bytes, {WORKERS} web workers, {CLIENTS} clients")
    print(
        f"  page {figures.page_rate:.0f}/s, static {figures.still_rate:.0f}/s; ratio {figures.ratio:.2f} ",
        end="",
    )
    print(
        f"({figures.lowest_ratio:.2f} to {figures.highest_ratio:.2f}), of processor time {figures.processor_ratio:.2f}; ",
        end="",
    )
    print(f"static beside itself {figures.noise:.2f}; first visit {figures.first_visit_seconds:.1f} s")
    for name, value, is_met in goals:
        print(f"  {'met   ' if is_met else 'MISSED'} {name}: {value:.2f}")
    return 0 if all(is_met for _, _, is_met in goals) else 1


def measure_serving(rounds: int, seconds: float) -> ServingFigures:
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        with _running(Path(folder)) as (process, port):
            return _measure(process, port, rounds, seconds)


def _measure(process: subprocess.Popen[bytes], port: int, rounds: int, seconds: float) -> ServingFigures:
    page, still = "/events/measured/", "/still/"
    started = time.perf_counter()
    body = _get(port, page)
    first_visit = time.perf_counter() - started
    if b'id="comparability"' not in body or b'id="summary"' not in body:
        raise RuntimeError("the page that was to be timed is not a report")
    _post_still(port, body)
    pairs, processor, noise, latencies = [], [], [], []
    rates: dict[str, list[float]] = {page: [], still: []}
    for number in range(rounds):
        found = {}
        for path in (page, still) if number % 2 else (still, page):
            before = _processor_time(process)
            count, times = _load(port, path, seconds)
            found[path] = (count / seconds, (_processor_time(process) - before) / count)
            rates[path].append(count / seconds)
            latencies += times if path == page else []
        pairs.append(found[page][0] / found[still][0])
        processor.append(found[still][1] / found[page][1])
        again, _ = _load(port, still, seconds)
        noise.append(again / seconds / found[still][0])
    return ServingFigures(
        page_bytes=len(body),
        weight_bytes=len(body) + _assets(port),
        page_rate=statistics.median(rates[page]),
        still_rate=statistics.median(rates[still]),
        ratio=statistics.median(pairs),
        lowest_ratio=min(pairs),
        highest_ratio=max(pairs),
        processor_ratio=statistics.median(processor),
        noise=statistics.median(noise),
        p95_milliseconds=statistics.quantiles(latencies, n=20)[-1] * 1000,
        first_visit_seconds=first_visit,
    )


def _load(port: int, path: str, seconds: float) -> tuple[int, list[float]]:
    """Ask from several clients, each over one connection, for so long; how many answers, and how long each took."""
    times: list[float] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        while (started := time.perf_counter()) < until:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"{path} answered {response.status}")
            times.append(time.perf_counter() - started)
        connection.close()

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return len(times), times


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", path)
    return connection.getresponse().read()


def _post_still(port: int, body: bytes) -> None:
    """Give each worker the page's bytes by the file that the still view reads at its first request."""
    Path(os.environ["SIDELIGHT_STILL"]).write_bytes(body)
    for _ in range(8 * WORKERS):
        if _get(port, "/still/") != body:
            raise RuntimeError("the static response is not of the page's size")


def _assets(port: int) -> int:
    paths = [f"/static/css/{name}.css" for name in _ASSETS]
    paths += ["/static/js/sidelight.js", "/static/django_htmx/htmx-2.min.js"]
    return sum(len(_get(port, path)) for path in paths)


def _processor_time(process: subprocess.Popen[bytes]) -> float:
    server = psutil.Process(process.pid)
    times = [each.cpu_times() for each in (server, *server.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def _fill(folder: Path) -> None:
    """An event of made-up texts with its report, by the real services, in a data folder of its own."""
    script = "from benchmarks.serving import fill; fill()"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=_environment(folder), check=True)


def fill() -> None:
    """What ``_fill`` runs in a process of its own: Django can be set up only once."""
    import django

    django.setup()
    from django.core.management import call_command

    from analyzer.types import RawDocument
    from webapp.analyses import leases, services
    from webapp.analyses.models import Report, Run
    from webapp.corpus import naming
    from webapp.corpus import services as corpus

    call_command("migrate", verbosity=0, interactive=False)
    event = naming.event_at("measured", title="Measured event")
    for article in make_event(TEXTS):
        content = article.text.encode()
        role = "release" if article.is_release else "coverage"
        raw = RawDocument(content, filename=f"{article.name}.txt", outlet=article.name.title(), role=role)
        corpus.store_article(event, content, corpus.read_seed(raw), filename=raw.filename or "")
    services.request_event(event)
    for run in leases.due_jobs(Run):
        services.perform_run(run.pk)
    for report in leases.due_jobs(Report):
        services.perform_report(report.pk)
    from webapp.corpus.reader import shared_reader

    shared_reader().close()


def _environment(folder: Path) -> dict[str, str]:
    keep = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    os.environ["SIDELIGHT_STILL"] = str(folder / "still.html")
    return keep | {
        "SIDELIGHT_DATA_DIR": str(folder),
        "SIDELIGHT_STILL": str(folder / "still.html"),
        "DJANGO_SETTINGS_MODULE": "webapp.settings",
    }


@contextlib.contextmanager
def _running(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "granian", "benchmarks.still:application", "--interface", "wsgi"]
    command += [
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(WORKERS),
        "--blocking-threads",
        "2",
    ]
    process = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, env=_environment(folder))
    try:
        until = time.perf_counter() + _PATIENCE
        while time.perf_counter() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                _get(port, "/static/css/tokens.css")
                break
            time.sleep(0.1)
        yield process, port
    finally:
        process.terminate()
        process.wait(30)
