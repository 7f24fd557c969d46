"""Who may see a record that is not for everybody."""

import cases.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def one(to, name):
    return models.OneToOneField(blank=False, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='restriction', to=to, verbose_name=name)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('cases', '0004_removals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('restricted_at', models.DateTimeField(verbose_name='restricted at')),
                ('person', one('cases.person', 'person')),
                ('case', one('cases.case', 'case')),
                ('source', one('cases.source', 'source')),
                ('users', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='people')),
                ('groups', models.ManyToManyField(blank=True, related_name='+', to='auth.group', verbose_name='groups')),
                ('restricted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restricted by')),
            ],
            options={
                'verbose_name': 'restriction',
                'verbose_name_plural': 'restrictions',
                'constraints': [cases.models.fields.ExactlyOne(columns=('person', 'case', 'source'), name='restriction_is_of_one_record')],
            },
        ),
    ]
