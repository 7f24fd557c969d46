"""Codes for what happens to a person: health, protest, ill-treatment, clemency, death, recognition, voices."""

from .base import Vocabulary


class HealthKind(Vocabulary):
    """What kind of health event it is."""

    CONDITION = "condition", "reported illness", "сообщение о болезни", "ауруы туралы хабар"
    DIAGNOSIS = "diagnosis", "diagnosis", "диагноз", "диагноз"
    SYMPTOM = "symptom", "symptom", "симптом", "белгі"
    DETERIORATION = "deterioration", "deterioration", "ухудшение", "нашарлау"
    HOSPITALISATION = "hospitalisation", "taken to hospital", "госпитализация", "ауруханаға жатқызу"
    INJURY = "injury", "injury", "травма", "жарақат"
    TEST = "test", "test", "обследование", "тексеру"
    TREATMENT_GIVEN = "treatment_given", "treatment given", "лечение оказано", "ем көрсетілді"
    TREATMENT_REFUSED = "treatment_refused", "treatment refused", "в лечении отказано", "емдеуден бас тартылды"
    RECOVERY = "recovery", "recovery", "выздоровление", "сауығу"


class Reporter(Vocabulary):
    """In what capacity somebody reports."""

    NOT_REPORTED = "not_reported", "not reported", "не указано", "көрсетілмеген"
    PHYSICIAN = "physician", "physicians", "врачи", "дәрігерлер"
    RELATIVE = "relative", "a relative", "родственник", "туысы"
    LAWYER = "lawyer", "a lawyer", "адвокат", "адвокат"
    CAMPAIGNER = "campaigner", "rights campaigners", "правозащитники", "құқық қорғаушылар"
    SUPPORTER = "supporter", "supporters", "сторонники", "жақтастары"
    OFFICIAL = "official", "officials", "официальные лица", "ресми тұлғалар"
    MEDIA = "media", "the news outlet", "издание", "басылым"
    PRISONER = "prisoner", "the prisoner", "сам заключённый", "тұтқынның өзі"


class ProtestKind(Vocabulary):
    """How a prisoner protests."""

    HUNGER_STRIKE = "hunger_strike", "hunger strike", "голодовка", "аштық жариялау"
    DRY_HUNGER_STRIKE = "dry_hunger_strike", "dry hunger strike", "сухая голодовка", "құрғақ аштық жариялау"
    SELF_HARM = "self_harm", "self-harm", "самоповреждение", "өзіне зиян келтіру"
    REFUSES_WORK = "refuses_work", "refusal to work", "отказ от работы", "жұмыстан бас тарту"
    REFUSES_CLEMENCY = (
        "refuses_clemency",
        "refusal to ask for release",
        "отказ просить об освобождении",
        "босатуды сұраудан бас тарту",
    )
    SMUGGLED_WRITING = (
        "smuggled_writing",
        "writing smuggled out of prison",
        "текст, тайно переданный из тюрьмы",
        "түрмеден жасырын шығарылған жазба",
    )
    OTHER = "other", "protest", "протест", "наразылық"


class TreatmentKind(Vocabulary):
    """What ill-treatment is alleged."""

    DENIAL_OF_CARE = (
        "denial_of_care",
        "denial of medical care",
        "отказ в медицинской помощи",
        "медициналық көмек көрсетпеу",
    )
    VIOLENCE = "violence", "violence", "насилие", "күш қолдану"
    ILL_TREATMENT = "ill_treatment", "ill-treatment", "жестокое обращение", "қатыгездік көрсету"
    TORTURE = "torture", "torture", "пытки", "азаптау"
    SOLITARY = "solitary", "solitary confinement", "одиночное заключение", "жалғыз камерада ұстау"
    INCOMMUNICADO = (
        "incommunicado",
        "incommunicado detention",
        "содержание без связи с внешним миром",
        "байланыссыз ұстау",
    )
    DENIAL_OF_VISITS = "denial_of_visits", "denial of visits", "отказ в свиданиях", "кездесуге рұқсат бермеу"
    FAR_TRANSFER = "far_transfer", "transfer far from home", "перевод далеко от дома", "үйінен алысқа ауыстыру"
    THREATS = "threats", "threats", "угрозы", "қорқыту"
    FORCED_FEEDING = "forced_feeding", "forced feeding", "принудительное кормление", "күштеп тамақтандыру"
    REPRISAL = "reprisal", "reprisal against relatives", "преследование родственников", "туыстарын қудалау"

    @property
    def huridocs(self) -> str:
        """Answer the HURIDOCS micro-thesaurus 04 code where one is recorded here, else an empty string."""
        return {TreatmentKind.DENIAL_OF_CARE: "36.01.02.04"}.get(self, "")


