"""Labels that several kinds of record share."""

from typing import Final

from cases.domain.text import Text

NOT_REPORTED: Final = Text("not reported", "не сообщается", "хабарланбаған")
NO_DATE: Final = Text("date not reported", "дата не сообщается", "күні хабарланбаған")
YES: Final = Text("yes", "да", "иә")

PERSON: Final = Text("Person", "Человек", "Адам")
OTHER_PERSON: Final = Text("Other person", "Другой человек", "Екінші адам")
PEOPLE: Final = Text("Number of people", "Число людей", "Адам саны")
ORGANISATION: Final = Text("Organisation", "Организация", "Ұйым")
PLACE: Final = Text("Place", "Место", "Орны")
PLACE_AS_STATED: Final = Text("Place as stated", "Место по источнику", "Дереккөздегі орны")
INSTITUTION: Final = Text("Institution", "Учреждение", "Мекеме")
COUNTRY: Final = Text("Country", "Страна", "Ел")
CASE: Final = Text("Case", "Дело", "Іс")
RULING: Final = Text("Ruling", "Решение", "Шешім")
DATE: Final = Text("Date", "Дата", "Күні")
ENDED: Final = Text("Ended", "Окончание", "Аяқталуы")
DESCRIPTION: Final = Text("Description", "Описание", "Сипаттама")
DESCRIBED_AS: Final = Text("Described as", "Как описывают", "Қалай сипатталады")
ROLE: Final = Text("Role", "Роль", "Рөлі")
REASON: Final = Text("Reason", "Причина", "Себебі")
REMARK: Final = Text("Remark", "Примечание", "Ескерту")
FIGURE: Final = Text("Figure", "Число", "Саны")
LENGTH: Final = Text("Length", "Длительность", "Ұзақтығы")
BY: Final = Text("By", "Кем", "Кім тарапынан")
REPORTED_BY: Final = Text("Reported by", "Кто сообщает", "Хабарлаған")
ABOUT: Final = Text("About", "О чём", "Не туралы")
ABOUT_PERSON: Final = Text("About whom", "О ком", "Кім туралы")
IN_PART: Final = Text("In part", "В части", "Қай бөлігі")
DEMAND: Final = Text("Demand", "Требование", "Талап")
DEMAND_CONCERNS: Final = Text("Ruling that the demand concerns", "Решение, о котором требование", "Талап қатысты шешім")
TRANSLATION: Final = Text("In translation", "В переводе", "Аудармасы")
FINDING_REASON: Final = Text("The editors' reason", "Обоснование редакции", "Редакция негіздемесі")
SAID_OF_DATE: Final = Text("Date in the source", "Дата в источнике", "Дереккөздегі күні")
