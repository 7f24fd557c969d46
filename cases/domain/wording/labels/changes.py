"""Names of the fields in which two editions can differ."""

from typing import Final

from cases.domain.text import Text

SOURCE: Final = Text("Source", "Источник", "Дереккөз")
HEADING: Final = Text("What it is", "Что это", "Бұл не")
NAMES: Final = Text("Names", "Имена и названия", "Есімдер мен атаулар")
DATE: Final = Text("Date", "Дата", "Күні")
STANDING: Final = Text("How it is known", "Как известно", "Қалай белгілі")
TEXT: Final = Text("Text", "Текст", "Мәтін")
SOURCES: Final = Text("Sources", "Источники", "Дереккөздер")
IN_LANGUAGE: Final = Text("In another language", "На другом языке", "Басқа тілде")

KIND: Final = Text("Kind", "Вид", "Түрі")
TITLE: Final = Text("Title", "Заголовок", "Тақырыбы")
TRANSLATED_TITLE: Final = Text("Title in translation", "Заголовок в переводе", "Тақырыптың аудармасы")
AUTHORS: Final = Text("Authors", "Авторы", "Авторлары")
PUBLISHER: Final = Text("Publisher", "Издатель", "Жариялаушы")
FIRST_PUBLISHED: Final = Text("First published in", "Где впервые опубликовано", "Алғаш жарияланған жері")
REPUBLISHED: Final = Text("Republished in", "Где перепечатано", "Қайта жарияланған жері")
PUBLISHED: Final = Text("Date of publication", "Дата публикации", "Жарияланған күні")
ADDRESS: Final = Text("Address", "Адрес", "Мекенжайы")
ARCHIVED: Final = Text("Archived copy", "Архивная копия", "Мұрағаттағы көшірмесі")
COPIES_KEPT: Final = Text(
    "Commitments to copies kept", "Контрольные хеши хранимых копий", "Сақталған көшірмелердің бақылау хештері"
)
ACCESSED: Final = Text("Read on", "Когда прочитано", "Оқылған күні")
LANGUAGE: Final = Text("Language", "Язык", "Тілі")
FLAGS: Final = Text("Remarks", "Пометы", "Белгілер")
DESCRIPTION: Final = Text("Description", "Описание", "Сипаттама")
