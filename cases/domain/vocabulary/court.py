"""Codes for proceedings, rulings, sentences and their changes."""

from .base import Vocabulary


class PartyRole(Vocabulary):
    """What a person is in a case."""

    DEFENDANT = "defendant", "defendant", "подсудимый", "сотталушы"
    LAWYER = "lawyer", "lawyer", "адвокат", "адвокат"
    JUDGE = "judge", "judge", "судья", "судья"
    PROSECUTOR = "prosecutor", "prosecutor", "прокурор", "прокурор"
    INVESTIGATOR = "investigator", "investigator", "следователь", "тергеуші"
    WITNESS = "witness", "witness", "свидетель", "куә"
    VICTIM = "victim", "victim", "потерпевший", "жәбірленуші"


class Stance(Vocabulary):
    """What a defendant answers to the accusation."""

    NOT_KNOWN = "not_known", "not reported", "не сообщается", "хабарланбаған"
    DENIES_ALL = "denies_all", "denies all charges", "отрицает все обвинения", "барлық айыпты мойындамайды"
    DENIES_SOME = "denies_some", "denies some charges", "отрицает часть обвинений", "айыптың бір бөлігін мойындамайды"
    ADMITS = "admits", "admits the charges", "признаёт обвинения", "айыпты мойындайды"


class ChargeStatus(Vocabulary):
    """What became of a charge."""

    SUSPECTED = "suspected", "suspected", "подозрение", "күдік"
    CHARGED = "charged", "charged", "обвинение предъявлено", "айып тағылған"
    REQUALIFIED = "requalified", "requalified", "переквалифицировано", "қайта сараланған"
    CONVICTED = "convicted", "convicted", "осуждён", "кінәлі деп танылған"
    ACQUITTED = "acquitted", "acquitted", "оправдан", "ақталған"
    DROPPED = "dropped", "dropped", "прекращено", "тоқтатылған"
    QUASHED = "quashed", "conviction quashed", "приговор отменён", "үкім жойылған"


class FilingKind(Vocabulary):
    """What somebody asked a court or another body for."""

    EARLY_RELEASE = (
        "early_release",
        "application for early release",
        "ходатайство об условно-досрочном освобождении",
        "мерзімінен бұрын босату туралы өтініш",
    )
    APPEAL = "appeal", "appeal", "апелляционная жалоба", "апелляциялық шағым"
    PROTEST = "prosecutor_appeal", "prosecutor's appeal", "ходатайство прокурора", "прокурордың өтінішхаты"
    COMPLAINT = "complaint", "complaint", "жалоба", "шағым"
    PARDON_PETITION = "pardon_petition", "petition for pardon", "прошение о помиловании", "кешірім жасау туралы өтініш"
    UN_COMMUNICATION = "un_communication", "communication to a UN body", "обращение в орган ООН", "БҰҰ органына өтініш"
    OTHER = "other", "filing", "обращение", "өтініш"


class Disposition(Vocabulary):
    """What a ruling decides."""

    DETENTION_ORDERED = "detention_ordered", "detention ordered", "заключён под стражу", "қамауға алу санкцияланды"
    DETENTION_EXTENDED = "detention_extended", "detention extended", "арест продлён", "қамау мерзімі ұзартылды"
    HOUSE_ARREST = "house_arrest_ordered", "house arrest ordered", "назначен домашний арест", "үйқамақ тағайындалды"
    BAIL = "bail", "released on bail", "освобождён под залог", "кепілмен босатылды"
    CONVICTED = "convicted", "convicted", "признан виновным", "кінәлі деп танылды"
    ACQUITTED = "acquitted", "acquitted", "оправдан", "ақталды"
    UPHELD = "upheld", "earlier ruling upheld", "прежнее решение оставлено в силе", "бұрынғы шешім күшінде қалдырылды"
    MODIFIED = "modified", "earlier ruling modified", "прежнее решение изменено", "бұрынғы шешім өзгертілді"
    QUASHED = "quashed", "earlier ruling quashed", "прежнее решение отменено", "бұрынғы шешім жойылды"
    REMANDED = "remanded", "sent back for a new hearing", "направлено на новое рассмотрение", "қайта қарауға жіберілді"
    RELEASE_GRANTED = (
        "early_release_granted",
        "early release granted",
        "условно-досрочное освобождение разрешено",
        "мерзімінен бұрын босатуға рұқсат берілді",
    )
    RELEASE_REFUSED = (
        "early_release_refused",
        "early release refused",
        "в условно-досрочном освобождении отказано",
        "мерзімінен бұрын босатудан бас тартылды",
    )
    RELEASE_CANCELLED = (
        "early_release_cancelled",
        "early release cancelled",
        "условно-досрочное освобождение отменено",
        "мерзімінен бұрын босату жойылды",
    )
    COMMUTED = "commuted", "sentence commuted", "наказание заменено", "жаза ауыстырылды"
    PARDONED = "pardoned", "pardoned", "помилован", "кешірім жасалды"
    AMNESTIED = "amnestied", "amnestied", "амнистирован", "рақымшылық жасалды"
    REMEDY = "remedy_ordered", "remedy ordered", "предписано восстановить права", "құқығын қалпына келтіру міндеттелді"
    DISMISSED = "dismissed", "dismissed", "отклонено", "қабылданбады"
    OTHER = "other", "ruling", "решение", "шешім"


