"""Editors' lists are read in their order, and what few rows have by which a list can be filtered is found in an index."""

from django.db import migrations, models
from django.db.models import Q

FACTS = {
    "attribute": ["kind"], "campaign": ["kind"], "charge": [], "claim": ["kind"], "clemency": ["kind", "answer"],
    "custody": ["form", "end"], "death": ["manner", "inquiry"], "designation": ["label"], "filing": ["kind"],
    "healthevent": ["kind"], "illtreatment": ["kind", "established"], "occurrence": ["kind"], "party": ["role"],
    "photo": ["is_cleared"], "protest": ["kind"], "relationship": ["kind"], "response": ["kind"],
    "ruling": ["disposition", "effect"], "sentence": [], "sentencechange": ["kind"], "statement": ["medium"],
    "tally": [],
}  # fmt: skip
RECORDS = {
    "case": ["country"], "distinction": ["verdict"], "name": ["kind"], "organisation": ["kind"],
    "person": ["is_of_interest", "naming", "country"], "place": ["kind", "country"], "provision": [],
    "rulinglink": ["kind"], "source": ["kind", "language"],
}  # fmt: skip
FILTERED = {
    **{fact: ["standing", *columns] for fact, columns in FACTS.items()},
    **RECORDS,
    "removalrequest": ["progress", "act"],
    "submission": ["state", "subject_kind"],
}


def by_day(fact):
    """Answer the index by which facts are listed."""
    return models.Index(fields=["occurred_earliest", "id"], name=f"{fact}_by_day")


def by_change(fact):
    """Answer the index by which the newest facts are found."""
    return models.Index(fields=["changed_at", "id"], name=f"{fact}_by_change")


def told(fact):
    """Answer the index by which the newest facts with a sentence are found."""
    return models.Index(fields=["changed_at", "id"], condition=~Q(text={}), name=f"{fact}_told")


def kept_back(table):
    """Answer the index of the rows that are confidential."""
    return models.Index(fields=["id"], condition=Q(is_confidential=True), name=f"{table}_kept_back")


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_names_folded")]

    operations = [
        *(migrations.AddIndex(fact, index(fact)) for fact in FACTS for index in (by_day, by_change, told)),
        migrations.AddIndex("submission", models.Index(fields=["subject_key"], name="submission_of")),
        *(migrations.AddIndex(table, kept_back(table)) for table in (*FACTS, *RECORDS)),
        *(
            migrations.AddIndex(table, models.Index(fields=[column], name=f"{table}_{column}"))
            for table, columns in FILTERED.items()
            for column in columns
        ),
    ]
