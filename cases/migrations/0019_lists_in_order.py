"""Editors' lists are read in their order, and what few rows have by which a list can be filtered is found in an index."""

from django.db import migrations, models
from django.db.models import Q

from cases.published.migrations._quick import IndexedTogether

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


def filtered(table, columns):
    """Answer the indexes by which a list is filtered."""
    return [models.Index(fields=[column], name=f"{table}_{column}") for column in columns]


def kept_back(table):
    """Answer the index of the rows that are confidential."""
    return models.Index(fields=["id"], condition=Q(is_confidential=True), name=f"{table}_kept_back")


def of_fact(fact, columns):
    """Answer the indexes of facts: also by their day, and of the newest ones, with a sentence or without."""
    return [
        kept_back(fact),
        *filtered(fact, ["standing"]),
        models.Index(fields=["occurred_earliest", "id"], name=f"{fact}_by_day"),
        models.Index(fields=["changed_at", "id"], name=f"{fact}_by_change"),
        models.Index(fields=["changed_at", "id"], condition=~Q(text={}), name=f"{fact}_told"),
        *filtered(fact, columns),
    ]


INDEXES = {
    **{fact: of_fact(fact, columns) for fact, columns in FACTS.items()},
    **{table: [kept_back(table), *filtered(table, columns)] for table, columns in RECORDS.items()},
    "removalrequest": filtered("removalrequest", ["progress", "act"]),
    "submission": [
        *filtered("submission", ["state", "subject_kind"]),
        models.Index(fields=["subject_key"], name="submission_of"),
    ],
}


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_names_folded")]

    operations = [IndexedTogether(INDEXES)]
