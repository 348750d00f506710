"""Findings as they are kept, and what people say of them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from webapp.corpus.models import Event
from webapp.reviews import selectors, strands
from webapp.reviews.models import Finding, Review, Source, Strand, Verdict

NOBODY = AnonymousUser()


def find(event: Event, number: int, measure: str = "wording.loaded", **said: object) -> Finding:
    """A finding as it is kept."""
    article = event.articles.all()[0]
    source, _ = Source.objects.get_or_create(event=event, article=article, text="")
    key = f"{measure}-{number}"
    kept = {
        "kind": "sentence.loaded",
        "at": [[article.pk, 0, 5]],
        "start": 0,
        "end": 5,
        "words": "words",
        "machine": False,
        "unsure": 0.0,
    }
    return Finding.objects.create(
        source=source, event=event, article=article, key=key, lot=strands.lot_of(key), measure=measure,
        **{**kept, **said},
    )  # fmt: skip


def drawn(event: Event) -> list[str]:
    """The whole random sample, in the order in which it is put before a curator."""
    order = []
    while (found := strands.first_of(Strand.RANDOM, event)) is not None:
        order.append(found.key)
        keep(event, 0, Verdict.AGREED, key=found.key, measure=found.measure)
    Review.objects.all().delete()
    return order


def keep(event: Event, number: int, verdict: Verdict, strand: str = Strand.RANDOM, **said: object) -> Review:
    kept = {
        "event": event,
        "article": event.articles.all()[0],
        "key": f"key {number}",
        "strand": strand,
        "measure": "wording.loaded",
        "version": said.pop("version", version_of("wording.loaded")),
        "kind": "sentence.loaded",
        "words": "words",
        "start": 0,
        "machine_value": False,
        "verdict": verdict,
        "name": "ann",
    }
    return Review.objects.create(**{**kept, **said})


def version_of(measure: str) -> int:
    return int(selectors.describe_cards()[measure]["version"])
