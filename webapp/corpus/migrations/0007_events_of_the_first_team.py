"""What was there before there were teams belongs to the first one, with every account in it, so that nobody loses anything.

Where people had to sign in to change things, everybody who reached the pages could read: the events stay open to
whoever has the link. On a machine of one's own nobody else could, so that nobody can when it is opened to others.
"""

from django.conf import settings
from django.db import migrations

FIRST_TEAM = "First team"


def forward(apps, schema_editor):
    Event = apps.get_model("corpus", "Event")
    if not Event.objects.exists():
        return
    team, _ = apps.get_model("people", "Team").objects.get_or_create(name=FIRST_TEAM)
    Membership = apps.get_model("people", "Membership")
    app, model = settings.AUTH_USER_MODEL.split(".")
    for person in apps.get_model(app, model).objects.all():
        role = "admin" if person.is_superuser else "curator" if person.is_staff else "contributor"
        Membership.objects.get_or_create(team=team, person=person, defaults={"role": role})
    Event.objects.update(team=team, visibility="public" if settings.SIGN_IN_REQUIRED else "team")


class Migration(migrations.Migration):
    dependencies = [
        ("corpus", "0006_teams"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
