"""Situations in which fictitious persons stand, most of them around New Year 2020, and short questions."""

from builders import Record, day, ground, penalty

from cases.domain.status import StatusOn, status_on
from cases.domain.vocabulary.court import Disposition
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm, LegalGround, Status


def on(record: Record, text: str) -> StatusOn:
    """The whole answer on a day."""
    return status_on(record.dossier(), day(text))


def status(record: Record, text: str) -> Status:
    """The status alone on a day."""
    return on(record, text).status


def convict(
    since: str = "2018-01-01",
    form: CustodyForm = CustodyForm.PRISON,
    until: str | None = None,
    end: CustodyEnd = CustodyEnd.NOT_KNOWN,
) -> Record:
    """Convicted on the first day of 2018 to seven years, counted from then, and held."""
    record = Record()
    verdict = record.ruling(Disposition.CONVICTED, "2018-01-01")
    record.sentence(ruling=verdict, since="2018-01-01")
    record.custody(form, since, until, end)
    return record


def held_in(form: CustodyForm, reason: LegalGround | None = None) -> Record:
    """Held from the first day of 2020, and nothing else."""
    record = Record()
    grounds = (ground(reason),) if reason else ()
    record.custody(form, "2020-01-01", grounds=grounds)
    return record


def ended(end: CustodyEnd) -> Record:
    """In police custody until the first day of 2020."""
    record = Record()
    record.custody(CustodyForm.POLICE, "2019-12-01", "2020-01-01", end)
    return record


def sentenced(*lines: object, **more: object) -> Record:
    """Sentenced on the first day of 2020, with nothing known of custody."""
    record = Record()
    record.sentence(*lines, ruling=record.ruling(Disposition.CONVICTED, "2020-01-01"), **more)
    return record


def in_absentia() -> Record:
    """Sentenced on the first day of 2020 in absence."""
    return sentenced(penalty("P5Y")).in_absentia()


def ordered(days: int = 30) -> Record:
    """A convict whose release was ordered on 15 December 2019, after so many days unless appealed."""
    record = convict()
    record.ruling(Disposition.RELEASE_GRANTED, "2019-12-15", days=days)
    return record
