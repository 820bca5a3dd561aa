from datetime import timedelta

import django.contrib.postgres.fields
import django.db.models.deletion
import hanse.kernel.clock
import hanse.kernel.ids
from django.db import migrations, models

WINDOW = timedelta(days=14)


def two_weeks_later(apps, schema_editor):
    apps.get_model("diagnostic", "Round").objects.update(final_on=models.F("closes_on") + WINDOW)


class Migration(migrations.Migration):

    dependencies = [
        ('diagnostic', '0003_voices'),
        ('members', '0001_initial'),
    ]

    operations = [
        migrations.AddField('round', 'final_on', models.DateField(null=True)),
        migrations.RunPython(two_weeks_later, migrations.RunPython.noop, elidable=True),
        migrations.AlterField('round', 'final_on', models.DateField()),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.UUIDField(default=hanse.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=hanse.kernel.clock.now, editable=False)),
                ('last_day', models.DateField()),
                ('reason', models.CharField(max_length=1000)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=hanse.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=hanse.kernel.clock.now, editable=False)),
            ],
        ),
        migrations.AddField(
            model_name='round',
            name='invites',
            field=models.CharField(choices=[('all', 'All cities that may assess themselves'), ('regions', 'Cities of some regions'), ('chosen', 'Cities that are chosen one by one')], default='all', max_length=10),
        ),
        migrations.AddField(
            model_name='round',
            name='publication',
            field=models.CharField(choices=[('public', 'Each city may show its results to members, or to everyone'), ('members', 'Each city may show its results to members, and to nobody else'), ('none', 'Results stay with the city and the secretariat; only statistics of groups are told')], default='public', max_length=10),
        ),
        migrations.AddField(
            model_name='round',
            name='regions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('final_on__gt', models.F('closes_on'))), name='round_final_on'),
        ),
        migrations.AddField(
            model_name='extension',
            name='city',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.city'),
        ),
        migrations.AddField(
            model_name='extension',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='diagnostic.round'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='city',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.city'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='diagnostic.round'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.UniqueConstraint(fields=('round', 'city'), name='extended_once'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='extension_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('round', 'city'), name='invited_once'),
        ),
    ]
