"""What one would ask and nobody has reported: said on the page, so that a blank is not."""

from collections.abc import Iterator

from cases.domain import dossier as d
from cases.domain.accounts import counted
from cases.domain.datewording import date_words
from cases.domain.entry import Detail
from cases.domain.text import Text
from cases.domain.vocabulary.court import Disposition, PartyRole, Stance
from cases.domain.vocabulary.life import Inquiry
from cases.domain.vocabulary.who import AttributeKind
from cases.domain.wording import Reading, line
from cases.domain.wording.labels import common, page
from cases.domain.wording.reading import begin
from cases.domain.wording.title import title


def not_reported(reading: Reading, person: str = "") -> tuple[Detail, ...]:
    """Answer a line for each thing that no source of the record reports, of the person and of their case."""
    found = (*(_of_person(reading, person) if person else ()), *_of_case(reading, person))
    return tuple(_line(label, to, reading) for label, to in dict.fromkeys(found))


def _line(label: Text, to: str, reading: Reading) -> Detail:
    absent = line.raw(reading, label, reading.say(common.NOT_REPORTED))[0]
    if not to:
        return absent
    row = reading.row(to)
    about = begin(_short(row, reading)) if isinstance(row, d.Ruling) else title(reading, to).text
    return Detail(label=f"{absent.label} ({about})", value=absent.value, to=to)


def _short(row: d.Ruling, reading: Reading) -> str:
    date = f", {date_words(row.occurred.date, reading.lang)}" if row.occurred else ""
    return f"{reading.label(row.disposition)}{date}"


def _of_person(reading: Reading, person: str) -> Iterator[tuple[Text, str]]:
    dossier = reading.dossier
    kinds = {row.kind for row in dossier.attributes if row.person == person and (row.occurred or row.value)}
    if AttributeKind.BIRTH not in kinds:
        yield page.BIRTH_DATE, ""
    stays = [row for row in counted(dossier.custody) if row.person == person and row.form.deprives_of_liberty]
    if stays and not any(row.occurred and row.occurred.date.first for row in stays):
        yield page.ARREST_DATE, ""
    if stays and not any(row.facility for row in stays):
        yield page.PRISON, ""
    for death in counted(dossier.deaths):
        if death.person == person:
            yield from _of_death(death)


def _of_death(death: d.Death) -> Iterator[tuple[Text, str]]:
    if not death.cause:
        yield page.CAUSE_OF_DEATH, ""
    if death.inquiry is Inquiry.NOT_REPORTED:
        yield page.INQUIRY, ""


def _of_case(reading: Reading, person: str) -> Iterator[tuple[Text, str]]:
    dossier = reading.dossier
    for ruling in counted(dossier.rulings):
        yield from _of_ruling(ruling)
    mine = [row for row in dossier.parties if row.role is PartyRole.DEFENDANT and row.person in {person or row.person}]
    keys = {row.key for row in mine}
    charges = [row for row in dossier.charges if row.party in keys]
    if charges and not any(row.provision for row in charges):
        yield page.PROVISION, ""
    if mine and all(row.stance is Stance.NOT_KNOWN for row in mine):
        yield page.STANCE, ""
    if any(row.role is PartyRole.LAWYER and not row.person for row in dossier.parties):
        yield page.LAWYER, ""


def _of_ruling(ruling: d.Ruling) -> Iterator[tuple[Text, str]]:
    if not ruling.body:
        yield page.COURT, ruling.key
    if not ruling.judges and ruling.disposition is Disposition.CONVICTED:
        yield page.JUDGE, ruling.key
    if not ruling.occurred:
        yield page.SENTENCE_DATE if ruling.disposition is Disposition.CONVICTED else common.DATE, ruling.key
