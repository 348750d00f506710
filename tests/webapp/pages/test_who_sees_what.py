# ruff: noqa: F811
"""Each sees only what is theirs: users × all addresses × methods.

``NEEDS`` is written by hand beside webapp/access.py; an address that is not in it fails the test.
"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern

from tests.webapp.pages.house import House, client_of, house  # noqa: F401
from webapp.urls import urlpatterns

OPEN, SIGNED_IN, NOT_SIGNED_IN = "open", "signed in", "not signed in"
CONTRIBUTES, ROOT = "contributes", "root"
SEES, ADDS, CHANGES_EVENT, CHANGES_ARTICLE = "sees", "adds", "changes event", "changes article"
OWN_UPLOAD, OWN_JOB, SEES_TEAM, ADMINISTERS = "own upload", "own job", "sees team", "administers"
CURATES, CODES, EDITS = "curates", "codes", "edits codebooks"

# Address → what reading needs, what sending needs (None: nothing is sent there).
NEEDS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys(("event_list", "outlet", "measure_list", "measure", "method", "glossary", "health"), (OPEN, None)),
    **dict.fromkeys(("shared_report", "shared_claims", "shared_section", "shared_evidence"), (OPEN, None)),
    **dict.fromkeys(
        ("event_report", "side_by_side", "event_progress", "event_section", "event_claims", "event_export_json",
         "event_export_csv", "evidence", "evidence_by_number", "article", "article_original", "article_parcel",
         "article_version"),
        (SEES, None),
    ),
    **dict.fromkeys(("event_rebuild", "event_print"), (ADDS, ADDS)),
    **dict.fromkeys(("event_delete", "event_sharing", "event_unshare", "event_visibility"), (CHANGES_EVENT, CHANGES_EVENT)),
    **dict.fromkeys(("article_delete", "article_retry", "article_cleaning"), (CHANGES_ARTICLE, CHANGES_ARTICLE)),
    **dict.fromkeys(("event_review", "event_coding"), (CURATES, CURATES)),
    **dict.fromkeys(("event_corrections", "article_corrections"), (SEES, None)),
    "correction_outcome": (SEES, None),
    **dict.fromkeys(("row_correct", "article_correct"), (CURATES, CURATES)),
    **dict.fromkeys(("correction_undo", "correction_redo", "correction_confirm"), (CURATES, CURATES)),
    "outlet_curate": (EDITS, EDITS),
    "event_actors": (SEES, CURATES),
    "coding_project": (CURATES, None),
    **dict.fromkeys(("coding_results", "coding_csv"), (CURATES, None)),
    **dict.fromkeys(("coding_close", "coding_delete", "coding_take_over", "coding_settle"), (CURATES, CURATES)),
    "coding_seat": (CODES, None),
    **dict.fromkeys(("coding_item", "coding_finish"), (CODES, CODES)),
    **dict.fromkeys(
        ("codebook_list", "codebook_renewal", "codebook", "codebook_compare", "codebook_file"), (OPEN, None)
    ),
    **dict.fromkeys(
        ("codebook_draft", "codebook_import", "codebook_back", "codebook_edit", "codebook_replace", "codebook_try",
         "codebook_publish", "codebook_discard", "codebook_frame_new", "codebook_frame_remove"),
        (EDITS, EDITS),
    ),
    "codebook_trial": (EDITS, None),
    **dict.fromkeys(("job", "job_progress", "job_file"), (OWN_JOB, None)),
    "job_retry": (OWN_JOB, OWN_JOB),
    "example_load": (CONTRIBUTES, CONTRIBUTES),
    "upload": (CONTRIBUTES, CONTRIBUTES),
    **dict.fromkeys(("draft_review", "upload_add", "upload_columns"), (OWN_UPLOAD, OWN_UPLOAD)),
    "upload_progress": (OWN_UPLOAD, None),
    "sign_in": (OPEN, OPEN),
    "join": (OPEN, OPEN),
    "admin_sign_in": (NOT_SIGNED_IN, None),  # who is, and comes here, is not let into the admin
    "sign_out": (SIGNED_IN, SIGNED_IN),
    "account": (SIGNED_IN, None),
    "password": (SIGNED_IN, SIGNED_IN),
    **dict.fromkeys(("audit", "audit_csv"), (SIGNED_IN, None)),
    "team_new": (ROOT, ROOT),
    "team": (SEES_TEAM, None),
    **dict.fromkeys(("team_member", "team_invite", "team_uninvite"), (ADMINISTERS, ADMINISTERS)),
}  # fmt: skip

# Who → what they have where the event is their team's and somebody else made it and its texts.
HAVE: dict[str, set[str]] = {
    "visitor": {OPEN, NOT_SIGNED_IN},
    "stranger": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS},  # an admin of another team
    "newcomer": {OPEN, SIGNED_IN},  # an account without a team
    "viewer": {OPEN, SIGNED_IN, SEES, SEES_TEAM},
    "contributor": {OPEN, SIGNED_IN, CONTRIBUTES, SEES, SEES_TEAM, ADDS},
    "curator": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, CODES},
    "admin": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, ADMINISTERS},
    "uploader": {OPEN, SIGNED_IN, CONTRIBUTES, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, OWN_UPLOAD, OWN_JOB},
    "root": {
        OPEN, SIGNED_IN, CONTRIBUTES, ROOT, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, ADMINISTERS,
        OWN_UPLOAD, OWN_JOB,
    },
}  # fmt: skip
OF_AN_EVENT = {ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, CODES}
OF_A_THING = OF_AN_EVENT | {SEES, OWN_UPLOAD, OWN_JOB, SEES_TEAM, ADMINISTERS}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


def test_every_address_is_in_the_table() -> None:
    assert {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)} == set(NEEDS)


@pytest.mark.parametrize("who", list(HAVE))
def test_each_sees_and_changes_only_what_is_theirs(house: House, who: str) -> None:
    client = client_of(house.people[who])
    wrong = []
    for name, address in house.addresses.items():
        for method in METHODS:
            wanted = _expected(who, name, method)
            if method == "HEAD" and wanted == "served":
                continue  # as GET, and as slow
            found = _answer(client, method, address)
            if found != wanted and not (wanted == "served" and found == "not by this method"):
                wrong.append((name, method, wanted, found))
    assert wrong == []


def _expected(who: str, name: str, method: str) -> str:
    reading, sending = NEEDS[name]
    is_reading = method in ("GET", "HEAD", "OPTIONS")
    if not is_reading and sending is None:
        return "not by this method"
    need = reading if is_reading else sending
    if need in HAVE[who]:
        return "served"
    if who == "visitor":
        return "sign in"
    may_know = need in OF_AN_EVENT and SEES in HAVE[who]
    may_know = may_know or (need == ADMINISTERS and SEES_TEAM in HAVE[who])
    return "not here" if need in OF_A_THING and not may_know else "not allowed"


def _answer(client: Client, method: str, address: str) -> str:
    cookies = client.cookies.output(attrs=[], header="", sep=";")
    with transaction.atomic():  # what one is allowed to do is undone before the next tries
        response = client.generic(method, address, b"", "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    client.cookies.load(cookies)  # also signing out
    if response.status_code == 302 and response["Location"].startswith("/sign-in/?next="):
        return "sign in"
    said = {403: "not allowed", 404: "not here", 405: "not by this method"}
    return said.get(response.status_code, "served" if response.status_code < 500 else "broken")
