"""Words of the pages themselves: sections, computed lines, what is expected, what is not reported."""

from typing import Final

from cases.domain.text import Text

UNDATED: Final = Text("Date not reported", "Дата не сообщается", "Күні хабарланбаған")
OR_EARLIER: Final = Text("{} or earlier", "{} или ранее", "{} немесе одан бұрын")

EXPECTED: Final = Text("expected", "ожидается", "күтілуде")
COMPUTED: Final = Text("computed", "вычислено", "есептелген")
DUE: Final = Text("due, not confirmed", "срок наступил, не подтверждено", "мерзімі жетті, расталмаған")
EXPECTED_EFFECT: Final = Text(
    "Ruling expected to take effect", "Ожидаемое вступление решения в силу", "Шешімнің күтілетін күшіне ену күні"
)
EXPECTED_END: Final = Text("Expected end of the term", "Ожидаемое окончание срока", "Мерзімнің күтілетін аяқталуы")
FOLLOWS_FROM: Final = Text("Follows from", "Из чего следует", "Неге негізделген")

STATE_SINCE: Final = Text("Since", "С какого времени", "Қашаннан бері")
BORN: Final = Text("Born", "Дата рождения", "Туған күні")
DIED: Final = Text("Died", "Дата смерти", "Қайтыс болған күні")
AGE: Final = Text("Age", "Возраст", "Жасы")
AGE_AT_DEATH: Final = Text("Age at death", "Возраст на момент смерти", "Қайтыс болған жасы")
OCCUPATION: Final = Text("Occupation", "Род занятий", "Кәсібі")
ACCUSED_OF: Final = Text("Accused of", "Обвинение", "Тағылған айып")
TIME_HELD: Final = Text("Time held", "Проведено в заключении", "Қамауда өткен уақыт")
TIME_LEFT: Final = Text("Left to serve", "Осталось отбывать", "Өтелуі тиіс қалған мерзім")
NET_TERM: Final = Text("Term after changes", "Срок с учётом изменений", "Өзгерістер ескерілген мерзім")
PLACE_HELD: Final = Text("Place held", "Место заключения", "Ұсталған орны")
RECOGNISED: Final = Text("Recognised by", "Кем признан", "Кім таныған")
TWO_THIRDS: Final = Text("Two thirds served", "Отбыто две трети", "Үштен екісі өтеледі")
ENDS: Final = Text("Expected end", "Ожидаемое окончание", "Күтілетін аяқталуы")
NOT_APPLIED: Final = Text("no change of length", "срок не меняется", "мерзім өзгермейді")
LEAVES: Final = Text("term {}", "срок {}", "мерзім {}")
UNTIL: Final = Text("expected end {}", "ожидаемое окончание: {}", "күтілетін аяқталуы: {}")
LEDGER: Final = Text("The sentence, line by line", "Наказание по строкам", "Жаза жол-жолымен")
LEDGER_OTHER: Final = Text(
    "The sentence by another account", "Наказание по другим сведениям", "Жаза басқа мәлімет бойынша"
)

ARREST_DATE: Final = Text("Date of arrest", "Дата задержания", "Ұсталған күні")
PRISON: Final = Text("Prison or colony", "Тюрьма или колония", "Түрме немесе колония")
BIRTH_DATE: Final = Text("Date of birth", "Дата рождения", "Туған күні")
JUDGE: Final = Text("Judge", "Судья", "Судья")
COURT: Final = Text("Court", "Суд", "Сот")
PROVISION: Final = Text("Article of the law", "Статья закона", "Заң бабы")
LAWYER: Final = Text("Name of the lawyer", "Имя адвоката", "Адвокаттың аты")
STANCE: Final = Text("Answer to the charges", "Отношение к обвинению", "Айыпқа көзқарасы")
CAUSE_OF_DEATH: Final = Text("Cause of death", "Причина смерти", "Өлім себебі")
INQUIRY: Final = Text("Inquiry into the death", "Расследование смерти", "Өлімді тергеу")
SENTENCE_DATE: Final = Text("Date of the verdict", "Дата приговора", "Үкім күні")

BAND: Final = Text(
    "Custody and what happened in it, by time", "Заключение и события по времени", "Қамау және оқиғалар уақыт бойынша"
)
WHEN: Final = Text("When", "Когда", "Қашан")
WHAT: Final = Text("What", "Что", "Не болды")
UNTIL_WHEN: Final = Text("Until", "До каких пор", "Қашанға дейін")
NO_END: Final = Text("end not reported", "окончание не сообщается", "аяқталуы хабарланбаған")
PUBLISHED: Final = Text("Date of publication", "Дата публикации", "Жарияланған күні")
ARCHIVED: Final = Text("Archived copy", "Архивная копия", "Мұрағаттағы көшірмесі")
COPY_KEPT: Final = Text("Copy kept, commitment", "Копия хранится, контрольный хеш", "Көшірмесі сақталған, бақылау хеші")
NONE_RECORDED: Final = Text("none recorded", "не указана", "көрсетілмеген")
DAYS_AFTER_RELEASE: Final = Text(
    "Time from release to death", "Время от освобождения до смерти", "Босатылғаннан өлімге дейінгі уақыт"
)
ALSO_POSSIBLE: Final = Text("Also possible", "Также возможно", "Бұл да мүмкін")
LEGEND_ALLEGED: Final = Text("{}, as alleged", "{}, по утверждениям", "{}, айтылуынша")
BY_SOURCE: Final = Text("By a stated figure", "По указанным сведениям", "Көрсетілген мәлімет бойынша")
IMPOSED: Final = Text("Sentenced to", "Назначенный срок", "Тағайындалған мерзім")
RECOGNISED_AS: Final = Text("As", "В качестве кого", "Кім ретінде")
FROM_RECORD: Final = Text("Computed from this record", "Вычислено по этой записи", "Осы жазба бойынша есептелген")
