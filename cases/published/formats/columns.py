"""What each column of the timeline as a table means, in the reader's language."""

from typing import Final

from cases.domain.text import Text

_EARLIEST: Final = Text(
    "first possible day, ISO 8601", "первый возможный день, ISO 8601", "ықтимал алғашқы күн, ISO 8601"
)
_LATEST: Final = Text(
    "last possible day, ISO 8601", "последний возможный день, ISO 8601", "ықтимал соңғы күн, ISO 8601"
)
MEANING: Final = {
    "id": Text(
        "key of the entry; the anchor on the page", "ключ записи; якорь на странице", "жазбаның кілті; беттегі якорь"
    ),
    "record": Text("key of the person or case", "ключ человека или дела", "адамның не істің кілті"),
    "edition": Text("number of the edition", "номер издания", "басылым нөмірі"),
    "belongs_to": Text(
        "key of the entry to which it belongs", "ключ записи, к которой относится", "тиесілі жазбаның кілті"
    ),
    "relation": Text(
        "how it belongs: part, reply or other account",
        "как относится: часть, ответ или иное сообщение",
        "қалай тиесілі: бөлік, жауап не басқа мәлімет",
    ),
    "kind": Text("table of the record it comes from", "таблица записи, из которой взято", "алынған кестесі"),
    "family": Text(
        "family of events (custody, ruling, health …)",
        "род событий (заключение, решение, здоровье …)",
        "оқиға тегі (қамау, шешім, денсаулық …)",
    ),
    "when": Text(
        "date in words, as exact as known", "дата словами, насколько известна", "күні сөзбен, белгілі дәлдікпен"
    ),
    "occurred_edtf": Text(
        "the same in EDTF (ISO 8601-2)", "то же в EDTF (ISO 8601-2)", "сол күн EDTF түрінде (ISO 8601-2)"
    ),
    "occurred_earliest": _EARLIEST,
    "occurred_latest": _LATEST,
    "occurred_words": Text("the source's own words for the date", "слова источника о дате", "күн туралы дереккөз сөзі"),
    "occurred_basis": Text(
        "how the date is known (stated, computed …)",
        "откуда известна дата (указана, вычислена …)",
        "күні қайдан белгілі (айтылған, есептелген …)",
    ),
    "ended_edtf": Text("end of a stretch of time, EDTF", "конец отрезка времени, EDTF", "уақыт аралығының соңы, EDTF"),
    "ended_earliest": _EARLIEST,
    "ended_latest": _LATEST,
    "heading": Text(
        "what happened, in a few words", "что произошло, в нескольких словах", "не болғаны, бірнеше сөзбен"
    ),
    "marks": Text(
        "words of caution (alleged, disputed …)",
        "пометы (по утверждениям, оспаривается …)",
        "белгілер (айтылуынша, даулы …)",
    ),
    "text": Text("the editors' sentence", "фраза редакции", "редакция сөйлемі"),
    "text_lang": Text("language of that sentence", "язык этой фразы", "сол сөйлемнің тілі"),
    "details": Text(
        "further lines, “label: value”", "остальные строки, «название: значение»", "қалған жолдар, «атауы: мәні»"
    ),
    "sources": Text("sources in words", "источники словами", "дереккөздер сөзбен"),
    "source_ids": Text("keys of the sources", "ключи источников", "дереккөздер кілттері"),
    "expected": Text("true: expected, not reported", "true: ожидается, не сообщалось", "true: күтілуде, хабарланбаған"),
    "computed": Text("true: worked out by rules", "true: вычислено по правилам", "true: ереже бойынша есептелген"),
    "sensitive": Text(
        "true: describes violence or suffering",
        "true: описывает насилие или страдания",
        "true: зорлықты не азапты сипаттайды",
    ),
    "lang": Text("language of the file", "язык файла", "файл тілі"),
    "url": Text("permanent address of the entry", "постоянный адрес записи", "жазбаның тұрақты мекенжайы"),
}
"""By the name of the column in the file, which is the same in every language."""
