"""Listed names have the keys and words of the present rules for spellings, so that every search finds them."""

from django.db import migrations

from cases.domain import names

LONGEST_KEY, LONGEST_WORD = 400, 100


def fold(apps, schema_editor):
    name_model, word_model = apps.get_model("published", "ListedName"), apps.get_model("published", "ListedToken")
    for name in name_model.objects.all():
        name.folded = names.fold(name.text)[:LONGEST_KEY]
        name.save(update_fields=["folded"])
        words = sorted(set(names.tokens(name.text)))
        word_model.objects.filter(name=name).delete()
        word_model.objects.bulk_create([word_model(name=name, token=word[:LONGEST_WORD]) for word in words])


class Migration(migrations.Migration):
    dependencies = [("published", "0006_forwarding")]
    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
