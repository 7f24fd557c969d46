"""Lines "label: value" from the members of a row; a member without a value gives no line."""

from collections.abc import Iterable

from cases.domain.amount import length_words, number_words
from cases.domain.dossier import When
from cases.domain.duration import Term
from cases.domain.entry import Detail
from cases.domain.text import Text
from cases.domain.vocabulary.base import Vocabulary
from cases.domain.vocabulary.evidence import Comparator

from .labels import common
from .reading import Reading, begin, when_words, where_to_find
from .title import title

Lines = tuple[Detail, ...]


def words(reading: Reading, label: Text, value: Text) -> Lines:
    """The editors' words."""
    shown = reading.shown(value)
    return raw(reading, label, shown.text, shown.lang)


def lines(reading: Reading, label: Text, value: Text) -> Lines:
    """The editors' words, a line each."""
    shown = reading.shown(value)
    return tuple(
        Detail(label=reading.say(label), value=line.strip(), lang=shown.lang)
        for line in shown.text.splitlines()
        if line.strip()
    )


def translation(reading: Reading, original: str, value: Text) -> Lines:
    """A translation of words in the language `original`, for a reader of another."""
    return words(reading, common.TRANSLATION, value) if original != reading.lang else ()


def raw(reading: Reading, label: Text, value: str, lang: str = "") -> Lines:
    """A text that has no translations."""
    other = "" if lang == reading.lang else lang
    return (Detail(label=reading.say(label), value=value, lang=other),) if value else ()


def quote(reading: Reading, label: Text, value: str, lang: str) -> Lines:
    """Somebody's own words, in quotation marks."""
    return raw(reading, label, reading.quoted(value), lang)


def code(reading: Reading, label: Text, member: Vocabulary | None) -> Lines:
    """The label of a code."""
    return raw(reading, label, reading.label(member)) if member is not None else ()


def known(reading: Reading, label: Text, member: Vocabulary) -> Lines:
    """The label of a code, unless the code is the first of its list, which says that nothing is known."""
    return code(reading, label, member) if member is not next(iter(type(member))) else ()


def date(reading: Reading, label: Text, when: When | None) -> Lines:
    """A date in words."""
    return raw(reading, label, when_words(reading, when)) if when else ()


def length(reading: Reading, label: Text, term: Term | None, comparator: Comparator = Comparator.EXACTLY) -> Lines:
    """A length of time as stated."""
    return raw(reading, label, length_words(term, comparator, reading.lang))


def number(reading: Reading, label: Text, count: int | None, comparator: Comparator = Comparator.EXACTLY) -> Lines:
    """A count as stated."""
    return raw(reading, label, number_words(count, comparator, reading.lang))


def yes(reading: Reading, label: Text, value: bool) -> Lines:
    """That something is so."""
    return raw(reading, label, reading.say(common.YES)) if value else ()


def ref(reading: Reading, label: Text, key: str) -> Lines:
    """The name of another row, and where it can be read."""
    if not key:
        return ()
    name = title(reading, key)
    where = where_to_find(reading, key)
    return (Detail(label=reading.say(label), value=begin(name.text), lang=name.lang, to=key, where=where),)


def whom(reading: Reading, label: Text, key: str) -> Lines:
    """The name of the one whom a row is about, unless the whole section is."""
    return ref(reading, label, key) if key != reading.about else ()


def case(reading: Reading, key: str) -> Lines:
    """The title of the case, unless there is only one or the page is about it."""
    return whom(reading, common.CASE, key) if len(reading.dossier.cases) > 1 else ()


def refs(reading: Reading, label: Text, keys: Iterable[str]) -> Lines:
    """The names of other rows, a line each."""
    return tuple(detail for key in keys for detail in ref(reading, label, key))


def stated(reading: Reading, label: Text, found: Lines) -> Lines:
    """The lines found, or one that says that it is not reported."""
    return found or raw(reading, label, reading.say(common.NOT_REPORTED))
