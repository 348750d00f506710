"""When somebody who was locked out may try again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest
from django.utils import timezone


def open_again_at(request: HttpRequest, credentials: Mapping[str, Any]) -> datetime:
    """The latest wrong try of this name from this address, and the time that a lock-out lasts.

    The address is the connection's own: headers that say otherwise are anybody's to write.
    """
    tries = AccessAttempt.objects.filter(
        username=credentials.get("username"), ip_address=request.META.get("REMOTE_ADDR")
    )
    latest = tries.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    return (latest or timezone.now()) + (get_cool_off() or timedelta())
