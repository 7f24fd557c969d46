"""Consent of people in the records."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('cases', '0011_remarks'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(editable=False, null=True, verbose_name='changed at')),
                ('use', cases.models.fields.CodeField(choices=[('name', 'being named'), ('picture', 'showing a photograph'), ('health', 'telling about health'), ('words', 'quoting letters and words')], default='name', max_length=40, verbose_name='to what')),
                ('channel', cases.models.fields.CodeField(choices=[('in_person', 'in person'), ('call', 'by a call'), ('message', 'by a message'), ('letter', 'by a letter'), ('lawyer', 'through a lawyer'), ('relative', 'through a relative or guardian')], max_length=40, verbose_name='how it was given')),
                ('given_on', models.DateField(verbose_name='given on')),
                ('given_by', cases.models.fields.LineField(blank=True, default='', help_text='If not by the person: a guardian, a relative, a lawyer.', max_length=300, verbose_name='given by')),
                ('until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                ('remark', cases.models.fields.PlainTextField(blank=True, default='', max_length=4000, verbose_name='remark')),
                ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cases.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ('pk',),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('given_on')), _connector='OR'), name='consent_days_in_order', violation_error_message='A consent cannot end before it was given.')],
            },
        ),
    ]

