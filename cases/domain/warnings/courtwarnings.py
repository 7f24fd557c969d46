"""Warnings about rulings and sentences: links and days that cannot be, windows that ended, releases that are due."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from cases.domain import defendant
from cases.domain.accounts import counted
from cases.domain.docket import docket
from cases.domain.dossier import Dossier, Ruling, SentenceChange
from cases.domain.duration import Term
from cases.domain.reckoning.credit import is_dated, rate_of
from cases.domain.reckoning.ledger import Ledger, falls_short
from cases.domain.reckoning.measure import Extent, imposed
from cases.domain.ruling import appeal_window_ends, orders_release
from cases.domain.sentence import current
from cases.domain.status import status_on
from cases.domain.text import Text
from cases.domain.vocabulary.court import ChangeKind, Disposition
from cases.domain.vocabulary.custody import Status
from cases.domain.warnings import custodywarnings
from cases.domain.warnings.warning import Warning, warning
from cases.domain.window import Window

_TAKES_OFF: Final = frozenset({ChangeKind.REDUCTION, ChangeKind.AMNESTY, ChangeKind.PARDON, ChangeKind.CREDIT})


def appeal_window_ended(dossier: Dossier, day: date) -> Iterator[Warning]:
    """The time for an appeal is over, and no report says what came of the ruling."""
    words = Text(
        "The time to appeal ended about {end}: {0}. Nothing is reported of an appeal or of its effect.",
        "Срок обжалования истёк ориентировочно {end}: {0}. Ни о жалобе, ни о вступлении в силу не сообщается.",
        "Шағым беру мерзімі шамамен {end} аяқталды: {0}. Шағым да, күшіне енгені де хабарланбаған.",
    )
    court = docket(dossier)
    for row in counted(dossier.rulings):
        end = appeal_window_ends(row, pronounced=court.pronounced[row.key])
        answered = any(link.earlier == row.key for link in court.links) or bool(court.appeals[row.key])
        if row.in_force or row.carried_out or answered or _is_free(dossier, row):
            continue
        if end and end.latest and end.latest < day:
            yield warning("appeal_window_ended", words, row, end=end)


def _is_free(dossier: Dossier, ruling: Ruling) -> bool:
    """Whether all that a ruling would have set free are reported free, or dead, since."""
    court, answers = docket(dossier), []
    since = court.pronounced[ruling.key].earliest
    for person in custodywarnings.people(dossier):
        if ruling in defendant.rulings(dossier, person):
            answers.append(not status_on(dossier, date.max, person=person).status.is_held)
    return bool(answers) and all(answers) and since is not None and orders_release(dossier, ruling)


def release_due(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A release was due, by a ruling or by the end of the term, and none is reported."""
    words = Text(
        "Release has been due since about {since}, and no release is reported: {0}.",
        "Освобождение должно было состояться ориентировочно {since}, но о нём не сообщается: {0}.",
        "Босатылу мерзімі шамамен {since} жетті, бірақ босатылғаны хабарланбаған: {0}.",
    )
    for person in custodywarnings.people(dossier):
        answer = status_on(dossier, day, person=person)
        if answer.status is Status.TERM_OVER:
            row = dossier.by_key[answer.because[0]]
            yield warning("release_due", words, row, since=answer.since.plus_days(-1))


