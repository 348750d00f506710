import hashlib

from django.db import migrations


def to_uploads(apps, schema_editor):
    """What stood on every draft of a batch stands once, in its upload."""
    Draft, Upload, Arrival, Event = (apps.get_model("corpus", name) for name in ("Draft", "Upload", "Arrival", "Event"))
    for draft in Draft.objects.order_by("created_at"):
        said = draft.upload or {}
        upload, is_new = Upload.objects.get_or_create(
            pk=draft.batch,
            defaults={
                "event": Event.objects.filter(slug=said.get("event") or "").first(),
                "event_title": said.get("event_title", ""),
                "expires_at": draft.expires_at,
            },
        )
        if is_new:
            for name, reason in said.get("problems", []):
                Arrival.objects.create(upload=upload, name=name, outcome="refused", reason=reason)
        Arrival.objects.create(upload=upload, name=draft.filename or "pasted text", outcome="accepted", draft=draft)
        Draft.objects.filter(pk=draft.pk).update(digest=hashlib.sha256(bytes(draft.content)).hexdigest())


def to_drafts(apps, schema_editor):
    Draft, Upload = apps.get_model("corpus", "Draft"), apps.get_model("corpus", "Upload")
    for upload in Upload.objects.select_related("event"):
        refused = upload.arrivals.filter(outcome__in=["refused", "duplicate"])
        said = {
            "event": upload.event.slug if upload.event else "",
            "event_title": upload.event_title,
            "problems": [list(each) for each in refused.values_list("name", "reason")],
        }
        Draft.objects.filter(batch=upload.pk).update(upload=said)


class Migration(migrations.Migration):

    dependencies = [
        ('corpus', '0003_arrivals'),
    ]

    operations = [migrations.RunPython(to_uploads, to_drafts)]
