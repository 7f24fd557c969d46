"""Labels of custody, health, protest, ill-treatment, clemency and death."""

from typing import Final

from cases.domain.text import Text

HELD: Final = Text("Held", "Содержание под стражей", "Қамауда ұстау")
HOW_ENDED: Final = Text("How it ended", "Чем закончилось", "Қалай аяқталды")
END_AS_STATED: Final = Text("End as described", "Окончание по описанию", "Аяқталуы сипатталғандай")
CONDITIONS: Final = Text("Conditions", "Условия", "Шарттары")
LEGAL_GROUND: Final = Text("Legal ground", "Правовое основание", "Құқықтық негіз")

HEALTH: Final = Text("Health", "Здоровье", "Денсаулық")
CONDITION: Final = Text("Condition", "Состояние", "Жай-күйі")
ICD11: Final = Text("ICD-11 code", "Код МКБ-11", "АХЖ-11 коды")
SEVERITY: Final = Text("How serious", "Тяжесть", "Ауырлығы")
CAUSED_BY: Final = Text("Said to be caused by", "Причина, как утверждается", "Айтылған себебі")

PROTEST: Final = Text("Protest", "Протест", "Наразылық")
CLAIMED_LENGTH: Final = Text("Length as claimed", "Длительность по утверждениям", "Айтылған ұзақтығы")

ILL_TREATMENT: Final = Text("Ill-treatment", "Жестокое обращение", "Қатыгездік")
AFTER: Final = Text("After", "После чего", "Неден кейін")
ALLEGED_BY: Final = Text("Alleged by", "Кто утверждает", "Кім айтады")
ESTABLISHED: Final = Text("How far established", "Насколько установлено", "Қаншалықты анықталған")
HURIDOCS: Final = Text("HURIDOCS code", "Код HURIDOCS", "HURIDOCS коды")

CLEMENCY: Final = Text("Clemency", "Смягчение участи", "Рақым ету")
OFFERED_BY: Final = Text("Offered by", "Кто предложил", "Кім ұсынды")
CONDITION_SET: Final = Text("Condition", "Условие", "Шарты")
ANSWER: Final = Text("Answer", "Ответ", "Жауап")
ANSWER_REASON: Final = Text("Reason for the answer", "Причина ответа", "Жауаптың себебі")

DEATH: Final = Text("Death", "Смерть", "Қайтыс болуы")
INSTITUTION_AS_STATED: Final = Text("Institution as described", "Учреждение по описанию", "Мекеме сипатталғандай")
CAUSE_OF_DEATH: Final = Text("Cause as reported", "Причина по сообщениям", "Хабарланған себебі")
MANNER: Final = Text("Manner of death", "Характер смерти", "Өлім сипаты")
AUTOPSY: Final = Text("Autopsy", "Вскрытие", "Мәйітті тексеру")
INQUIRY: Final = Text("Inquiry", "Расследование", "Тергеу")
BURIAL: Final = Text("Burial", "Похороны", "Жерлеу")
