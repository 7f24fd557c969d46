"""A stated figure as one line, to stand beside what it is about."""

from cases.domain.amount import length_words, number_words
from cases.domain.dossier import Claim
from cases.domain.entry import Detail

from .citing import cites
from .labels import common, voice
from .reading import Reading, begin, when_words


def claimed(row: Claim, reading: Reading) -> Detail:
    """Answer "time left to serve, as stated: more than 3 years" with the claim's own sources."""
    label = f"{begin(reading.label(row.kind))}, {reading.say(voice.CLAIM).lower()}"
    cited = cites(row.citations, reading)
    return Detail(label=label, value=claimed_value(row, reading), to=row.key, citations=cited)


def claimed_value(row: Claim, reading: Reading) -> str:
    """Answer the figure itself: a length, a number, a date, or the remark where there is no figure."""
    values = (
        length_words(row.term, row.comparator, reading.lang) if row.term is not None else "",
        number_words(row.number, row.comparator, reading.lang) if row.number is not None else "",
        when_words(reading, row.value_date) if row.value_date else "",
    )
    stated = "; ".join(value for value in values if value)
    return stated or reading.shown(row.remark).text or reading.say(common.NOT_REPORTED)
