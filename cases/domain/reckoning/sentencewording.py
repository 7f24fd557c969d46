"""The words of a ledger's lines in every language of the site."""

from typing import Final

from cases.domain.dossier import Penalty, SentenceChange
from cases.domain.reckoning.measure import Extent
from cases.domain.termwording import term_words
from cases.domain.text import LANGUAGES, Text
from cases.domain.vocabulary.court import Combination, CountedFrom, PenaltyKind

NET: Final = Text("net term", "итоговый срок", "қорытынды мерзім")
END: Final = Text("expected end of the term", "ожидаемое окончание срока", "мерзімнің күтілетін аяқталуы")
COMBINED: Final = {
    Combination.SINGLE: Text("limited by law to", "не более предела по закону", "заңдағы шектен аспайды"),
    Combination.CONCURRENT: Text("served together", "поглощением", "сіңіру арқылы"),
    Combination.CONSECUTIVE: Text("served one after another", "сложением", "қосу арқылы"),
}
LASTING: Final = {
    Extent.LIFE: Text("for life: no end", "пожизненно: срока нет", "өмір бойына: мерзімі жоқ"),
    Extent.DEATH: Text("death penalty: no term", "смертная казнь: срока нет", "өлім жазасы: мерзімі жоқ"),
    Extent.INDEFINITE: Text("no fixed end", "срок не определён", "мерзімі белгіленбеген"),
    Extent.UNKNOWN: Text("the length is not known", "длительность неизвестна", "ұзақтығы белгісіз"),
    Extent.NONE: Text("nothing to serve", "отбывать нечего", "өтейтін мерзім жоқ"),
}
_FROM: Final = {
    CountedFrom.NOT_KNOWN: Text("counted from", "отсчёт с", "есептеу басы"),
    CountedFrom.ARREST: Text("counted from the arrest", "отсчёт с задержания", "ұсталған күннен есептелген"),
    CountedFrom.VERDICT: Text("counted from the verdict", "отсчёт с приговора", "үкімнен бастап есептелген"),
    CountedFrom.CAPTURE: Text("counted from the capture", "отсчёт с поимки", "қолға түскен күннен есептелген"),
    CountedFrom.REPORTED: Text("counted from, as reported", "отсчёт, по сообщениям, с", "хабарланғандай, есептеу басы"),
}
_SUSPENDED: Final = Text(", of which suspended: {}", ", из них условно: {}", ", оның шартты бөлігі: {}")
_REPLACED: Final = Text(
    "in place of the remainder: {}, expected end",
    "вместо остатка — {}, ожидаемое окончание",
    "қалған мерзімнің орнына — {}, күтілетін аяқталуы",
)
_UNDONE: Final = Text(" (undone by a later ruling)", " (отменено позднее)", " (кейін жойылған)")


def penalty_label(penalty: Penalty) -> Text:
    """Answer what a penalty is, and how much of it is suspended."""
    if not penalty.suspended:
        return penalty.kind.labels
    return Text(
        *(
            penalty.kind.label(lang) + getattr(_SUSPENDED, lang).format(term_words(penalty.suspended, lang))
            for lang in LANGUAGES
        )
    )


def change_label(change: SentenceChange, *, applied: bool) -> Text:
    """Answer what a change is, what takes the place of the remainder, and whether a later ruling undid it."""
    return Text(*(_change_words(change, lang, applied=applied) for lang in LANGUAGES))


def replaced_label(kind: PenaltyKind) -> Text:
    """Answer what took the place of the remainder, and that its expected end follows."""
    return Text(*(str(getattr(_REPLACED, lang)).format(kind.label(lang)) for lang in LANGUAGES))


def start_label(basis: CountedFrom) -> Text:
    """Answer from what a term is counted."""
    return _FROM[basis]


def _change_words(change: SentenceChange, lang: str, *, applied: bool) -> str:
    words = change.kind.label(lang)
    if change.replacement:
        words += f": {change.replacement.label(lang)}"
    if change.credit_rate:
        words += f" (1 : {change.credit_rate})"
    return words if applied else words + str(getattr(_UNDONE, lang))
