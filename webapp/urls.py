"""Every address of the application. One name runs through address, view, template and test."""

from django.contrib import admin
from django.urls import path
from django.urls.converters import StringConverter, register_converter

from webapp.access import verify
from webapp.pages.views import (
    accounts,
    actors,
    articles,
    audit,
    cleaning,
    codebook_drafts,
    codebooks,
    coding,
    coding_results,
    corrections,
    drafts,
    events,
    evidence,
    exports,
    glossary,
    health,
    jobs,
    measures,
    outlets,
    printing,
    reviewing,
    sharing,
    side_by_side,
    teams,
    uploads,
    visibility,
)


class KeyConverter(StringConverter):
    """The key of a section or a measure: "quotes", "emphasis.policy_frames"."""

    regex = "[a-z0-9_]+(?:[.][a-z0-9_]+)*"


register_converter(KeyConverter, "key")

urlpatterns = [
    path("", events.event_list, name="event_list"),
    path("example/", events.example_load, name="example_load"),
    path("upload/", uploads.upload, name="upload"),
    path("upload/<uuid:batch>/", drafts.draft_review, name="draft_review"),
    path("upload/<uuid:upload_id>/add/", uploads.upload_add, name="upload_add"),
    path("upload/<uuid:upload_id>/progress/", uploads.upload_progress, name="upload_progress"),
    path("upload/<uuid:upload_id>/columns/<int:pk>/", uploads.upload_columns, name="upload_columns"),
    path("events/<slug:slug>/", events.event_report, name="event_report"),
    path("events/<slug:slug>/side-by-side/", side_by_side.side_by_side, name="side_by_side"),
    path("events/<slug:slug>/progress/", events.event_progress, name="event_progress"),
    path("events/<slug:slug>/delete/", events.event_delete, name="event_delete"),
    path("events/<slug:slug>/rebuild/", events.event_rebuild, name="event_rebuild"),
    path("events/<slug:slug>/print/", printing.event_print, name="event_print"),
    path("events/<slug:slug>/sections/<key:section>/", events.event_section, name="event_section"),
    path("events/<slug:slug>/actors/", actors.event_actors, name="event_actors"),
    path("events/<slug:slug>/claims/", evidence.event_claims, name="event_claims"),
    path("events/<slug:slug>/visibility/", visibility.event_visibility, name="event_visibility"),
    path("events/<slug:slug>/sharing/", sharing.event_sharing, name="event_sharing"),
    path("events/<slug:slug>/sharing/<int:pk>/withdraw/", sharing.event_unshare, name="event_unshare"),
    path("events/<slug:slug>/export.json", exports.event_export_json, name="event_export_json"),
    path("events/<slug:slug>/<key:section>.csv", exports.event_export_csv, name="event_export_csv"),
    path(
        "events/<slug:slug>/evidence/<key:section>/<int:row>/",
        evidence.evidence_by_number,
        name="evidence_by_number",
    ),
    path("events/<slug:slug>/evidence/<key:section>/<slug:row>/", evidence.evidence, name="evidence"),
    path("shared/<str:token>/", sharing.shared_report, name="shared_report"),
    path("shared/<str:token>/claims/", sharing.shared_claims, name="shared_claims"),
    path("shared/<str:token>/sections/<key:section>/", sharing.shared_section, name="shared_section"),
    path(
        "shared/<str:token>/evidence/<key:section>/<slug:row>/",
        sharing.shared_evidence,
        name="shared_evidence",
    ),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/delete/", articles.article_delete, name="article_delete"),
    path("articles/<int:pk>/retry/", articles.article_retry, name="article_retry"),
    path("articles/<int:pk>/original/", articles.article_original, name="article_original"),
    path("articles/<int:pk>/parcel/", cleaning.article_parcel, name="article_parcel"),
    path("articles/<int:pk>/cleaning/", cleaning.article_cleaning, name="article_cleaning"),
    path("articles/<int:pk>/versions/<int:version>/", cleaning.article_version, name="article_version"),
    path("events/<slug:slug>/corrections/", corrections.event_corrections, name="event_corrections"),
    path("events/<slug:slug>/correct/<key:section>/<slug:row>/", corrections.row_correct, name="row_correct"),
    path("articles/<int:pk>/correct/", corrections.article_correct, name="article_correct"),
    path("articles/<int:pk>/corrections/", corrections.article_corrections, name="article_corrections"),
    path("corrections/<int:pk>/undo/", corrections.correction_undo, name="correction_undo"),
    path("corrections/<int:pk>/redo/", corrections.correction_redo, name="correction_redo"),
    path("corrections/<int:pk>/confirm/", corrections.correction_confirm, name="correction_confirm"),
    path("events/<slug:slug>/review/", reviewing.event_review, name="event_review"),
    path("events/<slug:slug>/coding/", coding.event_coding, name="event_coding"),
    path("coding/<int:pk>/", coding.coding_project, name="coding_project"),
    path("coding/<int:pk>/close/", coding.coding_close, name="coding_close"),
    path("coding/<int:pk>/delete/", coding.coding_delete, name="coding_delete"),
    path("coding/<int:pk>/as/<int:coder>/", coding.coding_seat, name="coding_seat"),
    path("coding/<int:pk>/as/<int:coder>/finish/", coding.coding_finish, name="coding_finish"),
    path("coding/<int:pk>/as/<int:coder>/<int:number>/", coding.coding_item, name="coding_item"),
    path("coding/<int:pk>/results/", coding_results.coding_results, name="coding_results"),
    path("coding/<int:pk>/take-over/", coding_results.coding_take_over, name="coding_take_over"),
    path("coding/<int:pk>/results.csv", coding_results.coding_csv, name="coding_csv"),
    path("coding/<int:pk>/items/<int:item>/settle/", coding_results.coding_settle, name="coding_settle"),
    path("codebooks/", codebooks.codebook_list, name="codebook_list"),
    path("codebooks/renewal/", codebooks.codebook_renewal, name="codebook_renewal"),
    path("codebooks/drafts/<int:pk>/", codebook_drafts.codebook_edit, name="codebook_edit"),
    path("codebooks/drafts/<int:pk>/file/", codebook_drafts.codebook_replace, name="codebook_replace"),
    path("codebooks/drafts/<int:pk>/try/", codebook_drafts.codebook_try, name="codebook_try"),
    path("codebooks/drafts/<int:pk>/publish/", codebook_drafts.codebook_publish, name="codebook_publish"),
    path("codebooks/drafts/<int:pk>/discard/", codebook_drafts.codebook_discard, name="codebook_discard"),
    path("codebooks/trials/<int:pk>/", codebook_drafts.codebook_trial, name="codebook_trial"),
    path("codebooks/<key:name>/", codebooks.codebook, name="codebook"),
    path("codebooks/<key:name>/draft/", codebooks.codebook_draft, name="codebook_draft"),
    path("codebooks/<key:name>/import/", codebooks.codebook_import, name="codebook_import"),
    path("codebooks/<key:name>/back/", codebooks.codebook_back, name="codebook_back"),
    path("codebooks/<key:name>/compare/", codebooks.codebook_compare, name="codebook_compare"),
    path("codebooks/<key:name>/<slug:which>/<str:filename>", codebooks.codebook_file, name="codebook_file"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/progress/", jobs.job_progress, name="job_progress"),
    path("jobs/<int:pk>/retry/", jobs.job_retry, name="job_retry"),
    path("jobs/<int:pk>/file/", jobs.job_file, name="job_file"),
    path("outlets/<slug:slug>/", outlets.outlet, name="outlet"),
    path("outlets/<slug:slug>/curate/", outlets.outlet_curate, name="outlet_curate"),
    path("measures/", measures.measure_list, name="measure_list"),
    path("measures/<key:key>/", measures.measure, name="measure"),
    path("method/", measures.method, name="method"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("health/", health.health, name="health"),
    path("sign-in/", accounts.sign_in, name="sign_in"),
    path("sign-out/", accounts.sign_out, name="sign_out"),
    path("account/", accounts.account, name="account"),
    path("account/password/", accounts.password, name="password"),
    path("teams/new/", teams.team_new, name="team_new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/members/<int:member>/", teams.team_member, name="team_member"),
    path("teams/<int:pk>/invite/", teams.team_invite, name="team_invite"),
    path("teams/<int:pk>/invitations/<int:invitation>/withdraw/", teams.team_uninvite, name="team_uninvite"),
    path("join/<str:token>/", teams.join, name="join"),
    path("audit/", audit.audit, name="audit"),
    path("audit.csv", audit.audit_csv, name="audit_csv"),
    path("admin/login/", accounts.admin_sign_in, name="admin_sign_in"),
    path("admin/", admin.site.urls),
]

verify(urlpatterns)

handler400 = "webapp.pages.views.errors.bad_request"
handler403 = "webapp.pages.views.errors.forbidden"
handler404 = "webapp.pages.views.errors.not_found"
handler500 = "webapp.pages.views.errors.server_error"
