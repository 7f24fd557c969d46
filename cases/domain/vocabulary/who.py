"""Codes for persons, organisations and places, and for how well a fact is known."""

from .base import Vocabulary


class SubjectKind(Vocabulary):
    """What a dossier is about."""

    PERSON = "person", "person", "человек", "адам"
    CASE = "case", "case", "дело", "іс"


class Standing(Vocabulary):
    """How well a fact is known."""

    ON_RECORD = "on_record", "on record", "подтверждено", "расталған"
    REPORTED = "reported", "reported", "по сообщениям", "хабарланған"
    ALLEGED = "alleged", "alleged", "по утверждениям", "айтылуынша"
    DISPUTED = "disputed", "disputed", "оспаривается", "даулы"


class Finding(Vocabulary):
    """What the editors make of one account among several that differ."""

    OPEN = "open", "not decided", "не решено", "шешілмеген"
    ACCEPTED = "accepted", "accepted by the editors", "принято редакцией", "редакция қабылдаған"
    SUPERSEDED = "superseded", "overtaken by events", "опровергнуто событиями", "кейінгі оқиғалар жоққа шығарған"
    REJECTED = "rejected", "not accepted by the editors", "не принято редакцией", "редакция қабылдамаған"


class DateBasis(Vocabulary):
    """Where a date comes from."""

    STATED = "stated", "as stated", "как указано", "көрсетілгендей"
    YEAR_INFERRED = (
        "year_inferred",
        "year taken from the date of the source",
        "год взят из даты источника",
        "жылы дереккөздің күнінен алынған",
    )
    ORDER = "order", "known only by its order", "известен только порядок", "тек реті белгілі"


class Sex(Vocabulary):
    """Sex as recorded; not recorded by default."""

    NOT_RECORDED = "not_recorded", "not recorded", "не указан", "көрсетілмеген"
    FEMALE = "female", "female", "женский", "әйел"
    MALE = "male", "male", "мужской", "ер"
    OTHER = "other", "other", "другой", "басқа"


class Naming(Vocabulary):
    """Whether a person's name may be published."""

    PUBLIC = "public", "named", "с именем", "аты аталады"
    DESCRIBED = "described", "described, not named", "без имени, описательно", "аты аталмай, сипатталады"
    HIDDEN = "hidden", "not mentioned at all", "не упоминается", "мүлде аталмайды"


class Channel(Vocabulary):
    """How a person can be reached."""

    PHONE = "phone", "telephone", "телефон", "телефон"
    MESSENGER = "messenger", "messenger", "мессенджер", "мессенджер"
    EMAIL = "email", "e-mail", "электронная почта", "электрондық пошта"
    POST = "post", "postal address", "почтовый адрес", "пошталық мекенжай"
    THROUGH = "through", "through somebody", "через посредника", "делдал арқылы"


class NameKind(Vocabulary):
    """What kind of name it is."""

    LEGAL = "legal", "legal name", "имя по документам", "құжаттағы аты"
    USED = "used", "name in use", "употребляемое имя", "қолданылатын аты"
    NATIVE = "native", "name in own language", "имя на родном языке", "ана тіліндегі аты"
    PEN_NAME = "pen_name", "pen name", "псевдоним", "бүркеншік аты"
    ALIAS = "alias", "alias", "другое имя", "басқа аты"
    TRANSLITERATION = "transliteration", "transliteration", "транслитерация", "транслитерация"
    AS_SPELLED = "as_spelled", "as spelled in a source", "написание в источнике", "дереккөздегі жазылуы"
    MAIDEN = "maiden", "maiden name", "девичья фамилия", "қыз кезіндегі тегі"
    ABBREVIATION = "abbreviation", "abbreviation", "сокращение", "қысқарған атауы"
    TRANSLATION = "translation", "meaning of the name", "перевод названия", "атауының мағынасы"
    FORMER = "former", "former name", "прежнее название", "бұрынғы атауы"


