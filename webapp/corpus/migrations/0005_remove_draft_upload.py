from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('corpus', '0004_uploads_of_drafts'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='draft',
            name='upload',
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('digest', ''), _negated=True), fields=('batch', 'digest'), name='same_bytes_once_an_upload'),
        ),
    ]