def backward_link(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A ruling is said to undo or uphold one that came after it."""
    words = Text(
        "{0} cannot concern {1}, which is later.",
        "{0} не может касаться более позднего решения: {1}.",
        "{0} өзінен кейінгі шешімге қатысты бола алмайды: {1}.",
    )
    rows = {row.key: row for row in dossier.rulings}
    for link in dossier.ruling_links:
        later, earlier = rows.get(link.later), rows.get(link.earlier)
        if later and earlier and _surely_before(Window.of(later.occurred), Window.of(earlier.occurred)):
            yield warning("backward_link", words, later, earlier)


def backward_ruling(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A ruling took effect, or was carried out or written down, before it was pronounced."""
    words = Text(
        "{0} took effect, was carried out or was written before it was pronounced: {end}.",
        "{0}: вступление в силу, исполнение или письменный текст раньше оглашения — {end}.",
        "{0}: күшіне енуі, орындалуы немесе жазбаша мәтіні жарияланғанынан бұрын — {end}.",
    )
    for row in dossier.rulings:
        for moment in (row.in_force, row.carried_out, row.written):
            if moment and _surely_before(Window.of(moment), Window.of(row.occurred)):
                yield warning("backward_ruling", words, row, end=Window.of(moment))


def unnamed_target(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A cancellation of early release does not say which ruling it cancels."""
    words = Text(
        "{0}: say which ruling it cancels; every earlier release in the case is taken to be cancelled.",
        "{0}: укажите, какое решение отменено; пока отменёнными считаются все прежние разрешения по делу.",
        "{0}: қай шешімді жойғанын көрсетіңіз; әзірге іс бойынша бұрынғы рұқсаттардың бәрі жойылған деп есептеледі.",
    )
    named = {link.later for link in dossier.ruling_links}
    for row in counted(dossier.rulings):
        if row.disposition is Disposition.RELEASE_CANCELLED and not {row.key, row.same_as} & named:
            yield warning("unnamed_target", words, row)


def unnamed_quashing(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A ruling quashes an earlier one and does not say which; no earlier ruling is taken to fall."""
    words = Text(
        "{0}: say which ruling it quashes; until then none is taken to fall.",
        "{0}: укажите, какое решение отменено; до этого все считаются действующими.",
        "{0}: қай шешімді жойғанын көрсетіңіз; оған дейін бәрі күшінде деп есептеледі.",
    )
    named = {link.later for link in dossier.ruling_links}
    for row in counted(dossier.rulings):
        if row.disposition is Disposition.QUASHED and not {row.key, row.same_as} & named:
            yield warning("unnamed_quashing", words, row)


def unknown_start(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A prison term has a length, but not the day from which it runs."""
    words = Text(
        "{0}: without the day from which the term is counted its end cannot be worked out.",
        "{0}: без дня, с которого отсчитывается срок, его окончание вычислить нельзя.",
        "{0}: мерзім қай күннен есептелетіні белгісіз болса, аяқталуын есептеу мүмкін емес.",
    )
    for person in custodywarnings.people(dossier):
        for found in current(dossier, person=person):
            if found.net is not None and found.start.is_open and found.measure.is_prison:
                yield warning("unknown_start", words, dossier.by_key[found.sentence])


def suspended_too_long(dossier: Dossier, day: date) -> Iterator[Warning]:
    """More of a penalty is suspended than was imposed."""
    words = Text(
        "{0}: more is suspended than was imposed.",
        "{0}: условная часть больше назначенного срока.",
        "{0}: шартты бөлігі тағайындалған мерзімнен ұзақ.",
    )
    for row in dossier.sentences:
        if any(line.term and line.suspended and line.suspended > line.term for line in row.penalties):
            yield warning("suspended_too_long", words, row)


def cut_too_much(dossier: Dossier, day: date) -> Iterator[Warning]:
    """More is taken off a sentence than it leaves, so that its length is no longer known."""
    words = Text(
        "{0} takes off more than is left of {1}; what is to be served is no longer known.",
        "{0} — снято больше, чем оставалось ({1}); сколько отбывать, неизвестно.",
        "{0} — қалғанынан көп шегерілген ({1}); қанша өтелетіні белгісіз.",
    )
    for person in custodywarnings.people(dossier):
        for found in current(dossier, person=person):
            for row in _cuts(dossier, found):
                yield warning("cut_too_much", words, row, dossier.by_key[found.sentence])


def _cuts(dossier: Dossier, found: Ledger) -> Iterator[SentenceChange]:
    """The changes that take off more than the line before them left."""
    left = found.imposed.term
    for line in found.lines if found.imposed.extent is Extent.TERM else ():
        row = dossier.by_key.get(line.key)
        if isinstance(row, SentenceChange) and line.applied and _takes_more(row, left):
            yield row
        left = line.net or left


def _takes_more(change: SentenceChange, left: Term) -> bool:
    return change.kind in _TAKES_OFF and change.term is not None and falls_short(left - change.term)


def nothing_imposed(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A change belongs to a sentence that imposes nothing with a length."""
    words = Text(
        "{0} changes {1}, which imposes nothing with a length.",
        "{0} изменяет {1}, где нет наказания, имеющего срок.",
        "{0} мынаны өзгертеді: {1}, онда мерзімі бар жаза жоқ.",
    )
    rows = {row.key: row for row in dossier.sentences}
    for change in dossier.sentence_changes:
        row = rows.get(change.sentence)
        if row and imposed(row).kind is None:
            yield warning("nothing_imposed", words, change, row)


def unreadable_credit(dossier: Dossier, day: date) -> Iterator[Warning]:
    """A credit for time held cannot be counted: its rate is unreadable, or it has neither both days nor a length."""
    words = Text(
        "{0} is not counted: give both days, or a length, and a rate such as 1.5.",
        "{0} не учитывается: укажите оба дня или длительность и коэффициент, например 1,5.",
        "{0} есепке алынбайды: екі күнін де немесе ұзақтығын және 1,5 сияқты коэффициентін көрсетіңіз.",
    )
    for row in _credits(dossier):
        if rate_of(row) is None or not (row.term or is_dated(row)):
            yield warning("unreadable_credit", words, row)


def overlapping_credit(dossier: Dossier, day: date) -> Iterator[Warning]:
    """Two credits cover the same days, which count once."""
    words = Text(
        "{0} and {1} cover the same days, which are counted once.",
        "{0} и {1} охватывают одни и те же дни; они учтены один раз.",
        "{0} мен {1} бірдей күндерді қамтиды; олар бір рет есептелді.",
    )
    for one, other in combinations(_credits(dossier), 2):
        if one.sentence == other.sentence and is_dated(one) and is_dated(other) and _share_days(one, other):
            yield warning("overlapping_credit", words, one, other)


def _credits(dossier: Dossier) -> list[SentenceChange]:
    return [row for row in counted(dossier.sentence_changes) if row.kind is ChangeKind.CREDIT]


def _share_days(one: SentenceChange, other: SentenceChange) -> bool:
    apart = _surely_before(Window.of(one.credit_to), Window.of(other.credit_from))
    return not apart and not _surely_before(Window.of(other.credit_to), Window.of(one.credit_from))


def _surely_before(first: Window, second: Window) -> bool:
    return bool(first.latest and second.earliest and first.latest < second.earliest)
