"""The rows of a dossier that concern one person as a defendant."""

from cases.domain.accounts import counted
from cases.domain.dossier import Custody, Death, Dossier, Party, Ruling, Sentence
from cases.domain.vocabulary.court import PartyRole
from cases.domain.vocabulary.who import SubjectKind


def whom(dossier: Dossier, person: str | None) -> str:
    """Answer the key of the person asked about: the dossier's own where none is named; ValueError for a case."""
    if person is None and dossier.kind is not SubjectKind.PERSON:
        raise ValueError(f"{dossier.key} is a case: name the person who is meant.")
    return dossier.key if person is None else person


def parties(dossier: Dossier, person: str) -> tuple[Party, ...]:
    """Answer what the person is accused as, one row a case."""
    return tuple(row for row in counted(dossier.parties) if row.person == person and row.role is PartyRole.DEFENDANT)


def rulings(dossier: Dossier, person: str) -> tuple[Ruling, ...]:
    """Answer the rulings that concern the person: on all parties of a case of theirs, or on them by name."""
    mine = {party.key: party.case for party in parties(dossier, person)}
    return tuple(
        row
        for row in counted(dossier.rulings)
        if (set(row.concerns) & set(mine) if row.concerns else row.case in mine.values())
    )


def sentences(dossier: Dossier, person: str) -> tuple[Sentence, ...]:
    """Answer the sentences on the person that count, in their recorded order."""
    mine = {party.key for party in parties(dossier, person)}
    return tuple(row for row in counted(dossier.sentences) if row.party in mine)


def stays(dossier: Dossier, person: str) -> tuple[Custody, ...]:
    """Answer the stretches of custody of the person that count, in their recorded order."""
    return tuple(row for row in counted(dossier.custody) if row.person == person)


def death(dossier: Dossier, person: str) -> Death | None:
    """Answer the account of the person's death that counts, if there is one."""
    return next((row for row in counted(dossier.deaths) if row.person == person), None)
