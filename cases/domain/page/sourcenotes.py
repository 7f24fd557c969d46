"""The list of sources, each described in full, in the order of its numbers."""

from babel.dates import format_date

from cases.domain.datewording import date_words, html_datetime
from cases.domain.dossier import Source
from cases.domain.entry import Detail, SourceNote, Tag
from cases.domain.naming import language_name
from cases.domain.vocabulary.who import DateBasis
from cases.domain.wording import Reading
from cases.domain.wording.labels import page


def source_notes(reading: Reading) -> tuple[SourceNote, ...]:
    """Answer every source of the dossier in the order of its numbers."""
    rows = sorted(reading.dossier.sources, key=lambda row: reading.numbers[row.key])
    return tuple(_note(row, reading) for row in rows)


def _note(row: Source, reading: Reading) -> SourceNote:
    translated, described = reading.shown(row.title_translation), reading.shown(row.description)
    basis = reading.shown(row.published_basis)
    when = row.published
    return SourceNote(
        number=reading.numbers[row.key],
        key=row.key,
        kind=reading.label(row.kind),
        title=row.title,
        lang=row.language,
        translated_title=translated.text,
        translated_title_lang=translated.lang,
        authors=row.authors,
        publisher=row.publisher,
        first_published_in=row.first_published_in,
        republished_in=row.republished_in,
        url=row.url,
        archived_url=row.archived_url,
        published=date_words(when.date, reading.lang) if when else "",
        html_published=(html_datetime(when.date) or "") if when else "",
        published_words=when.words if when else "",
        published_basis=basis.text,
        published_basis_lang=basis.lang,
        accessed=format_date(row.accessed, format="long", locale=reading.lang) if row.accessed else "",
        language=language_name(row.language, reading.lang) if row.language else "",
        flags=tuple(Tag(flag.value, reading.label(flag)) for flag in row.flags),
        description=described.text,
        description_lang=described.lang,
        held=row.held,
        remarks=_remarks(row, reading),
    )


def _remarks(row: Source, reading: Reading) -> tuple[Detail, ...]:
    """What to know of the date of publication, that no archived copy is recorded, and which copies are kept."""
    remarks = []
    if row.published and row.published.basis is not DateBasis.STATED:
        remarks.append(Detail(label=reading.say(page.PUBLISHED), value=reading.label(row.published.basis)))
    if row.url and not row.archived_url:
        remarks.append(Detail(label=reading.say(page.ARCHIVED), value=reading.say(page.NONE_RECORDED)))
    for commitment in row.held:
        remarks.append(Detail(label=reading.say(page.COPY_KEPT), value=f"SHA-256 {commitment[:16]}…"))
    return tuple(remarks)
