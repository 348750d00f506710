"""Whether everything runs, for machines."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from webapp.analyses import health as state


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    found = state.health()
    worker = found.worker
    body = {
        "ok": found.is_ok,
        "database": found.database,
        "worker": worker.is_alive if worker else None,
        "last_seen": worker.last_seen if worker else None,
        "queued": worker.queued if worker else None,
        "oldest_due_seconds": worker.oldest_due_seconds if worker else None,
        "messages": found.messages,
    }
    return JsonResponse(body, status=200 if found.is_ok else 503)
