"""Chromium, where it is installed, as the printer of our own pages: on loopback, without network, bounded in time."""

from __future__ import annotations

import contextlib
import mimetypes
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation

from webapp.serving.lifelines import die_with_parent

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
)  # fmt: skip
TIME_LIMIT = 120.0
"""Seconds. Five texts take some five, fifty texts with everything opened a minute on two shared cores."""
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'"
_QUIET = (
    "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
    "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
    "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_AS_DOCUMENT = ("--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")


class PrintingError(Exception):
    """Nothing was printed; the message says why and what to do."""


def find_browser(variables: Mapping[str, str] = os.environ) -> Path:
    """Chromium by SIDELIGHT_CHROMIUM, or by its usual names on PATH; PrintingError where there is none."""
    named = variables.get("SIDELIGHT_CHROMIUM", "")
    if named:
        found = shutil.which(named, path=variables.get("PATH"))
        if found is None:
            raise PrintingError(f"SIDELIGHT_CHROMIUM: {named} is not a program that can be run here.")
        return Path(found)
    for name in _NAMES:
        if found := shutil.which(name, path=variables.get("PATH")):
            return Path(found)
    raise PrintingError(
        "Making a PDF needs Chromium or Chrome, which is not found on PATH. Install it (Debian and Ubuntu: apt install "
        "chromium), or name the program in SIDELIGHT_CHROMIUM. Without it, open the page and print it from your browser."
    )


def print_page(page: str, browser: Path, *, seconds: float = TIME_LIMIT) -> bytes:
    """A page (HTML) as a tagged PDF with title, language and outline; PrintingError if it is not made in time."""
    with tempfile.TemporaryDirectory(prefix="sidelight-print-", ignore_cleanup_errors=True) as kept:
        folder = Path(kept)
        made = folder / "page.pdf"
        with _served(page) as address:
            said = _run([
                str(browser), *_QUIET, *_AS_DOCUMENT, *(["--no-sandbox"] if os.geteuid() == 0 else []),
                f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}", address,
            ], folder, seconds)  # fmt: skip
        if not made.is_file() or not made.stat().st_size:
            raise PrintingError(f"{browser} made no PDF. It said:\n{said}")
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: float) -> str:
    """Run the browser to its end; whatever it has started ends with it. Returns the last that it said."""
    log = folder / "browser.log"
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 -- a browser that the installation names, at our own address
            command,
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise PrintingError(
                f"{command[0]} was not ready after {seconds:.0f} seconds and was ended."
            ) from error
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return log.read_text(errors="replace")[-1000:].strip() or "nothing"


@contextlib.contextmanager
def _served(page: str) -> Iterator[str]:
    """An address on a free loopback port at which this page and the style sheets are, and nothing else."""
    content = page.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = "text/html; charset=utf-8", content
            if self.path != "/":
                kind, body = (
                    mimetypes.guess_type(self.path)[0] or "application/octet-stream",
                    _static(self.path),
                )
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _static(path: str) -> bytes:
    """A style sheet or picture of ours; empty where there is none at this address."""
    prefix = "/" + settings.STATIC_URL.strip("/") + "/"
    name = path.partition("?")[0].removeprefix(prefix)
    try:
        found = finders.find(name) if path.startswith(prefix) else None
    except SuspiciousFileOperation:  # an address that climbs out of the folder
        found = None
    return Path(found).read_bytes() if found and Path(found).is_file() else b""
