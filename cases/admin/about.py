"""Whom and what a source is about: the person and the case that fill in the forms opened from it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Party, Person, Sentence
from cases.visibility import Seeker, open_to

from . import lookup, outline
from .forms import DraftForm
from .references import ReferenceField, ReferenceWidget
from .secrecy import give_names


@dataclass(frozen=True, slots=True)
class About:
    """The person and the case, where chosen, with the party that joins them and its only sentence."""

    person: str = ""
    case: str = ""
    party: str = ""
    sentence: str = ""

    def parameters(self, model: type[Model]) -> dict[str, str]:
        """Answer what fills in a form of `model`; person and case always, since suggestions are made from them."""
        names = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        filled = {"party": self.party, "sentence": self.sentence, "concerns": self.party}
        chosen = {"person": self.person, "case": self.case}
        return chosen | {name: key for name, key in filled.items() if name in names}


def of(person: Person | None, case: Case | None, *, by: Seeker) -> About:
    """Answer what the two fill in: the party of the person in the case, and its sentence if there is only one."""
    open_ones = open_to(by, Party.objects.filter(person=person)).select_related("case")
    parties = list(open_ones[:50]) if person else []
    if case is None and len({party.case_id for party in parties}) == 1:
        case = parties[0].case
    fitting = [party for party in parties if case and party.case_id == case.pk]
    party = fitting[0] if len(fitting) == 1 else None
    sentences = list(open_to(by, Sentence.objects.filter(party=party))[:2]) if party else []
    return About(
        person=person.key if person else "",
        case=case.key if case else "",
        party=party.key if party else "",
        sentence=sentences[0].key if len(sentences) == 1 else "",
    )


class AboutForm(forms.Form):
    """The two boxes in which an editor says whom and what the source is about."""

    default_renderer = DraftForm.default_renderer

    def __init__(self, request: HttpRequest, site: Any) -> None:
        data = request.GET if {"person", "case"} & set(request.GET) else None
        super().__init__(data, initial={})
        self.by = request.user
        for name, model, label in (("person", Person, _("Person")), ("case", Case, _("Case"))):
            column = Party._meta.get_field(name)
            self.fields[name] = ReferenceField(
                model._default_manager.all(),
                model_admin=site.get_model_admin(model),
                request=request,
                required=False,
                label=label,
                widget=ReferenceWidget(column, site),
            )

    def about(self) -> About:
        """Answer what was chosen, nothing where it was not clear."""
        self.is_valid()
        chosen = getattr(self, "cleaned_data", {})
        return of(chosen.get("person"), chosen.get("case"), by=self.by)


def suggested(site: Any, request: HttpRequest, *models: type[Model]) -> list[dict[str, Any]]:
    """Answer for each table the id of its list of suggestions and the forty rows that were added last."""
    answer = []
    for model in models:
        found = list(lookup.to_be_called(site.get_model_admin(model), request).order_by("-pk")[:40])
        give_names(request.user, found)
        labels = [outline.label(row) for row in found]
        answer.append({"id": f"choices-{model._meta.model_name}", "labels": labels})
    return answer
