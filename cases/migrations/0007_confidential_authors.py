"""A confidential source names no author in its row: the database refuses it."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [('cases', '0006_confidences')]

    operations = [
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=Q(is_confidential=False) | Q(authors=''), name='confidential_source_names_no_author', violation_error_message='Write who a confidential source is under its identity, not as its author.'),
        ),
    ]
