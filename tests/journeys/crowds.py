"""Events of many texts, and of texts that strain a page: long names, a title from right to left, 5,000 words."""

from __future__ import annotations

from typing import Any

from tests.journeys import brought

LONGEST_OUTLET = "The United Northern and Western Harbour Gazette, Tide Table and Shipping Intelligencer " * 2
"""As many letters as a name may have, less a few."""
RIGHT_TO_LEFT = "محادثات الميناء: المجلس يتفق على تفتيش السفن"
FEATURE_WORDS = 5_000


def store_crowd(slug: str, texts: int) -> Any:
    """An event of so many articles. The first has the longest name, the second its title from right to left; of
    twelve the third has 5,000 words."""
    from analyzer.types import RawDocument
    from webapp.analyses import services as analyses
    from webapp.corpus import naming, services

    event = naming.event_at(slug, title=f"Harbour inspections: {texts} texts")
    for number in range(1, texts + 1):
        made = brought.article(number)
        outlet = LONGEST_OUTLET.strip() if number == 1 else made.outlet
        title = RIGHT_TO_LEFT if number == 2 else made.title
        paragraphs = feature() if number == 3 and texts == 12 else made.paragraphs
        content = "\n\n".join(paragraphs).encode()
        raw = RawDocument(content, filename="text.txt", outlet=outlet, title=title, published=made.published)
        services.store_article(event, content, services.read_seed(raw), filename="text.txt")
    analyses.request_event(event)
    return event


def feature() -> list[str]:
    paragraphs: list[str] = []
    number = 100
    while sum(len(each.split()) for each in paragraphs) < FEATURE_WORDS:
        paragraphs.extend(brought.article(number).paragraphs)
        number += 1
    return paragraphs
