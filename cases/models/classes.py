"""The class of every column: public, internal or confidential. One that stands in no class fails the build.

*Public* goes out in editions: it is a member of the dossier class of its kind, and no other column has a way out.
*Internal* is for those who work on the records. *Confidential* is for those who have a right of its own to its table:
such a column stands in a table of confidences and in no other. The companions of an imprecise date are of its class.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Final

from django.db.models import Field, Model

from .fields import FuzzyDateField


class Secrecy(Enum):
    """Whom a column is for."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


Columns = dict[Secrecy, str]


def classes(public: str = "", *, internal: str = "", confidential: str = "") -> Columns:
    """Answer the names of columns, separated by spaces, under their classes."""
    return {Secrecy.PUBLIC: public, Secrecy.INTERNAL: internal, Secrecy.CONFIDENTIAL: confidential}


# By the name of the model, or of the abstract model that brings the columns.
CLASSES: Final[dict[str, Columns]] = {
    "Record": classes("key", internal="is_confidential note changed_at changed_by"),
    "Fact": classes("occurred occurred_basis standing text same_as finding finding_reason order"),
    "Line": classes("key", internal="order"),
    "Confidence": classes(internal="changed_at changed_by"),
    "Person": classes("country description sex", internal="naming is_of_interest is_minor"),
    "Organisation": classes("kind place"),
    "Place": classes("kind part_of country latitude longitude precision"),
    "Name": classes("text lang script kind system preferred", internal="person organisation place folded"),
    "Attribute": classes("person organisation kind value place number comparator"),
    "Relationship": classes("person kind other_person other_organisation role"),
    "Distinction": classes("person other verdict reason"),
    "Case": classes("title country accusation conduct numbers"),
    "Party": classes("case person description head_count head_count_comparator role stance in_absentia"),
    "Provision": classes("code edition article part title"),
    "Charge": classes("party provision wording wording_lang wording_translation"),
    "ChargeStep": classes("status occurred ruling", internal="charge"),
    "Filing": classes("case kind by_person by_organisation by addressee against arguments"),
    "Ruling": classes(
        "case body judges disposition on_filing concerns written grounds grounds_by legal_basis effect effect_days "
        "appeal_by condition in_force carried_out"
    ),
    "RulingLink": classes("later earlier kind scope"),
    "Sentence": classes("party ruling combination legal_cap counted_from counted_basis"),
    "Penalty": classes("kind term indefinite suspended regime amount description", internal="sentence"),
    "SentenceChange": classes(
        "sentence kind term credit_from credit_to credit_rate replacement replacement_term ruling scope"
    ),
    "Custody": classes("person form facility place ended end end_text conditions ruling"),
    "Ground": classes("ground occurred ruling", internal="custody"),
    "HealthEvent": classes(
        "person kind condition icd11 severity facility place ended reported_by caused_by_protest caused_by_treatment"
    ),
    "Protest": classes("person kind ended claimed_length reason about about_person"),
    "Demand": classes("demand ruling", internal="protest"),
    "IllTreatment": classes(
        "person kind facility place ended length length_comparator trigger_protest alleged_by established"
    ),
    "Response": classes(
        "by_organisation by_person by kind scope denied to_treatments to_case to_designation to_death replaces"
    ),
    "Clemency": classes("person kind offered_by condition answer answer_reason"),
    "Death": classes("person place facility facility_text cause manner characterisation autopsy inquiry burial"),
    "Designation": classes("person label by_organisation by wgad document ended complied"),
    "Statement": classes(
        "person case speaker_person speaker medium quote quote_lang translation in_reply_to in_reply_to_person "
        "about_person about_ruling about_death about_case demand demand_ruling"
    ),
    "Campaign": classes(
        "person case kind organiser_organisation organiser addressee_person addressee demand size size_comparator "
        "context outcome"
    ),
    "Occurrence": classes(
        "person case kind place place_text ended by_person by_organisation by with_people cause means casualties "
        "casualties_text"
    ),
    "Tally": classes("person case by_organisation by scope country value comparator"),
    "Claim": classes("person kind term number value_date comparator remark about_ruling about_custody"),
    "Photo": classes("person description verified credit licence circulated_by sensitive", internal="file is_cleared"),
    "Source": classes(
        "kind title title_translation authors publisher first_published_in republished_in url archived_url published "
        "published_basis accessed language flags description held",
        internal="is_url_withheld",
    ),
    "Citation": classes(
        "source locator quote quote_lang translation speaker speaker_text connection via stance",
        internal="name person organisation place attribute relationship distinction case party provision charge "
        "filing ruling ruling_link sentence sentence_change custody health_event protest ill_treatment response "
        "clemency death designation statement campaign occurrence tally claim photo",
    ),
    "Submission": classes(
        internal="subject_kind subject_key sha256 message drafted_by submitted_by submitted_at state decided_by "
        "decided_at remark edition_number"
    ),
    "Merge": classes(internal="kept other moved before merged_at merged_by"),
    "RemovalRequest": classes(
        internal="subject_kind subject_key number is_whole act reason internal_reason asked_by asked_at progress "
        "decided_by decided_at remark"
    ),
    "Restriction": classes(internal="person case source users groups restricted_at restricted_by"),
    "Contributor": classes(internal="submission user"),
    "Remark": classes(internal="submission key text"),
    "EarlierChange": classes(internal="key changed_at changed_by"),
    "Revision": classes(
        internal="subject_kind subject_key number cause changes sha256 body made_by made_at",
    ),
    "Consent": classes(internal="person", confidential="use channel given_on given_by until withdrawn_on remark"),
    "StoredCopy": classes(
        internal="source media_type sha256 commitment captured_at captured_by", confidential="text original salt"
    ),
    "DroppedProposal": classes(internal="copy digest dropped_at dropped_by"),
    "OfferedList": classes(internal="name offered_at offered_by", confidential="body"),
    "ListProfile": classes(internal="name columns source"),
    "ListedRow": classes(internal="profile number person facts"),
    "Load": classes(internal="digest name people profile submitted_by submitted_at state decided_by decided_at remark"),
    "LoadItem": classes(internal="load subject_key sha256"),
    "SourceIdentity": classes(internal="source", confidential="who reached promised"),
    "Contact": classes(internal="person", confidential="channel address remark"),
}


def columns(model: type[Model]) -> list[Field]:
    """Answer the columns that need a class: all but the primary key and the companions of imprecise dates."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    dates = [field.name for field in fields if isinstance(field, FuzzyDateField)]
    companions = {f"{name}_{part}" for name in dates for part in ("earliest", "latest", "words", "as_written")}
    return [field for field in fields if not field.primary_key and field.name not in companions]


def named(model: type[Model], secrecy: Secrecy) -> Iterator[str]:
    """Answer the names of the columns of a model that are of a class, its own and those of its abstract bases."""
    for base in model.__mro__:
        if base.__name__ in CLASSES and hasattr(base, "_meta"):
            yield from CLASSES[base.__name__][secrecy].split()
