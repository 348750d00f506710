"""The shortest way to a page that was stored: four plain statements, and no object made of any row.

A page is found again only while everything that it was made of is as it was: title, texts, what is said about them,
measures, names of news agencies, templates, and no newer report asked for. Django's query objects cost more here than the queries do.
"""

from __future__ import annotations

import hashlib

from django.db import connection
from django.db.backends.utils import CursorWrapper

from webapp.analyses.convert import report_fingerprint_with

_EVENT = "SELECT id, title, corrected, visibility FROM corpus_event WHERE slug = %s"
_TEXTS = """
    SELECT a.id, a.content_hash, a.title, o.name, a.issuer, a.role, a.byline, a.url, a.published
    FROM corpus_article a LEFT JOIN corpus_outlet o ON o.id = a.outlet_id
    WHERE a.event_id = %s ORDER BY a.id
"""
_IN_USE = """
    SELECT 'edition', name, digest FROM codebooks_edition WHERE state = 'published'
    UNION ALL SELECT 'model', task, identity FROM learning_fittedmodel WHERE is_used = %s
    UNION ALL SELECT 'agency', name, also_known_as FROM corpus_outlet WHERE kind = 'agency'
"""
_PAGE = """
    SELECT p.html FROM analyses_renderedpart p JOIN analyses_report r ON r.id = p.report_id
    WHERE r.event_id = %s AND p.part = %s AND p.view_state = %s AND p.template_hash = %s AND r.state = 'done'
    AND NOT EXISTS (
        SELECT 1 FROM analyses_report n WHERE n.event_id = r.event_id AND n.angle = r.angle AND n.id > r.id
    )
"""
PAGE = "page"
_AGENCY = "agency"


def quick_page(slug: str, query: str, template_hash: str) -> bytes | None:
    """The whole page of a view, if nothing has changed since it was stored; None asks for the long way."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENT, [slug])
        event = cursor.fetchone()
        if event is None:
            return None
        cursor.execute(_PAGE, [event[0], PAGE, _state(cursor, event, query), template_hash])
        found = cursor.fetchone()
    return None if found is None else bytes(found[0])


def page_state(slug: str, query: str) -> str:
    """Under what a page is stored: over all that it is made of."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENT, [slug])
        return _state(cursor, cursor.fetchone() or (), query)


def _state(cursor: CursorWrapper, event: tuple[object, ...], query: str) -> str:
    cursor.execute(_IN_USE, [True])
    known = sorted(cursor.fetchall())
    agencies = [row for row in known if row[0] == _AGENCY]
    fingerprint = report_fingerprint_with(tuple(row for row in known if row[0] != _AGENCY))
    cursor.execute(_TEXTS, [event[0] if event else 0])
    texts = cursor.fetchall()
    return hashlib.sha256(repr((event, texts, agencies, fingerprint, query)).encode()).hexdigest()
