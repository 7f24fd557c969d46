"""One date as words name it: year, month, day, season and the like, some perhaps missing; and its EDTF texts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cases.domain.datewords.datetokens import Token, relative
from cases.domain.edtf.civilday import month_length
from cases.domain.fuzzydate import BadDate, FuzzyDate

WINTER = 24


@dataclass(frozen=True, slots=True)
class Group:
    """What was said of one date; `texts` are its EDTF texts once they are known without looking further."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    part: int | None = None
    weekday: int | None = None
    decade: bool = False
    two_years: bool = False
    texts: tuple[str, ...] = ()
    year_inferred: bool = False

    @property
    def lacks_year(self) -> bool:
        """Whether a year is still to be found."""
        return self.year is None and not self.texts and (self.month or self.season) is not None


_YEARS = dict.fromkeys("ydvj", "year")
_SLOTS = {**_YEARS, "m": "month", "n": "day", "s": "season", "q": "season", "p": "part", "w": "weekday"}


def group(tokens: list[Token], reference: date | None) -> Group | None:
    """The tokens of one date put together; None if something is said twice or needs a reference not given."""
    found = Group()
    for token in tokens:
        added = _added(found, token, reference)
        if added is None:
            return None
        found = added
    return found


def _added(so_far: Group, token: Token, reference: date | None) -> Group | None:
    if (so_far.texts and token.kind != "w") or (token.kind == "j" and reference is None):
        return None
    if token.kind == "k":
        return replace(so_far, decade=True)
    if token.kind in "tiruc":
        return _figured(so_far, token, reference)
    slot, value = _SLOTS[token.kind], token.value
    if getattr(so_far, slot) is not None:
        return None
    if token.kind == "j" and reference is not None:
        value += reference.year
    said: dict[str, Any] = {slot: value}
    return replace(
        so_far, decade=so_far.decade or token.kind == "d", two_years=so_far.two_years or token.kind == "v", **said
    )


def _figured(so_far: Group, token: Token, reference: date | None) -> Group | None:
    """A date in figures or relative to the reference day; only a weekday may stand beside it."""
    if replace(so_far, weekday=None) != Group():
        return None
    if token.kind == "c":
        return replace(so_far, texts=(f"{token.value:02}",))
    if token.kind != "t":
        return None if reference is None else replace(so_far, texts=(relative(token, reference).text,))
    if len(token.readings) > 1:
        return replace(so_far, texts=tuple(_day_text(*reading) for reading in token.readings))
    year, month, day = token.readings[0]
    return replace(so_far, year=year, month=month, day=day)


def _day_text(year: int | None, month: int | None, day: int | None) -> str:
    return f"{year or 0:04}-{month or 0:02}-{day or 0:02}"


def shared(left: Group, right: Group) -> tuple[Group, Group]:
    """Both dates of a range or choice, each with what only the other said ("25–26 December 1977")."""
    if left.month is None and not left.season and not left.texts and (left.day or (left.part and not left.year)):
        left = replace(left, month=right.month)
    if right.month is None and not right.season and not right.texts and (right.day or (right.part and not right.year)):
        right = replace(right, month=left.month)
    if left.lacks_year and right.year:
        year = right.year - 1 if _month(left) > _month(right) else right.year
        left = replace(left, year=year, year_inferred=year != right.year)
    if right.lacks_year and left.year:
        year = left.year + 1 if _month(left) > _month(right) else left.year
        right = replace(right, year=year, year_inferred=year != left.year)
    return left, right


def _month(one: Group) -> int:
    return one.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(one.season or 0, 0)


def with_year(one: Group, reference: date | None) -> Group | None:
    """The date with the latest year in which it is not after the reference day, marked as inferred."""
    if not one.lacks_year:
        return one
    if reference is None:
        return None
    for year in range(reference.year, max(reference.year - 9, 0), -1):
        dated = replace(one, year=year, year_inferred=True, two_years=True)
        if _begun(dated, reference):
            return dated
    return None


def _begun(one: Group, reference: date) -> bool:
    """Whether the date exists (29 February does not every year) and begins no later than the reference day."""
    try:
        earliest = [FuzzyDate.parse(text).earliest for text in edtf_texts(one)]
    except BadDate:
        return False
    return bool(earliest) and earliest[0] is not None and earliest[0] <= reference


def on_weekday(one: Group, reference: date | None) -> Group | None:
    """A weekday alone is the last one up to the reference day."""
    if one.weekday is None or one.texts or replace(one, weekday=None) != Group():
        return one
    if reference is None:
        return None
    day = reference - timedelta(days=(reference.weekday() - one.weekday) % 7)
    return replace(one, texts=(day.isoformat(),))


def edtf_texts(one: Group) -> tuple[str, ...]:
    """The EDTF texts the date can mean: one, several when it is ambiguous, none when something is missing."""
    if one.texts or one.year is None:
        return one.texts
    year = f"{one.year:04}"
    if one.decade:
        return _decade(one, year)
    if one.part:
        return _part(one, year)
    return _season(one, year) if one.season else _day_or_month(one, year)


def _day_or_month(one: Group, year: str) -> tuple[str, ...]:
    if one.month is None:
        return (year,) if one.day is None else ()
    day = "" if one.day is None else f"-{one.day:02}"
    return (f"{year}-{one.month:02}{day}",)


def _decade(one: Group, year: str) -> tuple[str, ...]:
    """A decade; early, middle and late in it are its years 0–3, 4–6 and 7–9, approximate."""
    if one.month or one.day or one.season or not year.endswith("0"):
        return ()
    if one.part:
        first, last = ((0, 3), (4, 6), (7, 9))[one.part - 1]
        return (f"{year[:3]}{first}~/{year[:3]}{last}~",)
    return (year[:3] + "X", year[:2] + "XX") if year.endswith("00") else (year[:3] + "X",)


def _part(one: Group, year: str) -> tuple[str, ...]:
    """Early, middle, late: days 1–10, 11–20, 21–end of a month, the four-month thirds of a year; approximate."""
    if one.day or one.season:
        return ()
    part = one.part or 1
    if not one.month:
        return (f"{year}-{36 + part}~",)
    last = month_length(int(year), one.month) if part == 3 else part * 10
    return (f"{year}-{one.month:02}-{part * 10 - 9:02}~/{year}-{one.month:02}-{last:02}~",)


def _season(one: Group, year: str) -> tuple[str, ...]:
    """A winter of one year may be the one that began in it or the one that ended in it."""
    if one.day:
        return ()
    if one.month:
        return _half_month(one, year) if one.season in (40, 41) else ()
    if one.season == WINTER and not one.two_years:
        return (f"{year}-{WINTER}", f"{int(year) - 1:04}-{WINTER}")
    return (f"{year}-{one.season}",)


def _half_month(one: Group, year: str) -> tuple[str, ...]:
    """The days 1–15 of a month, or the rest of it."""
    month = one.month or 1
    first, last = (1, 15) if one.season == 40 else (16, month_length(int(year), month))
    return (f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}",)