class Established(Vocabulary):
    """How far an allegation is established."""

    ALLEGED = "alleged", "alleged", "утверждается", "айтылуынша"
    CORROBORATED = "corroborated", "corroborated", "подтверждается другими", "басқалар растаған"
    ADMITTED = "admitted", "admitted", "признано", "мойындалған"
    FOUND = "found", "found by a court or body", "установлено судом или органом", "сот немесе орган анықтаған"


class ResponseKind(Vocabulary):
    """What an authority answers."""

    ACKNOWLEDGES = "acknowledges", "acknowledges", "признаёт", "мойындайды"
    DENIES = "denies", "denies", "отрицает", "жоққа шығарады"
    DENIES_RESPONSIBILITY = (
        "denies_responsibility",
        "denies responsibility",
        "отрицает ответственность",
        "жауапкершілікті жоққа шығарады",
    )
    OTHER_EXPLANATION = (
        "other_explanation",
        "gives another explanation",
        "даёт другое объяснение",
        "басқаша түсіндіреді",
    )
    NO_ANSWER = "no_answer", "no answer recorded", "ответа нет", "жауап жоқ"


class ResponseScope(Vocabulary):
    """What an answer covers."""

    THIS_CASE = "this_case", "in this case", "по этому делу", "осы іс бойынша"
    GENERAL = "general", "in general", "в целом", "жалпы"
    BOTH = "both", "in this and other cases", "по этому и другим делам", "осы және басқа істер бойынша"


class ClemencyKind(Vocabulary):
    """What clemency is offered."""

    PARDON = "pardon", "pardon", "помилование", "кешірім жасау"
    AMNESTY = "amnesty", "amnesty", "амнистия", "рақымшылық"
    RELEASE = "release", "release", "освобождение", "босату"


class ClemencyAnswer(Vocabulary):
    """What became of an offer of clemency."""

    NOT_KNOWN = "not_known", "answer not reported", "ответ не сообщается", "жауабы хабарланбаған"
    ACCEPTED = "accepted", "accepted", "принято", "қабылданды"
    REFUSED = "refused", "refused by the prisoner", "отклонено заключённым", "тұтқын бас тартты"
    CARRIED_OUT = "carried_out", "carried out all the same", "всё же исполнено", "бәрібір орындалды"


class DeathManner(Vocabulary):
    """In what manner a person is reported to have died."""

    NOT_KNOWN = "not_known", "manner not reported", "причина смерти не установлена", "өлім сипаты хабарланбаған"
    NATURAL = "natural", "illness, as reported", "болезнь, по сообщениям", "хабарланғандай, науқас"
    KILLING = "killing", "killed", "убийство", "өлтірілген"
    EXECUTION = "execution", "executed", "казнь", "өлім жазасы"
    DISPUTED = "disputed", "disputed", "оспаривается", "даулы"


class Inquiry(Vocabulary):
    """What became of an inquiry into a death."""

    NOT_REPORTED = "not_reported", "not reported", "не сообщается", "хабарланбаған"
    NONE = "none", "none", "не проводилось", "жүргізілмеген"
    OPENED = "opened", "opened", "начато", "басталған"
    REFUSED = "refused", "refused", "отказано", "бас тартылған"
    CLOSED = "closed", "closed", "закрыто", "жабылған"


