"""Reading of what editors type and sources say about dates, in English, Russian and Kazakh; always to be confirmed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from cases.domain.datewords.dategroup import WINTER, Group, edtf_texts, group, on_weekday, shared, with_year
from cases.domain.datewords.datetokens import Token, tokens
from cases.domain.edtf.civilday import month_length
from cases.domain.fuzzydate import BadDate, FuzzyDate, Kind, Precision

_LONGEST = 200
WEEK = Token("W")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words as given and the dates they can mean: one, or several between which a person must choose."""

    words: str
    dates: tuple[FuzzyDate, ...]
    year_inferred: bool = False
    weekday_differs: bool = False

    @property
    def date(self) -> FuzzyDate | None:
        """The one date meant; None while the words are ambiguous."""
        return None if self.is_ambiguous else self.dates[0]

    @property
    def is_ambiguous(self) -> bool:
        """Whether the words can mean more than one date."""
        return len(self.dates) > 1


def read_date(text: str, *, lang: str | None = None, reference: date | None = None) -> Reading | None:
    """What the words, or an EDTF text, say of a date; None if they say nothing that can be dated.

    `lang` is "en", "ru" or "kk" and None for all three. `reference` is the day the words were published: a missing
    year becomes the latest one not after it, and "yesterday" is counted from it. Nothing is made more exact than
    said; day and month that may be either way round come back as two dates.
    """
    written = text.strip()
    if len(written) > _LONGEST:
        return None
    plain = _edtf(written)
    if plain is not None:
        return Reading(text, (plain,))
    found = tokens(written, lang)
    if not found:
        return None
    try:
        return _read(text, _winters(found), reference)
    except (BadDate, OverflowError):
        return None


def impossible_day(text: str, *, lang: str | None = None) -> tuple[int, int, int] | None:
    """The year, month and day that the words name where the calendar has no such day; None otherwise."""
    found = tokens(text.strip()[:_LONGEST], lang) or []
    said = group([token for token in found if token.kind in "ymntw"], None)
    if said is None or not (said.year and said.month and said.day):
        return None
    exists = 1 <= said.month <= 12 and said.day <= month_length(said.year, said.month)
    return None if exists else (said.year, said.month, said.day)


def _edtf(text: str) -> FuzzyDate | None:
    """The EDTF text as it stands; a bare number of two or three digits is no century here."""
    if re.fullmatch(r"-?\d{1,3}[?~%]?", text):
        return None
    try:
        return FuzzyDate.parse(text)
    except BadDate:
        return None


def _winters(found: list[Token]) -> list[Token]:
    """The tokens with "2012–13" beside a winter taken as that one winter."""
    if not any(token.kind == "s" and token.value == WINTER for token in found):
        return found
    for at in range(len(found) - 2):
        first, dash, second = found[at : at + 3]
        if first.kind == "y" and dash.kind == "-" and second.value % 100 == (first.value + 1) % 100:
            return [*found[:at], Token("v", first.value), *found[at + 3 :]]
    return found


def _read(words: str, found: list[Token], reference: date | None) -> Reading | None:
    sign = _sign({token.kind for token in found})
    found = [token for token in found if token.kind not in ("C", "U")]
    if any(token.kind == "x" for token in found):
        return _night(words, found, reference, sign)
    if found[:1] == [WEEK] or found[-1:] == [WEEK]:
        return _reading(words, [[token for token in found if token != WEEK]], _week, reference, sign)
    shape = "".join(token.kind for token in found)
    if shape == "y-m":  # "2019-May" is no range
        shape, found = "ym", [found[0], found[2]]
    for pattern, build in _SHAPES:
        match = pattern.fullmatch(shape)
        if match:
            spans = [match.span(n) for n in range(1, len(match.groups()) + 1) if match[n] is not None]
            return _reading(words, [found[slice(*span)] for span in spans], build, reference, sign)
    return None


def _sign(kinds: set[str]) -> str:
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get(("C" in kinds, "U" in kinds), "")


def _night(words: str, found: list[Token], reference: date | None, sign: str) -> Reading | None:
    """The night between two days is one of both; the night of one day is about that day."""
    bare = [token for token in found if token.kind not in "xFTAO-"]
    if any(token.kind.isupper() for token in bare):
        return None
    days = [at for at, token in enumerate(bare) if token.kind in "nrtw"]
    if len(days) == 2 and all(bare[at].kind == "n" for at in days):
        return _reading(words, [bare[: days[1]], bare[days[1] :]], _one_of, reference, sign)
    about = "~" if sign in ("", "~") else "%"
    return _reading(words, [bare], _itself, reference, about) if days else None


Build = Callable[..., str]


