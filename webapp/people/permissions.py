"""What curators may do in the admin, in the words of Django's permissions.

Permissions say which lists and acts somebody meets there; which rows are in the lists is said by rights.py. What is not
named here (accounts, all teams, the whole audit, the lock-out, which fitted model is in use) is for staff to whom Django's
own permissions give it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from webapp.people import rights

CURATORS = frozenset({
    "corpus.view_event", "corpus.change_event", "corpus.delete_event",
    "corpus.view_article", "corpus.change_article", "corpus.delete_article",
    "corpus.view_outlet", "corpus.add_outlet", "corpus.change_outlet", "corpus.delete_outlet",
    "corrections.view_correction", "corrections.change_correction",
    "codebooks.view_edition", "codebooks.view_naming", "codebooks.change_naming",
    "learning.view_fittedmodel", "learning.add_fittedmodel",  # to have one fitted
    "analyses.view_run", "analyses.change_run", "analyses.view_report", "analyses.change_report",
    "jobs.view_job",
})  # fmt: skip


class RoleBackend(BaseBackend):
    """Gives the permissions of curators to whoever curates in some team. It signs nobody in."""

    def get_user_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        """Asked for dozens of times while a page is made, so kept with the person, who is loaded for each request."""
        if obj is not None:
            return set()
        if not hasattr(user_obj, "_permissions_of_roles"):
            user_obj._permissions_of_roles = set(CURATORS) if rights.curates_somewhere(user_obj) else set()
        return set(user_obj._permissions_of_roles)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions(user_obj))
