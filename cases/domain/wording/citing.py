"""Citations as a reader sees them: number, place in the source, few words, and through whom they came."""

from cases.domain.dossier import Citation
from cases.domain.entry import Cite
from cases.domain.text import Text
from cases.domain.vocabulary.evidence import CitationStance, Connection

from .locator import locator_words
from .reading import Reading
from .title import title


def cites(citations: tuple[Citation, ...], reading: Reading) -> tuple[Cite, ...]:
    """Answer citations in the order in which they were entered; one of a source that is not public is left out."""
    return tuple(_cite(one, reading) for one in citations if one.source in reading.numbers)


def _cite(one: Citation, reading: Reading) -> Cite:
    translated = reading.shown(one.translation if one.quote_lang != reading.lang else Text())
    states = one.stance is CitationStance.STATES
    unknown = one.connection is Connection.NOT_KNOWN
    return Cite(
        number=reading.numbers[one.source],
        source=one.source,
        locator=locator_words(one.locator, reading.lang),
        quote=one.quote,
        quote_lang=one.quote_lang,
        translation=translated.text,
        translation_lang=translated.lang,
        said_by=_said_by(one, reading),
        connection="" if unknown else reading.label(one.connection),
        stance_code=one.stance.value,
        stance="" if states else reading.label(one.stance),
    )


def _said_by(one: Citation, reading: Reading) -> str:
    """Answer the way of the words to the source: the sister → Radio Azattyk."""
    name = title(reading, one.speaker).text if one.speaker else ""
    speaker = ", ".join(part for part in (name, reading.shown(one.speaker_text).text) if part)
    return " → ".join(part for part in (speaker, one.via) if part)