def _reading(
    words: str, said: list[list[Token]], build: Build, reference: date | None, sign: str = ""
) -> Reading | None:
    groups = _completed([group(tokens, reference) for tokens in said], reference)
    if groups is None:
        return None
    choices = [[FuzzyDate.parse(text) for text in edtf_texts(one)] for one in groups]
    texts = [_signed(build(*chosen), sign) for chosen in product(*choices)]
    dates = tuple(dict.fromkeys(map(FuzzyDate.parse, texts)))
    if not dates:
        return None
    return Reading(words, dates, any(one.year_inferred for one in groups), _weekday_differs(groups, choices))


def _completed(groups: list[Group | None], reference: date | None) -> list[Group] | None:
    """Each date with the year, month and day that the other or the reference day gives it."""
    found = [on_weekday(one, reference) for one in groups if one is not None]
    whole = [one for one in found if one is not None]
    if len(whole) < len(groups):
        return None
    if len(whole) == 2:
        left, right = shared(*whole)
        ending = with_year(right, reference)
        return None if ending is None else list(shared(left, ending))
    only = with_year(whole[0], reference)
    return None if only is None else [only]


def _weekday_differs(groups: list[Group], choices: list[list[FuzzyDate]]) -> bool:
    return any(
        one.weekday is not None
        and not any(day.earliest and day.earliest.weekday() == one.weekday for day in choice if day.is_exact_day)
        for one, choice in zip(groups, choices, strict=True)
    )


def _signed(text: str, sign: str) -> str:
    """The EDTF text with the sign on each date in it, added to the one already there."""
    if not sign:
        return text
    return re.sub(r"(?<=[0-9X])([?~%]?)(?=$|[/,\]}]|\.\.)", lambda found: sign if found[1] in ("", sign) else "%", text)


def _itself(only: FuzzyDate) -> str:
    return only.text


def _week(only: FuzzyDate) -> str:
    """One day of the week, from Monday to Sunday, that holds a day."""
    if not only.is_exact_day or only.earliest is None:
        raise BadDate(f"“{only}” is no day, which tells a week.")
    monday = only.earliest - timedelta(days=only.earliest.weekday())
    return f"[{monday}..{monday + timedelta(days=6)}]"


def _start(one: FuzzyDate) -> str:
    """The EDTF text of its beginning: an interval's start, a list's first member."""
    return re.split(r"/|\.\.|,", one.text.strip("[]{}"))[0]


def _end(one: FuzzyDate) -> str:
    """The EDTF text of its ending: an interval's end, a list's last member."""
    return re.split(r"/|\.\.|,", one.text.strip("[]{}"))[-1]


def _span(first: FuzzyDate, last: FuzzyDate) -> str:
    return f"{_start(first)}/{_end(last)}"


def _between(first: FuzzyDate, last: FuzzyDate) -> str:
    """One day in between; days are written out where the two are of different units."""
    if first.kind is last.kind is Kind.DATE and first.precision is last.precision:
        return f"[{first.text}..{last.text}]"
    return f"[{first.earliest}..{last.latest}]"


def _one_of(first: FuzzyDate, second: FuzzyDate) -> str:
    return f"[{first.text},{second.text}]"


def _both(first: FuzzyDate, second: FuzzyDate) -> str:
    return f"{{{first.text},{second.text}}}"


def _since(only: FuzzyDate) -> str:
    return f"{_start(only)}/.."


def _until(only: FuzzyDate) -> str:
    return f"../{_end(only)}"


def _by(only: FuzzyDate) -> str:
    return f"[..{_end(only)}]"


def _no_earlier(only: FuzzyDate) -> str:
    return f"[{_start(only)}..]"


def _before(only: FuzzyDate) -> str:
    """Up to the day before; in years or months where the date is one."""
    return f"[..{_neighbour(only, only.earliest, -1)}]"


def _after(only: FuzzyDate) -> str:
    """From the day after; in years or months where the date is one."""
    return f"[{_neighbour(only, only.latest, 1)}..]"


def _neighbour(only: FuzzyDate, edge: date | None, step: int) -> str:
    if edge is None:
        raise BadDate(f"“{only}” has no day next to it.")
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(only.precision, 10)
    return (edge + timedelta(days=step)).isoformat()[:length]


_GROUP = "([ymndstpwqkvriujc]+)"
_SHAPES: list[tuple[re.Pattern[str], Build]] = [
    (re.compile(shape.replace("g", _GROUP)), build)
    for shape, build in (
        ("g", _itself),
        ("F?g[-T]gT?", _span),
        ("gF+gT", _span),
        ("Bg[-A]g", _between),
        ("g[-A]gB", _between),
        ("gOg", _one_of),
        ("gAg", _both),
        ("F+g", _since),
        ("gF+", _since),
        ("Tg", _until),
        ("gT", _until),
        ("Y+g", _by),
        ("gF*Y", _by),
        ("Eg", _no_earlier),
        ("gF*E", _no_earlier),
        ("Lg", _before),
        ("gF*L", _before),
        ("Gg", _after),
        ("gF*G", _after),
    )
]
