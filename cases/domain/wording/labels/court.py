"""Labels of cases, charges, filings, rulings and sentences."""

from typing import Final

from cases.domain.text import Text
from cases.domain.vocabulary.court import Appellant, ChangeKind, LinkKind

ACCUSATION: Final = Text("What the authorities say", "Что утверждают власти", "Билік не дейді")
CONDUCT: Final = Text("What the person did", "Что человек сделал", "Адам не істеді")
CASE_NUMBERS: Final = Text("Case number", "Номер дела", "Іс нөмірі")

STANCE: Final = Text("Answer to the charges", "Отношение к обвинению", "Айыпқа көзқарасы")
IN_ABSENTIA: Final = Text("Tried in absentia", "Судим заочно", "Сырттай сотталды")

CHARGE: Final = Text("Charge", "Обвинение", "Айып")
AGAINST: Final = Text("Against", "Кому предъявлено", "Кімге тағылды")
PROVISION: Final = Text("Provision", "Норма закона", "Заң нормасы")
PROVISION_TITLE: Final = Text("Title of the provision", "Название нормы", "Норма атауы")
WORDING: Final = Text("Wording as reported", "Формулировка по сообщениям", "Хабарланған тұжырым")
ARTICLE: Final = Text("article {}", "статья {}", "{}-бап")
PART: Final = Text("part {}", "часть {}", "{}-бөлік")

FILING: Final = Text("Filing", "Обращение", "Өтініш")
FILED_BY: Final = Text("Filed by", "Кем подано", "Кім берді")
ADDRESSEE: Final = Text("Addressed to", "Кому направлено", "Кімге жолданды")
AGAINST_RULING: Final = Text("Against the ruling", "На какое решение", "Қай шешімге")
ARGUMENT: Final = Text("Argument", "Довод", "Дәлел")
OUTCOME: Final = Text("What was decided", "Что решено", "Не шешілді")

COURT: Final = Text("Court", "Суд", "Сот")
DECIDED_BY: Final = Text("Decided by", "Кто принял решение", "Шешім қабылдаған")
JUDGE: Final = Text("Judge", "Судья", "Судья")
ON_FILING: Final = Text("Decided on", "По какому обращению", "Қай өтініш бойынша")
CONCERNS: Final = Text("Concerns", "Кого касается", "Кімге қатысты")
WRITTEN: Final = Text("Written reasons given", "Мотивированное решение", "Дәлелді шешім берілген күн")
GROUNDS: Final = Text("Grounds as stated", "Основания, как указано", "Көрсетілген негіздері")
GROUNDS_BY: Final = Text("Grounds stated by", "Кто указал основания", "Негізді кім көрсетті")
LEGAL_BASIS: Final = Text("Legal basis", "Правовое основание", "Құқықтық негіз")
EFFECT: Final = Text("Takes effect", "Вступление в силу", "Күшіне енуі")
MAY_APPEAL: Final = Text("May appeal", "Кто может обжаловать", "Кім шағымдана алады")
CONDITION: Final = Text("Condition", "Условие", "Шарты")
IN_FORCE: Final = Text("In force", "Вступило в силу", "Күшіне енген күні")
CARRIED_OUT: Final = Text("Carried out", "Исполнено", "Орындалған күні")

AFTER_DAYS: Final = {
    Appellant.NOT_REPORTED: Text(
        "in {} unless appealed", "через {}, если не обжаловано", "шағым берілмесе, {} өткен соң"
    ),
    Appellant.ANY_PARTY: Text("in {} unless appealed", "через {}, если не обжаловано", "шағым берілмесе, {} өткен соң"),
    Appellant.PROSECUTOR: Text(
        "in {} unless the prosecutor appeals",
        "через {}, если не обжалует прокурор",
        "прокурор шағымданбаса, {} өткен соң",
    ),
    Appellant.DEFENCE: Text(
        "in {} unless the defence appeals",
        "через {}, если не обжалует защита",
        "қорғаушы тарап шағымданбаса, {} өткен соң",
    ),
}

