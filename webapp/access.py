"""Who may come to which address: one table. door.py asks it before every view, stored pages included.

A rule finds what the address names (an event, an article, an upload, a team) and asks people/rights.py whether this
person may read it, and whether they may change it. An address without a rule is not served at all: urls.py checks that
each has one. What spans several events (lists, search, suggestions, outlets) is not named by an address; the selectors
of those take the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern

from webapp.audit.selectors import Reach
from webapp.coding import standing as coding
from webapp.corpus import selectors as corpus
from webapp.corrections import selectors as corrections
from webapp.jobs import selectors as jobs
from webapp.people import rights
from webapp.people import selectors as people

May = Callable[[rights.Person, Any], bool]
Find = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """``sees`` is whether somebody may know of the thing at all; who may not is told what is told where nothing is."""

    find: Find | None = None
    missing: str = ""
    sees: May = lambda person, thing: True
    reads: May = lambda person, thing: True
    refused: str = "Your role does not allow this. Nothing was changed."
    changes: May | None = None  # None: nothing is changed at this address, whatever the method
    may_be_missing: bool = False  # the view says what is to be said where there is nothing

    def reading(self, reads: May) -> Rule:
        return replace(self, reads=reads)

    def changing(self, changes: May, *, reads: May | None = None) -> Rule:
        """A form: read by those who may send it, unless more may."""
        return replace(self, reads=reads or changes, changes=changes)


OPEN = Rule()
NO_CURATOR = Rule(  # who is signed in, and is led to the admin's sign-in, is not let into the admin
    refused="The admin is the place of work of curators: curators and admins of a team open it, "
    "and whoever looks after this installation."
)
EVENT = Rule(
    lambda named: corpus.event_standing(named["slug"]), "There is no event at this address.", rights.may_view
)
ARTICLE = Rule(
    lambda named: corpus.article_standing(named["pk"]),
    "There is no article at this address.",
    lambda person, article: rights.may_view(person, article.event),
)
UPLOAD = Rule(
    lambda named: corpus.upload_standing(named.get("upload_id") or named["batch"]),
    "This upload is no longer here.",
    rights.may_open_upload,
    may_be_missing=True,  # it begins with its first file, and expires
)
CORRECTION = Rule(
    lambda named: corrections.standing(named["pk"]),
    "There is no such correction.",
    lambda person, standing: rights.may_view(person, standing.event),
)
CODING = Rule(
    lambda named: coding.project_standing(named["pk"]),
    "There is no coding project at this address.",
    lambda person, project: rights.may_view(person, project.event),
)


def _sits_there(person: rights.Person, seat: Any) -> bool:
    """Coders stay blind to each other: nobody opens somebody else's line, whatever the role."""
    return rights.is_everybodys() or (rights.is_signed_in(person) and seat.person_id == person.pk)


def _codes(person: rights.Person, project: Any) -> bool:
    return rights.may_curate(person, project.event) or coding.codes_in(project, person)


SEAT = Rule(
    lambda named: coding.seat_standing(named["pk"], named["coder"]),
    "This project has no such coder.",
    lambda person, seat: rights.may_view(person, seat.project.event),
    _sits_there,
    refused="This line is another coder’s: coders do not see each other’s labels.",
)
JOB = Rule(
    lambda named: jobs.job_standing(named["pk"]), "There is no such piece of work.", rights.may_see_job
)
MADE_FILE = Rule(
    lambda named: jobs.made_standing(named["pk"]),
    "This file is no longer here: it is kept for a day, and only as long as the report that it shows.",
    lambda person, made: rights.may_see_job(person, made.job) and rights.may_view(person, made.report.event),
)
TEAM = Rule(
    lambda named: people.get_team(named["pk"]), "There is no team at this address.", rights.may_see_team
)


def _signed_in(person: rights.Person, thing: object) -> bool:
    return rights.is_signed_in(person)


def _curates_event(person: rights.Person, thing: Any) -> bool:
    return rights.may_curate(person, thing.event)


def _edits_codebooks(person: rights.Person, thing: object) -> bool:
    return rights.may_edit_codebooks(person)


def _not_signed_in(person: rights.Person, thing: object) -> bool:
    return not rights.is_signed_in(person)


def _contributes(person: rights.Person, thing: object) -> bool:
    return rights.may_contribute(person)


def _reads_audit(person: rights.Person, thing: object) -> bool:
    return rights.audit_reach(person) != Reach()


