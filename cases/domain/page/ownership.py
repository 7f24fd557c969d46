"""Whom a fact concerns, and whether that is the person of the page."""

from cases.domain import dossier as d
from cases.domain.dossier import Dossier, Fact


def owner(fact: Fact, dossier: Dossier) -> str:
    """Answer the key of the person whom a fact concerns, of the party where that has no name, or "" for nobody."""
    if isinstance(fact, d.SentenceChange):
        sentence = dossier.by_key.get(fact.sentence)
        return owner(sentence, dossier) if isinstance(sentence, d.Sentence) else ""
    if isinstance(fact, d.Sentence | d.Charge):
        party = dossier.by_key.get(fact.party)
        return (party.person or party.key) if isinstance(party, d.Party) else ""
    return str(getattr(fact, "person", ""))


def is_own(fact: Fact, dossier: Dossier) -> bool:
    """Answer whether a fact concerns the person of the page, or nobody else of the dossier; on a case's page all do."""
    person = owner(fact, dossier)
    return dossier.subject is None or person in {"", dossier.key} or person not in dossier.by_key
