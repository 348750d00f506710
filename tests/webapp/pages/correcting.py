"""Addresses of the forms that correct, for words and rows of the compared event; and what such a page says."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.urls import reverse

from webapp.analyses import selectors
from webapp.corrections.values import Stretch
from webapp.pages.contexts.edition import Edition

SAID = "“Smuggling is now the core national security threat,”"
IN_PLACE = {"HX-Request": "true"}
PLAIN = "The historic agreement will surely change the harbour for ever."


def stretch(article, words):
    start = article.document["text"].index(words)
    return Stretch(article.pk, start, start + len(words))


def address(article, kind, words, **more):
    place = stretch(article, words)
    asked = urlencode({"kind": kind, "start": place.start, "end": place.end} | more)
    return f"{reverse('article_correct', args=[article.pk])}?{asked}"


def edition_of(event):
    return Edition(selectors.event_report(event.slug))


def row_address(event, section, row, kind, **more):
    key = edition_of(event).keys_of(section)[row]
    return f"{reverse('row_correct', args=[event.slug, section, key])}?{urlencode({'kind': kind} | more)}"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