class DesignationLabel(Vocabulary):
    """What a person is recognised or listed as."""

    POLITICAL_PRISONER = "political_prisoner", "political prisoner", "политический заключённый", "саяси тұтқын"
    PRISONER_OF_CONSCIENCE = "prisoner_of_conscience", "prisoner of conscience", "узник совести", "ар-ождан тұтқыны"
    ARBITRARILY_DETAINED = (
        "arbitrarily_detained",
        "arbitrarily detained (WGAD)",
        "произвольно задержанный (РГПЗ)",
        "негізсіз ұсталған (WGAD)",
    )
    REFUSED = (
        "refused",
        "political prisoner status refused",
        "отказ в признании политзаключённым",
        "саяси тұтқын деп танудан бас тарту",
    )
    TERRORIST_LIST = "terrorist_list", "on a terrorist list", "в списке террористов", "террористер тізімінде"
    FOREIGN_AGENT = "foreign_agent", "“foreign agent”", "«иностранный агент»", "«шетелдік агент»"
    WANTED = "wanted", "wanted", "в розыске", "іздеуде"

    @property
    def is_against(self) -> bool:
        """Answer whether the label is used by authorities against the person."""
        return self in {DesignationLabel.TERRORIST_LIST, DesignationLabel.FOREIGN_AGENT, DesignationLabel.WANTED}


class Medium(Vocabulary):
    """Where a statement was made."""

    NOT_REPORTED = "not_reported", "medium not reported", "где сказано, не указано", "қайда айтылғаны көрсетілмеген"
    FACEBOOK = "facebook", "Facebook", "Facebook", "Facebook"
    TWITTER = "twitter", "Twitter", "Twitter", "Twitter"
    SOCIAL = "social", "social media", "социальные сети", "әлеуметтік желілер"
    PRESS = "press", "to the press", "в прессе", "баспасөзде"
    COURT = "court", "in court", "в суде", "сотта"
    LETTER = "letter", "letter", "письмо", "хат"


class CampaignKind(Vocabulary):
    """What kind of public action it is."""

    PETITION = "petition", "petition", "петиция", "петиция"
    LETTERS = "letters", "letters", "письма", "хаттар"
    FUNDRAISING = "fundraising", "fundraising", "сбор средств", "қаражат жинау"
    PICKET = "picket", "picket", "пикет", "пикет"
    PHOTOGRAPH = "photograph", "publication of a photograph", "публикация фотографии", "фотосурет жариялау"
    REACTION = "reaction", "public reaction", "общественная реакция", "қоғам реакциясы"


class OccurrenceKind(Vocabulary):
    """What kind of event it is."""

    VISIT = "visit", "visit", "посещение", "кездесу"
    SEARCH = "search", "search", "обыск", "тінту"
    SEIZURE = "seizure", "seizure", "изъятие", "алып қою"
    UNREST = "unrest", "unrest", "беспорядки", "тәртіпсіздік"
    RALLY = "rally", "rallies", "митинги", "митингілер"
    AWARD = "award", "award", "награда", "марапат"
    EXCHANGE = "exchange", "exchange", "обмен", "алмасу"
    EXPULSION = "expulsion", "expulsion", "высылка", "елден шығару"
    TRAVEL_BAN = "travel_ban", "travel ban at a border", "запрет на выезд", "шығуға тыйым"
    REHABILITATION = "rehabilitation", "rehabilitation", "реабилитация", "ақтау"
    BURIAL = "burial", "burial", "похороны", "жерлеу"
    DETENTION_OF_OTHERS = (
        "detention_of_others",
        "others detained with the person",
        "задержание вместе с другими",
        "басқалармен бірге ұсталу",
    )
    OTHER = "other", "event", "событие", "оқиға"