LATER: Final = Text("Later ruling", "Позднее решение", "Кейінгі шешім")
EARLIER: Final = Text("Earlier ruling", "Прежнее решение", "Бұрынғы шешім")
DOES: Final = {
    LinkKind.QUASHES: Text("Quashes", "Отменяет", "Жояды"),
    LinkKind.UPHOLDS: Text("Upholds", "Оставляет в силе", "Күшінде қалдырады"),
    LinkKind.MODIFIES: Text("Modifies", "Изменяет", "Өзгертеді"),
    LinkKind.SUSPENDS: Text("Suspends", "Приостанавливает", "Тоқтата тұрады"),
    LinkKind.REPLACES: Text("Replaces", "Заменяет", "Алмастырады"),
    LinkKind.IGNORES: Text("Ignores", "Не исполняет", "Ескермейді"),
}
DONE_BY: Final = {
    LinkKind.QUASHES: Text("Quashed by", "Чем отменено", "Жойған шешім"),
    LinkKind.UPHOLDS: Text("Upheld by", "Чем оставлено в силе", "Күшінде қалдырған шешім"),
    LinkKind.MODIFIES: Text("Modified by", "Чем изменено", "Өзгерткен шешім"),
    LinkKind.SUSPENDS: Text("Suspended by", "Чем приостановлено", "Тоқтата тұрған шешім"),
    LinkKind.REPLACES: Text("Replaced by", "Чем заменено", "Алмастырған шешім"),
    LinkKind.IGNORES: Text("Ignored by", "Где не исполнено", "Ескермеген шешім"),
}

SENTENCE: Final = Text("Sentence", "Наказание", "Жаза")
SENTENCED: Final = Text("Sentenced", "Кому назначено", "Кімге тағайындалды")
COMBINATION: Final = Text("How the penalties add up", "Сложение наказаний", "Жазаларды қосу тәртібі")
LEGAL_CAP: Final = Text("Longest term the law allows", "Предельный срок по закону", "Заң бойынша ең ұзақ мерзім")
COUNTED_FROM: Final = Text("Counted from", "Срок исчисляется с", "Мерзім басталған күн")
COUNTED_BASIS: Final = Text("Start of the term", "Начало срока", "Мерзімнің басы")
INDEFINITE: Final = Text("no fixed end", "без определённого срока", "мерзімі белгіленбеген")
IMPOSED: Final = Text("imposed", "назначено", "тағайындалған")
TERM_UNKNOWN: Final = Text("length not reported", "срок не сообщается", "мерзімі хабарланбаған")
SUSPENDED: Final = Text("Suspended", "Условно", "Шартты түрде")
REGIME: Final = Text("Regime", "Режим", "Режим")
AMOUNT: Final = Text("Amount", "Сумма", "Сомасы")

CHANGE: Final = Text("Change of sentence", "Изменение наказания", "Жазаның өзгеруі")
CHANGED_BY: Final = {
    ChangeKind.REDUCTION: Text("Shorter by", "Сокращено на", "Қысқартылған мерзім"),
    ChangeKind.EXTENSION: Text("Longer by", "Увеличено на", "Қосылған мерзім"),
    ChangeKind.CREDIT: Text("Time credited", "Зачтено", "Есептелген уақыт"),
    ChangeKind.MERGER: Text("To serve in all", "Итого к отбытию", "Барлығы өтелетін мерзім"),
}
CHANGE_LENGTH: Final = Text("Length", "Срок", "Мерзімі")
CREDIT_FROM: Final = Text("Credited from", "Зачёт: начало", "Есептеу басы")
CREDIT_TO: Final = Text("Credited to", "Зачёт: конец", "Есептеу соңы")
CREDIT_RATE: Final = Text(
    "Days of term for a day held", "Дней срока за день под стражей", "Қамаудағы бір күнге есептелетін күн"
)
REPLACED_WITH: Final = Text("Replaced with", "На что заменено", "Немен ауыстырылды")
REPLACEMENT_TERM: Final = Text("Length of the replacement", "Срок замены", "Ауыстырылған жаза мерзімі")
SCOPE: Final = Text("What it covers", "Что охватывает", "Нені қамтиды")
BY_RULING: Final = Text("By the ruling", "Каким решением", "Қай шешіммен")
