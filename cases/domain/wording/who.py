"""Words for what is said of persons, organisations and places."""

from cases.domain.dossier import Attribute, Distinction, Organisation, Person, Place, Relationship
from cases.domain.naming import country_name
from cases.domain.text import Text
from cases.domain.vocabulary.who import Sex

from . import line
from .labels import common, who
from .reading import Reading, begin
from .worded import Worded


def attribute(row: Attribute, reading: Reading) -> Worded:
    """What is said of somebody: the value stands under the name of its kind."""
    kind = Text(*(begin(row.kind.label(lang)) for lang in ("en", "ru", "kk")))
    details = (
        *line.words(reading, kind, row.value),
        *line.number(reading, kind, row.number, row.comparator),
        *line.ref(reading, common.PLACE if row.value else kind, row.place),
        *line.whom(reading, common.ABOUT_PERSON, row.person),
        *line.whom(reading, common.ORGANISATION, row.organisation),
    )
    return Worded(reading.say(kind), details)


def relationship(row: Relationship, reading: Reading) -> Worded:
    """How somebody is related to a person or an organisation."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.whom(reading, who.RELATED_TO, row.other_person),
        *line.whom(reading, common.ORGANISATION, row.other_organisation),
        *line.words(reading, common.ROLE, row.role),
    )
    return Worded(begin(reading.label(row.kind)), details)


def distinction(row: Distinction, reading: Reading) -> Worded:
    """Why two persons who look like one are not, or may be."""
    details = (
        *line.whom(reading, common.PERSON, row.person),
        *line.ref(reading, common.OTHER_PERSON, row.other),
        *line.words(reading, common.REASON, row.reason),
    )
    return Worded(begin(reading.label(row.verdict)), details)


def person(row: Person, reading: Reading) -> Worded:
    """Who a person is, as far as the record itself says."""
    details = (
        *(line.words(reading, common.DESCRIPTION, row.description) if row.names else ()),
        *(line.code(reading, who.SEX, row.sex) if row.sex is not Sex.NOT_RECORDED else ()),
        *_country(row.country, reading),
    )
    return Worded(reading.say(common.PERSON), details)


def organisation(row: Organisation, reading: Reading) -> Worded:
    """What an organisation is and where."""
    details = (
        *line.code(reading, who.KIND, row.kind),
        *line.ref(reading, common.PLACE, row.place),
    )
    return Worded(begin(reading.label(row.kind)), details)


def place(row: Place, reading: Reading) -> Worded:
    """What a place is, in what it lies, and how exactly it is placed."""
    details = (
        *line.code(reading, who.KIND, row.kind),
        *line.ref(reading, who.PART_OF, row.part_of),
        *_country(row.country, reading),
        *_coordinates(row, reading),
    )
    return Worded(begin(reading.label(row.kind)), details)


def _country(code: str, reading: Reading) -> line.Lines:
    return line.raw(reading, common.COUNTRY, country_name(code, reading.lang) if code else "")


def _coordinates(row: Place, reading: Reading) -> line.Lines:
    if not (row.latitude and row.longitude):
        return ()
    precision = reading.label(row.precision)
    return line.raw(reading, who.COORDINATES, f"{row.latitude}, {row.longitude} ({precision})")
