"""What a page prints, as frozen plain values: entries with details, citations, replies and other accounts."""

from dataclasses import dataclass
from datetime import date

from cases.domain.vocabulary.base import Vocabulary


class Family(Vocabulary):
    """To which family an entry belongs; its code is the class in the style sheet."""

    CUSTODY = "custody", "custody", "содержание под стражей", "қамауда ұстау"
    RULING = "ruling", "court", "суд", "сот"
    HEALTH = "health", "health", "здоровье", "денсаулық"
    ALLEGED = "alleged", "ill-treatment", "жестокое обращение", "қатыгездік көрсету"
    PROTEST = "protest", "protest", "протест", "наразылық"
    CLEMENCY = "clemency", "clemency", "помилование", "кешірім жасау"
    DIED = "died", "death", "смерть", "өлім"
    VOICE = "voice", "voices", "голоса", "пікірлер"
    EVENT = "event", "event", "событие", "оқиға"
    EXPECTED = "expected", "expected", "ожидается", "күтілуде"


class Target(Vocabulary):
    """Where the thing that a detail names can be read."""

    NOWHERE = "", "nowhere", "нигде", "еш жерде"
    HERE = "here", "on this page", "на этой странице", "осы бетте"
    PERSON = "person", "on the person's page", "на странице человека", "адамның бетінде"
    CASE = "case", "on the page of the case", "на странице дела", "істің бетінде"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One citation: `number` is that of the list of sources, `said_by` tells through whom it came.

    `stance_code` is the code of CitationStance; `stance` is empty where the source simply states the fact.
    `connection` is empty where it is not reported.
    """

    number: int
    source: str
    locator: str = ""
    quote: str = ""
    quote_lang: str = ""
    translation: str = ""
    translation_lang: str = ""
    said_by: str = ""
    connection: str = ""
    stance_code: str = ""
    stance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One line "label: value" in the reader's language.

    `lang` is the language of the value where it is not the page's own. `to` is the key of what the value
    names, to be found at `where`: an anchor `#to` on this page, the page of a person or the page of a case.
    `citations` are its own, where it comes from another record than the entry around it. `sub` are lines
    that belong under it.
    """

    label: str
    value: str
    lang: str = ""
    to: str = ""
    where: Target = Target.NOWHERE
    citations: tuple[Cite, ...] = ()
    computed: bool = False
    sub: tuple["Detail", ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of caution beside a heading: `code` for the style sheet, `label` for the reader."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the timeline, or one account of it, in the words of the reader's language.

    `key` is its anchor; where the same entry stands in a second section the key is still that of the
    timeline. `kind` is the table it comes from ("rulings"), `when_words` is never empty, `html_datetime` is
    empty where HTML has no form for the date. `source_words` are the source's own words for the date.
    `text_lang` is empty where the text is in the page's language. `parts` belong to it (the sentence of a
    ruling), `replies` answer it, `accounts` tell the same thing otherwise. Every entry has citations or is
    `computed`.
    """

    key: str
    kind: str
    family: Family
    heading: str
    when_words: str
    html_datetime: str = ""
    source_words: str = ""
    when_basis: str = ""
    earliest: date | None = None
    latest: date | None = None
    tags: tuple[Tag, ...] = ()
    text: str = ""
    text_lang: str = ""
    details: tuple[Detail, ...] = ()
    citations: tuple[Cite, ...] = ()
    parts: tuple["Entry", ...] = ()
    replies: tuple["Entry", ...] = ()
    accounts: tuple["Entry", ...] = ()
    expected: bool = False
    computed: bool = False
    sensitive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The entries of one year, of several ("2018–2021") or of none; `anchor` is unique on the page."""

    anchor: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """One source in the list, described in full; `number` is that of the citations.

    `published` and `accessed` are dates in words; `flags` say what to know of its quality; `held` commits to copies.
    """

    number: int
    key: str
    kind: str
    title: str
    lang: str = ""
    translated_title: str = ""
    translated_title_lang: str = ""
    authors: str = ""
    publisher: str = ""
    first_published_in: str = ""
    republished_in: str = ""
    url: str = ""
    archived_url: str = ""
    published: str = ""
    html_published: str = ""
    published_words: str = ""
    published_basis: str = ""
    published_basis_lang: str = ""
    accessed: str = ""
    language: str = ""
    flags: tuple[Tag, ...] = ()
    description: str = ""
    description_lang: str = ""
    held: tuple[str, ...] = ()
    remarks: tuple[Detail, ...] = ()
