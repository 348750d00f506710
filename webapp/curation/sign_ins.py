"""Sign-ins in the admin: what django-axes keeps of them, in words that say what it is.

Its lists of sign-ins and of wrong passwords are shown; its log of single failures is switched off, and has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axes.admin import AccessAttemptAdmin, AccessLogAdmin, IsLockedOutFilter
from axes.models import AccessAttempt, AccessBase, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.timezone import localtime

from webapp.audit.services import record

_NAMES: dict[type[Model], tuple[str, str]] = {
    AccessAttempt: ("account with wrong passwords", "wrong passwords"),
    AccessLog: ("sign-in", "sign-ins and sign-outs"),
}
_FIELDS = {
    "attempt_time": "when",
    "logout_time": "signed out",
    "username": "account name",
    "ip_address": "network address",
    "user_agent": "browser",
    "http_accept": "formats it takes",
    "path_info": "page",
    "failures_since_start": "wrong passwords in a row",
    "get_data": "sent with the address",
    "post_data": "sent with the form, without the password",
}


def _call_plainly() -> None:
    """Names that its models have for pages; what migrations compare is another copy, and stays."""
    for model, (one, many) in _NAMES.items():
        model._meta.verbose_name, model._meta.verbose_name_plural = one, many
        for field in model._meta.concrete_fields:
            field.verbose_name = _FIELDS.get(field.name, field.verbose_name)


_call_plainly()
for _model in (*_NAMES, AccessFailureLog):
    admin.site.unregister(_model)


class _Kept(admin.ModelAdmin):
    """Rows that nobody changes. All that there is to read of one stands in its line."""

    family: str  # in the audit
    list_display_links = None
    date_hierarchy = None

    def has_change_permission(self, request: HttpRequest, row: AccessBase | None = None) -> bool:
        return False

    def get_deleted_objects(self, rows: Iterable[Any], request: HttpRequest) -> Any:
        _, counted, forbidden, protected = super().get_deleted_objects(rows, request)  # type: ignore[arg-type]
        said = [f"{row.username}, {localtime(row.attempt_time):%d %B %Y, %H:%M}" for row in rows]
        return said, counted, forbidden, protected

    def delete_model(self, request: HttpRequest, row: AccessBase) -> None:
        """On record, because whoever typed wrong passwords is let in again by it."""
        with transaction.atomic():
            thing = (self.family.replace("_", " "), row.pk, row.username or "")
            record(
                request.user,
                f"{self.family}.forgotten",
                thing,
                before={"when": row.attempt_time, "network address": row.ip_address},
            )
            super().delete_model(request, row)

    def delete_queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        for row in rows:
            self.delete_model(request, row)


class LockedOutFilter(IsLockedOutFilter):
    title = "locked out"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> tuple[tuple[str, str], ...]:
        return (("yes", "for now"), ("no", "not yet"))


@admin.register(AccessAttempt)
class WrongPasswordsAdmin(_Kept, AccessAttemptAdmin):
    family = "wrong_passwords"
    list_display = [
        "attempt_time", "username", "ip_address", "user_agent", "path_info", "failures_since_start", "standing",
    ]  # fmt: skip
    list_filter = ["attempt_time", LockedOutFilter]
    fieldsets = None
    exclude = ["get_data", "post_data"]
    actions = ["forget_old"]

    @admin.display(description="locked out")
    def standing(self, row: AccessAttempt) -> str:
        left = settings.AXES_FAILURE_LIMIT - row.failures_since_start
        return f"not yet: {left} more {'try' if left == 1 else 'tries'}" if left > 0 else "for now"

    @admin.action(description="Forget all whose lock-out is over", permissions=["delete"])
    def forget_old(self, request: HttpRequest, rows: QuerySet[AccessAttempt]) -> None:
        number = self.handler.clean_expired_user_attempts(request=request)
        self.message_user(request, f"{number} forgotten: no lock-out hangs on them any more.")


@admin.register(AccessLog)
class SignInsAdmin(_Kept, AccessLogAdmin):
    family = "sign_in"
    list_display = ["attempt_time", "logout_time", "username", "ip_address", "user_agent", "path_info"]
    list_filter = ["attempt_time"]
    fieldsets = None
    exclude = ["session_hash"]
