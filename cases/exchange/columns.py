"""What a column of a list can hold, what a heading suggests, and what the cells of a row then say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary import Vocabulary
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.who import Sex

from .celldates import BadCell, Dialect, date_in, is_nothing
from .sheets import Sheet

KEY, NUMBER = "key", "number"


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is read: as which target, and its dates in which dialect."""

    target: str
    dialect: Dialect = Dialect.WORDS
    january_first_is_year: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can hold: its label, the headings that suggest it, and how a cell is read."""

    label: Text
    headings: tuple[str, ...]
    read: Callable[[str, Column, date], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: its number in the file, and what its cells say by target; an empty cell says nothing."""

    row: int
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in a row of the file, under which heading."""

    row: int
    heading: str
    sentence: str


def _words(cell: str, column: Column, today: date) -> str:
    return cell


def _date(cell: str, column: Column, today: date) -> str:
    return date_in(cell, dialect=column.dialect, january_first_is_year=column.january_first_is_year, today=today)


def _several(cell: str, column: Column, today: date) -> tuple[str, ...]:
    """Names divided by | or ; as Uwazi and most spreadsheets have them."""
    return tuple(dict.fromkeys(part for one in cell.replace(";", "|").split("|") if (part := one.strip())))


def _country(cell: str, column: Column, today: date) -> str:
    if len(cell) == 2 and cell.isascii() and cell.isalpha():
        return cell.upper()
    raise BadCell(_("“%(cell)s” is not a country in two letters: KZ, BY, RU.") % {"cell": cell[:60]})


def _code(kind: type[Vocabulary], more: Mapping[str, str]) -> Callable[[str, Column, date], str]:
    known = {label.casefold(): one.value for one in kind for label in (one.value, *map(one.label, LANGUAGES))}
    known |= more

    def read(cell: str, column: Column, today: date) -> str:
        if found := known.get(cell.casefold()):
            return found
        allowed = ", ".join(one.value for one in kind)
        raise BadCell(_("“%(cell)s” is not among: %(allowed)s.") % {"cell": cell[:60], "allowed": allowed})

    return read


_SEXES: Final = {"f": "female", "ж": "female", "жен": "female", "m": "male", "м": "male", "муж": "male"}
TARGETS: Final[Mapping[str, Target]] = {
    KEY: Target(Text("our key", "наш ключ", "біздің кілт"), ("key", "ключ", "кілт"), _words),
    NUMBER: Target(
        Text("the list's own number", "номер в списке", "тізімдегі нөмір"),
        ("id", "№", "no", "nr", "n", "number", "номер"),
        _words,
    ),
    "name_en": Target(
        Text("name in English", "имя по-английски", "ағылшынша аты"),
        ("name", "full name", "title", "title__en"),
        _words,
    ),
    "name_ru": Target(
        Text("name in Russian", "имя по-русски", "орысша аты"), ("имя", "фио", "ф.и.о.", "title__ru"), _words
    ),
    "name_kk": Target(
        Text("name in Kazakh", "имя по-казахски", "қазақша аты"), ("аты", "аты-жөні", "тегі", "title__kk"), _words
    ),
    "other_names": Target(
        Text("other names, divided by |", "другие имена через |", "басқа аттары, | арқылы"),
        ("other names", "alias"),
        _several,
    ),
    "sex": Target(Text("sex", "пол", "жынысы"), ("sex", "gender", "пол", "жынысы"), _code(Sex, _SEXES)),
    "country": Target(Text("country", "страна", "ел"), ("country", "страна", "ел"), _country),
    "description": Target(
        Text("description", "описание", "сипаттама"), ("description", "описание", "сипаттама"), _words
    ),
    "birth": Target(
        Text("born", "родился", "туған"), ("born", "birth", "date of birth", "дата рождения", "туған күні"), _date
    ),
    "occupation": Target(
        Text("occupation", "род занятий", "кәсібі"),
        ("occupation", "profession", "род занятий", "профессия", "кәсібі"),
        _words,
    ),
    "custody_form": Target(
        Text("form of custody", "вид лишения свободы", "ұстау түрі"), ("custody", "form"), _code(CustodyForm, {})
    ),
    "custody_from": Target(
        Text("in custody from", "под стражей с", "қамауда (басы)"),
        ("arrested", "detained", "date of arrest", "дата ареста", "арест", "қамалған күні"),
        _date,
    ),
    "custody_to": Target(
        Text("in custody until", "под стражей до", "қамауда (соңы)"),
        ("released", "release date", "дата освобождения", "босатылған күні"),
        _date,
    ),
    "note": Target(
        Text("internal note", "внутренняя заметка", "ішкі ескертпе"),
        ("note", "notes", "примечание", "ескертпе"),
        _words,
    ),
}


def guessed(headers: tuple[str, ...]) -> dict[str, Column]:
    """Answer what the headings of a list suggest, each target once; one that names its language, before any other."""
    found: dict[str, Column] = {}
    for header in sorted(headers, key=lambda one: "__" not in one):
        taken = {column.target for column in found.values()}
        words = header.casefold().strip()
        if target := next((t for t, one in TARGETS.items() if words in one.headings and t not in taken), None):
            found[header] = Column(target)
    return {header: found[header] for header in headers if header in found}


def lines_of(sheet: Sheet, columns: Mapping[str, Column], *, today: date) -> tuple[list[Line], list[CellProblem]]:
    """Answer what the rows say, and everything that is wrong with any of them."""
    lines: list[Line] = []
    problems: list[CellProblem] = []
    for row, cells in sheet.rows:
        said: dict[str, Any] = {}
        for header, cell in zip(sheet.headers, cells, strict=True):
            column = columns.get(header)
            if column is None or is_nothing(cell):
                continue
            try:
                said[column.target] = _read(cell, column, today)
            except BadCell as error:
                problems.append(CellProblem(row, header, str(error)))
        lines.append(Line(row, said))
    return lines, problems + _repeated(lines)


def _read(cell: str, column: Column, today: date) -> Any:
    if cell.startswith("="):
        raise BadCell(_("This cell is a formula. Save the list with the values instead."))
    return TARGETS[column.target].read(cell, column, today)


def _repeated(lines: list[Line]) -> list[CellProblem]:
    """A row is told from the others by our key or by the list's number, which only one row has."""
    problems: list[CellProblem] = []
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        marks = [(name, line.said[name]) for name in (KEY, NUMBER) if name in line.said]
        if not marks:
            problems.append(CellProblem(line.row, "", _("This row has neither our key nor a number of the list.")))
        for mark in marks:
            first = seen.setdefault(mark, line.row)
            if first != line.row:
                sentence = _("“%(number)s” stands in row %(first)s already.") % {"number": mark[1], "first": first}
                problems.append(CellProblem(line.row, "", sentence))
    return problems
