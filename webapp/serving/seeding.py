"""Loads the events that ship with Sidelight (seeds/). Loading twice changes nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from analyzer.reading.sidecar import SIDECAR, Sidecar, load_sidecar
from webapp.analyses.queue import request_event
from webapp.corpus import naming, services
from webapp.corpus.models import Event

SEEDS = settings.BASE_DIR / "seeds"


def load_seeds(folder: Path = SEEDS) -> list[Event]:
    """Store outlets and events of a seeds folder, through the same guarded reader as uploads."""
    outlets = folder / "outlets.toml"
    for stated in tomllib.loads(outlets.read_text("utf-8"))["outlets"] if outlets.is_file() else ():
        naming.describe_outlet(stated["name"], domain=urlsplit(stated.get("url", "")).hostname or "")
    return [_load_event(load_sidecar(path)) for path in sorted(folder.glob(f"events/*/{SIDECAR}"))]


def _load_event(sidecar: Sidecar) -> Event:
    texts = [(raw, services.read_seed(raw)) for raw in sidecar.raws()]
    slug = sidecar.slug or sidecar.folder.name
    with transaction.atomic():
        event = naming.event_at(slug, title=sidecar.title or slug)
        for raw, document in texts:
            services.store_article(event, raw.content, document, filename=raw.filename or "")
        request_event(event)
    return event
