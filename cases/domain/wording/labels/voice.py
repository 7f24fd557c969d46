"""Labels of answers, recognition, statements, campaigns, events, counts, stated figures and photographs."""

from typing import Final

from cases.domain.text import Text

RESPONSE: Final = Text("Answer", "Ответ", "Жауап")
RESPONSE_BY: Final = Text("Who answers", "Кто отвечает", "Кім жауап береді")
COVERS: Final = Text("Covers", "Что охватывает", "Нені қамтиды")
DENIED: Final = Text("What is denied", "Что отрицается", "Не жоққа шығарылады")
IN_ANSWER_TO: Final = Text("In answer to", "В ответ на", "Неге жауап")
REPLACES: Final = Text("Takes the place of an earlier answer", "Вместо прежнего ответа", "Бұрынғы жауаптың орнына")
REPLACED: Final = Text("later answer given", "позже дан другой ответ", "кейін басқа жауап берілді")

RECOGNISED: Final = Text("Recognition", "Признание", "Тану")
LISTED: Final = Text("Listed by the authorities", "В списке властей", "Биліктің тізімінде")
RECOGNISED_BY: Final = Text("By whom", "Кем", "Кім таныды")
WGAD: Final = Text("Categories of the UN working group", "Категории рабочей группы ООН", "БҰҰ жұмыс тобының санаттары")
DOCUMENT: Final = Text("Document", "Документ", "Құжат")
COMPLIED: Final = Text("Whether it was complied with", "Исполнено ли", "Орындалды ма")

STATEMENT: Final = Text("Statement", "Высказывание", "Пікір")
SPEAKER: Final = Text("Who said it", "Кто сказал", "Кім айтты")
MEDIUM: Final = Text("Where", "Где", "Қайда")
QUOTE: Final = Text("In the original words", "Дословно", "Сөзбе-сөз")
IN_REPLY_TO: Final = Text("In answer to", "В ответ на", "Неге жауап")
IN_REPLY_TO_PERSON: Final = Text("In answer to whom", "Кому в ответ", "Кімге жауап")
ABOUT_RULING: Final = Text("About the ruling", "О решении", "Қай шешім туралы")
ABOUT_DEATH: Final = Text("About the death", "О смерти", "Қай өлім туралы")
ABOUT_CASE: Final = Text("About the case", "О деле", "Қай іс туралы")

CAMPAIGN: Final = Text("Campaign", "Кампания", "Науқан")
ORGANISER: Final = Text("Organised by", "Организатор", "Ұйымдастырушы")
ADDRESSEE: Final = Text("Addressed to", "Кому адресовано", "Кімге арналған")
SIZE: Final = Text("Number of people", "Число участников", "Қатысушылар саны")
CONTEXT: Final = Text("Context", "Обстоятельства", "Мән-жайы")
OUTCOME: Final = Text("Outcome", "Итог", "Нәтижесі")

OCCURRENCE: Final = Text("Event", "Событие", "Оқиға")
WITH: Final = Text("With", "Вместе с", "Бірге болған")
CAUSE: Final = Text("Cause", "Повод", "Себебі")
MEANS: Final = Text("How", "Каким образом", "Қалай")
CASUALTIES: Final = Text("Casualties", "Пострадавшие", "Зардап шеккендер")
CASUALTIES_AS_STATED: Final = Text("Casualties as described", "Пострадавшие по описанию", "Зардап шеккендер туралы")

TALLY: Final = Text("Count", "Подсчёт", "Санақ")
TALLY_BY: Final = Text("Counted by", "Кто считал", "Кім санады")
COUNTED: Final = Text("What is counted", "Что считали", "Не саналды")

CLAIM: Final = Text("As stated", "Как указано", "Көрсетілгендей")
STATED: Final = Text("Stated", "Указано", "Көрсетілген")
STATED_NUMBER: Final = Text("Stated number", "Указанное число", "Көрсетілген сан")
STATED_DATE: Final = Text("Stated date", "Указанная дата", "Көрсетілген күн")
ABOUT_CUSTODY: Final = Text("About the custody", "О каком периоде", "Қай кезең туралы")

PHOTO: Final = Text("Photograph", "Фотография", "Фотосурет")
VERIFIED: Final = Text("How it was verified", "Как проверено", "Қалай тексерілді")
CREDIT: Final = Text("Credit", "Автор снимка", "Сурет авторы")
LICENCE: Final = Text("Licence", "Лицензия", "Лицензия")
CIRCULATED_BY: Final = Text("Circulated by", "Кто распространил", "Кім таратты")
SENSITIVE: Final = Text("May distress", "Тяжёлое содержание", "Мазмұны ауыр")