ROUTES: dict[str, Rule] = {
    # what belongs to nobody, and lists whose selectors take the person
    "event_list": OPEN,
    "example_load": OPEN.changing(_contributes),
    "outlet": OPEN,
    "outlet_curate": OPEN.changing(_edits_codebooks),
    "measure_list": OPEN,
    "measure": OPEN,
    "method": OPEN,
    "glossary": OPEN,
    "health": OPEN,
    # texts on their way in
    "upload": OPEN.changing(_contributes),
    "draft_review": UPLOAD.changing(_contributes),
    "upload_add": UPLOAD.changing(_contributes),
    "upload_progress": UPLOAD.reading(_contributes),
    "upload_columns": UPLOAD.changing(_contributes),
    # an event
    "event_report": EVENT,
    "side_by_side": EVENT,
    "event_progress": EVENT,
    "event_section": EVENT,
    "event_claims": EVENT,
    "event_actors": EVENT.changing(rights.may_curate, reads=rights.may_view),
    "event_export_json": EVENT,
    "event_export_csv": EVENT,
    "evidence_by_number": EVENT,
    "evidence": EVENT,
    "event_print": EVENT.changing(rights.may_contribute),
    "event_rebuild": EVENT.changing(rights.may_contribute),
    "event_delete": EVENT.changing(rights.may_change_event),
    "event_sharing": EVENT.changing(rights.may_change_event),
    "event_unshare": EVENT.changing(rights.may_change_event),
    "event_visibility": EVENT.changing(rights.may_change_event),
    "event_corrections": EVENT,
    "article_corrections": ARTICLE,
    "row_correct": EVENT.changing(rights.may_curate),
    "article_correct": ARTICLE.changing(_curates_event),
    "correction_outcome": CORRECTION,
    **dict.fromkeys(
        ("correction_undo", "correction_redo", "correction_confirm"), CORRECTION.changing(_curates_event)
    ),
    "event_review": EVENT.changing(rights.may_curate),
    "event_coding": EVENT.changing(rights.may_curate),
    # coding by several people
    "coding_project": CODING.reading(_codes),
    "coding_seat": SEAT,
    "coding_item": SEAT.changing(_sits_there),
    "coding_finish": SEAT.changing(_sits_there),
    **dict.fromkeys(("coding_close", "coding_delete", "coding_take_over"), CODING.changing(_curates_event)),
    "coding_settle": CODING.changing(_curates_event),
    "coding_results": CODING.reading(_codes),
    "coding_csv": CODING.reading(_codes),
    # codebooks and lexicons, which are everybody's; drafts are their editors'
    **dict.fromkeys(
        ("codebook_list", "codebook_renewal", "codebook", "codebook_compare", "codebook_file"), OPEN
    ),
    **dict.fromkeys(
        (
            "codebook_draft",
            "codebook_import",
            "codebook_back",
            "codebook_edit",
            "codebook_frame_new",
            "codebook_frame_remove",
            "codebook_replace",
            "codebook_try",
            "codebook_publish",
            "codebook_discard",
        ),
        OPEN.changing(_edits_codebooks),
    ),
    "codebook_trial": OPEN.reading(_edits_codebooks),
    # long work that somebody asked for
    "job": JOB,
    "job_progress": JOB,
    "job_file": MADE_FILE,
    "job_retry": JOB.changing(rights.may_see_job),
    # what a link shows, to whoever holds it
    "shared_report": OPEN,
    "shared_claims": OPEN,
    "shared_section": OPEN,
    "shared_evidence": OPEN,
    # an article
    "article": ARTICLE,
    "article_original": ARTICLE,
    "article_parcel": ARTICLE,
    "article_version": ARTICLE,
    "article_delete": ARTICLE.changing(rights.may_change_article),
    "article_retry": ARTICLE.changing(rights.may_change_article),
    "article_cleaning": ARTICLE.changing(rights.may_change_article),
    # people
    "sign_in": OPEN.changing(lambda person, thing: True),
    "sign_out": OPEN.changing(_signed_in),
    "account": OPEN.reading(_signed_in),
    "password": OPEN.changing(_signed_in),
    "team_new": OPEN.changing(lambda person, thing: rights.may_administer(person)),
    "team": TEAM,
    "team_member": TEAM.changing(rights.may_administer),
    "team_invite": TEAM.changing(rights.may_administer),
    "team_uninvite": TEAM.changing(rights.may_administer),
    "join": OPEN.changing(lambda person, thing: True),
    "audit": OPEN.reading(_reads_audit),
    "audit_csv": OPEN.reading(_reads_audit),
    "admin_sign_in": NO_CURATOR.reading(_not_signed_in),
}


def verify(urlpatterns: Iterable[object]) -> None:
    """ImproperlyConfigured unless every address has a rule, and every rule an address."""
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    if unruled := {str(name) for name in names - ROUTES.keys()}:
        said = ", ".join(sorted(unruled))
        raise ImproperlyConfigured(f"Say in webapp/access.py who may come to these addresses: {said}.")
    if unknown := ROUTES.keys() - names:
        raise ImproperlyConfigured(
            f"webapp/access.py has rules for no address: {', '.join(sorted(unknown))}."
        )
