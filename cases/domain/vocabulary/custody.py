"""Codes for forms of custody, how custody ends, and a person's status."""

from .base import Vocabulary


class CustodyForm(Vocabulary):
    """In what form a person is held or restricted."""

    POLICE = "police", "police custody", "полицейский изолятор", "полиция изоляторы"
    ADMINISTRATIVE = "administrative", "administrative arrest", "административный арест", "әкімшілік қамақ"
    REMAND = "remand", "remand", "следственный изолятор", "тергеу изоляторы"
    PRISON = "prison", "prison or colony", "тюрьма или колония", "түрме немесе колония"
    PUNISHMENT_CELL = "punishment_cell", "punishment cell", "штрафной изолятор", "айып изоляторы"
    PRISON_HOSPITAL = "prison_hospital", "prison hospital", "тюремная больница", "түрме ауруханасы"
    CIVILIAN_HOSPITAL = (
        "civilian_hospital",
        "civilian hospital under guard",
        "гражданская больница под охраной",
        "күзетпен азаматтық аурухана",
    )
    PSYCHIATRIC = "psychiatric", "psychiatric institution", "психиатрическое учреждение", "психиатриялық мекеме"
    HOUSE_ARREST = "house_arrest", "house arrest", "домашний арест", "үйқамақ"
    MILITARY = "military", "military custody", "военная тюрьма", "әскери түрме"
    CAMP = "camp", "camp", "лагерь", "лагерь"
    TRANSIT = "transit", "in transit", "этап", "этап"
    FURLOUGH = "furlough", "furlough", "отпуск из колонии", "колониядан демалыс"
    RESTRICTED_FREEDOM = "restricted_freedom", "restricted freedom", "ограничение свободы", "бас бостандығын шектеу"
    PROBATION = "probation", "probation or supervision", "пробация или надзор", "пробация немесе қадағалау"
    EXILE = "exile", "exile", "ссылка", "жер аудару"
    DISAPPEARED = "disappeared", "forced disappearance", "насильственное исчезновение", "күштеп жоғалту"
    UNKNOWN = "unknown", "held, place unknown", "содержится в неизвестном месте", "белгісіз жерде ұсталуда"

    @property
    def deprives_of_liberty(self) -> bool:
        """Answer whether this form takes a person's liberty away, so that the person counts as held."""
        return self not in {
            CustodyForm.FURLOUGH,
            CustodyForm.RESTRICTED_FREEDOM,
            CustodyForm.PROBATION,
            CustodyForm.EXILE,
        }


class CustodyEnd(Vocabulary):
    """How a stretch of custody ended."""

    NOT_KNOWN = "not_known", "not reported", "не сообщается", "хабарланбаған"
    TRANSFER = "transfer", "transferred", "перевод", "ауыстырылды"
    EARLY = "early", "released early", "освобождён досрочно", "мерзімінен бұрын босатылды"
    AT_TERM = (
        "at_term",
        "released at the end of the term",
        "освобождён по окончании срока",
        "мерзімі біткенде босатылды",
    )
    ILLNESS = "illness", "released on grounds of illness", "освобождён по болезни", "науқасына байланысты босатылды"
    BAIL = "bail", "released on bail", "освобождён под залог", "кепілмен босатылды"
    ACQUITTED = "acquitted", "released after acquittal", "освобождён после оправдания", "ақталып босатылды"
    PARDONED = "pardoned", "released by pardon", "освобождён по помилованию", "кешіріммен босатылды"
    EXCHANGED = "exchanged", "released in an exchange", "освобождён при обмене", "алмасу арқылы босатылды"
    EXPELLED = "expelled", "expelled from the country", "выслан из страны", "елден шығарылды"
    RELEASED = "released", "released", "освобождён", "босатылды"
    ESCAPED = "escaped", "escaped", "бежал", "қашып кетті"
    DIED = "died", "died", "умер", "қайтыс болды"


class LegalGround(Vocabulary):
    """On what legal ground a person is held."""

    NOT_REPORTED = "not_reported", "not reported", "не сообщается", "хабарланбаған"
    SUSPICION = "suspicion", "detained as a suspect", "задержан как подозреваемый", "күдікті ретінде ұсталған"
    REMAND_ORDER = (
        "remand_order",
        "court order before trial",
        "санкция суда до приговора",
        "үкімге дейінгі сот санкциясы",
    )
    SENTENCE = "sentence", "sentence", "приговор", "үкім"
    NEW_CASE = "new_case", "new case", "новое дело", "жаңа іс"
    EXTRADITION = "extradition", "extradition request", "запрос об экстрадиции", "экстрадиция сұрауы"
    NONE = "none", "no legal ground", "без законного основания", "заңды негізсіз"