class Effect(Vocabulary):
    """When a ruling takes effect."""

    NOT_REPORTED = "not_reported", "not reported", "не сообщается", "хабарланбаған"
    AT_ONCE = "at_once", "at once", "немедленно", "дереу"
    AFTER_DAYS = (
        "after_days_unless_appealed",
        "after a number of days unless appealed",
        "через указанное число дней, если не обжаловано",
        "шағым берілмесе, көрсетілген күннен кейін",
    )
    ON_PUBLICATION = "on_publication", "on publication", "с опубликования", "жарияланған кезден"
    ON_CONDITION = "on_condition", "on a condition", "при условии", "шарт орындалғанда"


class Appellant(Vocabulary):
    """Who may appeal a ruling before it takes effect."""

    NOT_REPORTED = "not_reported", "not reported", "не сообщается", "хабарланбаған"
    PROSECUTOR = "prosecutor", "the prosecutor", "прокурор", "прокурор"
    DEFENCE = "defence", "the defence", "защита", "қорғаушы тарап"
    ANY_PARTY = "any_party", "any party", "любая сторона", "кез келген тарап"


class LinkKind(Vocabulary):
    """What a later ruling does to an earlier one."""

    QUASHES = "quashes", "quashes", "отменяет", "жояды"
    UPHOLDS = "upholds", "upholds", "оставляет в силе", "күшінде қалдырады"
    MODIFIES = "modifies", "modifies", "изменяет", "өзгертеді"
    SUSPENDS = "suspends", "suspends", "приостанавливает", "тоқтата тұрады"
    REPLACES = "replaces", "replaces", "заменяет", "алмастырады"
    IGNORES = "ignores", "ignores", "не исполняет", "ескермейді"


class PenaltyKind(Vocabulary):
    """What a sentence imposes."""

    IMPRISONMENT = "imprisonment", "imprisonment", "лишение свободы", "бас бостандығынан айыру"
    LIFE = "life", "life imprisonment", "пожизненное лишение свободы", "өмір бойына бас бостандығынан айыру"
    DEATH = "death", "death penalty", "смертная казнь", "өлім жазасы"
    RESTRICTED_FREEDOM = "restricted_freedom", "restricted freedom", "ограничение свободы", "бас бостандығын шектеу"
    PROBATION = "probation", "probation", "пробация", "пробация"
    EXILE = "exile", "exile", "ссылка", "жер аудару"
    COMPULSORY_TREATMENT = "compulsory_treatment", "compulsory treatment", "принудительное лечение", "мәжбүрлеп емдеу"
    FINE = "fine", "fine", "штраф", "айыппұл"
    CONFISCATION = "confiscation", "confiscation", "конфискация", "тәркілеу"
    BAN = "ban", "ban on an activity or travel", "запрет на деятельность или выезд", "қызметке немесе шығуға тыйым"
    LOSS_OF_RIGHT = (
        "loss_of_right",
        "loss of a right or citizenship",
        "лишение права или гражданства",
        "құқықтан немесе азаматтықтан айыру",
    )


class Combination(Vocabulary):
    """How several penalties of one sentence add up."""

    SINGLE = "single", "one penalty", "одно наказание", "бір жаза"
    CONCURRENT = "concurrent", "served together", "поглощение", "сіңіру"
    CONSECUTIVE = "consecutive", "served one after another", "сложение", "қосу"


class CountedFrom(Vocabulary):
    """The day from which a term is counted."""

    NOT_KNOWN = "not_known", "not reported", "не сообщается", "хабарланбаған"
    ARREST = "arrest", "arrest", "задержание", "ұсталған күн"
    VERDICT = "verdict", "verdict", "приговор", "үкім"
    CAPTURE = "capture", "capture", "поимка", "қолға түскен күн"
    REPORTED = "reported", "as reported", "по сообщениям", "хабарланғандай"


class ChangeKind(Vocabulary):
    """What changed a sentence after it was imposed."""

    REDUCTION = "reduction", "reduction", "сокращение срока", "мерзімді қысқарту"
    EXTENSION = "extension", "extension", "увеличение срока", "мерзімді ұзарту"
    CREDIT = "credit", "credit for time held", "зачёт времени", "уақытты есептеу"
    COMMUTATION = "commutation", "commutation", "замена более мягким", "жеңілірек жазамен ауыстыру"
    REPLACEMENT = "replacement", "replacement", "замена наказания", "жазаны ауыстыру"
    MERGER = (
        "merger",
        "merger fixed by a court",
        "окончательный срок по совокупности",
        "жиынтық бойынша түпкілікті мерзім",
    )
    AMNESTY = "amnesty", "amnesty", "амнистия", "рақымшылық"
    PARDON = "pardon", "pardon", "помилование", "кешірім"
    EARLY_RELEASE = "early_release", "early release", "досрочное освобождение", "мерзімінен бұрын босату"
    REGIME = "regime", "change of regime", "изменение режима", "режимді өзгерту"
    PLACE = "place", "change of place", "изменение места", "орнын өзгерту"