class AttributeKind(Vocabulary):
    """What is said about a person or an organisation outside any event."""

    OCCUPATION = "occupation", "occupation", "род занятий", "кәсібі"
    DESCRIPTION = "description", "described as", "как характеризуют", "сипаттамасы"
    OFFICE = "office", "office held", "должность", "лауазымы"
    BIRTH = "birth", "born", "дата рождения", "туған күні"
    STATED_AGE = "stated_age", "age as stated", "возраст по источнику", "дереккөздегі жасы"
    HOME = "home", "home town", "родной город", "туған қаласы"
    RESIDENCE = "residence", "residence", "место жительства", "тұратын жері"
    NATIONALITY = "nationality", "nationality", "гражданство", "азаматтығы"
    CHARACTER = "character", "what it is", "что это за организация", "ұйымның түрі"
    SEAT = "seat", "based in", "где находится", "орналасқан жері"
    LEGAL_STATUS = "legal_status", "legal status", "правовой статус", "құқықтық мәртебесі"


class RelationKind(Vocabulary):
    """How two persons, or a person and an organisation, are related."""

    SIBLING = "sibling", "brother or sister", "брат или сестра", "бауыры"
    SPOUSE = "spouse", "husband or wife", "муж или жена", "жұбайы"
    PARENT = "parent", "parent", "родитель", "ата-анасы"
    CHILD = "child", "child", "ребёнок", "баласы"
    RELATIVE = "relative", "relative", "родственник", "туысы"
    LAWYER = "lawyer", "lawyer", "адвокат", "адвокаты"
    COLLEAGUE = "colleague", "colleague", "коллега", "әріптесі"
    MEMBER = "member", "member", "участник", "мүшесі"
    OFFICER = "officer", "leading member", "один из руководителей", "жетекшілерінің бірі"
    FOUNDER = "founder", "founder", "основатель", "негізін қалаушы"
    SUPPORTER = "supporter", "supporter", "сторонник", "жақтаушысы"


class OrganisationKind(Vocabulary):
    """What kind of body an organisation is."""

    RIGHTS_GROUP = "rights_group", "human rights group", "правозащитная организация", "құқық қорғау ұйымы"
    MOVEMENT = "movement", "movement", "движение", "қозғалыс"
    PARTY = "party", "political party", "политическая партия", "саяси партия"
    COURT = "court", "court", "суд", "сот"
    PROSECUTOR = "prosecutor", "prosecutor's office", "прокуратура", "прокуратура"
    POLICE = "police", "police", "полиция", "полиция"
    SECURITY_SERVICE = "security_service", "security service", "орган безопасности", "қауіпсіздік органы"
    PRISON = "prison", "prison or colony", "тюрьма или колония", "түрме немесе колония"
    HOSPITAL = "hospital", "hospital", "больница", "аурухана"
    MINISTRY = "ministry", "ministry", "министерство", "министрлік"
    GOVERNMENT = "government", "state authority", "орган власти", "мемлекеттік орган"
    MEDIA = "media", "news outlet", "СМИ", "бұқаралық ақпарат құралы"
    UN_BODY = "un_body", "UN body", "орган ООН", "БҰҰ органы"
    OTHER = "other", "organisation", "организация", "ұйым"


class PlaceKind(Vocabulary):
    """What kind of place it is."""

    COUNTRY = "country", "country", "страна", "ел"
    REGION = "region", "region", "область", "облыс"
    CITY = "city", "city", "город", "қала"
    SUBURB = "suburb", "suburb or district", "пригород или район", "қала маңы немесе аудан"
    VILLAGE = "village", "village", "село", "ауыл"
    SITE = "site", "site", "место", "орын"


class CoordinatePrecision(Vocabulary):
    """How exactly coordinates place a place."""

    WITHHELD = "withheld", "withheld", "не раскрывается", "көрсетілмейді"
    EXACT = "exact", "exact", "точно", "дәл"
    VICINITY = "vicinity", "vicinity", "окрестность", "маңы"
    LOCALITY = "locality", "locality", "населённый пункт", "елді мекен"
    REGION = "region", "region", "регион", "өңір"


class Sameness(Vocabulary):
    """What is known of two records that look like one person."""

    NOT_SAME = "not_same", "not the same person", "не один и тот же человек", "бір адам емес"
    PERHAPS = "perhaps_same", "perhaps the same person", "возможно, один и тот же человек", "бір адам болуы мүмкін"
