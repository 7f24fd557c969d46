"""The table of checks: what editors are warned of on a day."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from cases.domain.dossier import Dossier
from cases.domain.warnings import courtwarnings, custodywarnings, factwarnings, quotewarnings
from cases.domain.warnings.quotewarnings import Copies
from cases.domain.warnings.warning import Warning

Check = Callable[[Dossier, date], Iterator[Warning]]

NO_COPIES: Final[Copies] = {}
CHECKS: Final[tuple[Check, ...]] = (
    courtwarnings.release_due,
    courtwarnings.appeal_window_ended,
    factwarnings.claim_differs,
    custodywarnings.after_death,
    custodywarnings.two_deaths,
    custodywarnings.end_before_start,
    custodywarnings.release_before_arrest,
    custodywarnings.overlapping_custody,
    custodywarnings.broken_chain,
    custodywarnings.open_stay,
    courtwarnings.backward_link,
    courtwarnings.backward_ruling,
    courtwarnings.unnamed_target,
    courtwarnings.unnamed_quashing,
    courtwarnings.unknown_start,
    courtwarnings.suspended_too_long,
    courtwarnings.cut_too_much,
    courtwarnings.nothing_imposed,
    courtwarnings.unreadable_credit,
    courtwarnings.overlapping_credit,
    factwarnings.age_at_death,
    factwarnings.stated_age,
    factwarnings.calendar_differs,
    factwarnings.no_citation,
)


def warnings(dossier: Dossier, day: date, *, copies: Copies = NO_COPIES) -> tuple[Warning, ...]:
    """Answer what editors should look at in a dossier on `day`, the most pressing checks first.

    `copies` are the stored texts of its sources, in which quotes are looked for. Nothing that a check finds is refused
    or repaired: records stay as written.
    """
    found = tuple(found for check in CHECKS for found in check(dossier, day))
    return (*found, *quotewarnings.quote_not_found(dossier, copies))
