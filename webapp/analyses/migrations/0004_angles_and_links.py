import django.db.models.deletion
from django.db import migrations, models


def forget_parts(apps, schema_editor):
    """Stored pieces of pages are made again when they are asked for."""
    apps.get_model("analyses", "RenderedPart").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("analyses", "0003_fetch")]

    operations = [
        migrations.RunPython(forget_parts, migrations.RunPython.noop),
        migrations.RemoveField("renderedpart", "html"),
        migrations.AddField(
            "renderedpart",
            "html",
            models.BinaryField(help_text="UTF-8: sent as it lies here", default=b""),
            preserve_default=False,
        ),
        migrations.AddField(
            "report",
            "angle",
            models.CharField(
                blank=True,
                default="",
                help_text="key of the angle; empty for the event's report itself",
                max_length=64,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "report",
            "baseline",
            models.CharField(
                blank=True, default="", help_text="asked for: a document id or “others”", max_length=40
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "report",
            "without",
            models.JSONField(blank=True, default=list, help_text="document ids that are left aside"),
        ),
        migrations.AddConstraint(
            "report",
            models.UniqueConstraint(
                condition=models.Q(("angle", ""), _negated=True),
                fields=("event", "angle"),
                name="one_report_per_angle",
            ),
        ),
        migrations.CreateModel(
            name="SharedLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=64, unique=True)),
                (
                    "query",
                    models.CharField(
                        blank=True, help_text="the view, as in the report's address", max_length=1000
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shared_links",
                        to="corpus.event",
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
    ]