class Status(Vocabulary):
    """Where a person stands on a day."""

    NOT_KNOWN = "not_known", "not known", "неизвестно", "белгісіз"
    AT_LIBERTY = "at_liberty", "at liberty", "на свободе", "бостандықта"
    WANTED = "wanted", "wanted", "в розыске", "іздеуде"
    SENTENCED_IN_ABSENTIA = "sentenced_in_absentia", "sentenced in absentia", "осуждён заочно", "сырттай сотталған"
    POLICE_CUSTODY = "police_custody", "in police custody", "задержан полицией", "полицияда ұсталуда"
    REMAND = "remand", "held on remand", "под стражей до приговора", "үкімге дейін қамауда"
    SERVING = "serving", "serving a prison sentence", "отбывает наказание в заключении", "түрмеде жазасын өтеп жатыр"
    HOSPITAL_IN_CUSTODY = (
        "hospital_in_custody",
        "in hospital, in custody",
        "в больнице под стражей",
        "ауруханада, қамауда",
    )
    HOUSE_ARREST = "house_arrest", "under house arrest", "под домашним арестом", "үйқамақта"
    PSYCHIATRIC = (
        "psychiatric",
        "in a psychiatric institution",
        "в психиатрическом учреждении",
        "психиатриялық мекемеде",
    )
    HELD = "held", "held", "содержится под стражей", "қамауда ұсталуда"
    FURLOUGH = "furlough", "on furlough", "в отпуске из колонии", "колониядан демалыста"
    EXILE = "exile", "in exile", "в ссылке", "айдауда"
    RELEASE_ORDERED = (
        "release_ordered",
        "release ordered, not in force",
        "освобождение разрешено, решение не вступило в силу",
        "босатуға рұқсат берілген, шешім күшіне енбеген",
    )
    TERM_OVER = (
        "release_not_confirmed",
        "release due, not confirmed",
        "срок освобождения наступил, освобождение не подтверждено",
        "босату мерзімі жетті, босатылғаны расталмаған",
    )
    RESTRICTED_FREEDOM = (
        "restricted_freedom",
        "released to restricted freedom",
        "ограничение свободы",
        "бас бостандығы шектелген",
    )
    RELEASED = "released", "released", "освобождён", "босатылды"
    RELEASED_EARLY = "released_early", "released early", "освобождён досрочно", "мерзімінен бұрын босатылды"
    RELEASED_AT_TERM = (
        "released_at_term",
        "released at the end of the term",
        "освобождён по окончании срока",
        "мерзімі біткенде босатылды",
    )
    RELEASED_ILLNESS = (
        "released_illness",
        "released on grounds of illness",
        "освобождён по болезни",
        "науқасына байланысты босатылды",
    )
    PARDONED = "pardoned", "released by pardon", "освобождён по помилованию", "кешіріммен босатылды"
    EXCHANGED = "exchanged", "released in an exchange", "освобождён при обмене", "алмасу арқылы босатылды"
    EXPELLED = "expelled", "expelled", "выслан", "елден шығарылды"
    ACQUITTED = "acquitted", "acquitted", "оправдан", "ақталды"
    DISAPPEARED = "disappeared", "forcibly disappeared", "насильственно исчез", "күштеп жоғалтылған"
    WHEREABOUTS_UNKNOWN = (
        "whereabouts_unknown",
        "whereabouts unknown",
        "местонахождение неизвестно",
        "қайда екені белгісіз",
    )
    DIED_IN_CUSTODY = "died_in_custody", "died in custody", "умер под стражей", "қамауда қайтыс болды"
    EXECUTED = "executed", "executed", "казнён", "өлім жазасына кесілді"
    DIED_AFTER_RELEASE = (
        "died_after_release",
        "died after release",
        "умер после освобождения",
        "босатылғаннан кейін қайтыс болды",
    )
    DIED = "died", "died", "умер", "қайтыс болды"

    @property
    def is_held(self) -> bool:
        """Answer whether a person with this status counts as held."""
        return self in {
            Status.POLICE_CUSTODY,
            Status.REMAND,
            Status.SERVING,
            Status.HOSPITAL_IN_CUSTODY,
            Status.HOUSE_ARREST,
            Status.PSYCHIATRIC,
            Status.HELD,
            Status.RELEASE_ORDERED,
            Status.TERM_OVER,
            Status.DISAPPEARED,
        }

    @property
    def is_dead(self) -> bool:
        """Answer whether this status says that the person has died."""
        return self in {Status.DIED_IN_CUSTODY, Status.EXECUTED, Status.DIED_AFTER_RELEASE, Status.DIED}


class Certainty(Vocabulary):
    """How sure an answer is, given imprecise dates and conflicting accounts."""

    SURELY = "surely", "surely", "точно", "анық"
    POSSIBLY = "possibly", "possibly", "возможно", "мүмкін"
