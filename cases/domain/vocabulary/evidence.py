"""Codes for sources, citations and stated figures."""

from .base import Vocabulary


class SourceKind(Vocabulary):
    """What kind of source it is."""

    ARTICLE = "article", "news article", "статья", "мақала"
    COURT_PAPER = "court_paper", "court paper", "судебный документ", "сот құжаты"
    REPORT = "report", "report", "доклад", "баяндама"
    LIST = "list", "list", "список", "тізім"
    INTERVIEW = "interview", "interview", "интервью", "сұхбат"
    POST = "post", "social media post", "публикация в соцсети", "әлеуметтік желідегі жазба"
    LETTER = "letter", "letter", "письмо", "хат"
    CALL = "call", "phone call", "телефонный разговор", "телефон арқылы сөйлесу"
    PHOTOGRAPH = "photograph", "photograph", "фотография", "фотосурет"
    WEB_PAGE = "web_page", "web page", "веб-страница", "веб-бет"


class SourceFlag(Vocabulary):
    """What a reader should know about the quality of a source."""

    MIRROR = "mirror", "copy on another site", "копия на другом сайте", "басқа сайттағы көшірме"
    MACHINE_SPUN = "machine_spun", "text altered by machine", "текст изменён машиной", "мәтіні машинамен өзгертілген"
    TRANSLATED = "translated", "translation", "перевод", "аударма"
    EXCERPT = "excerpt", "excerpt", "отрывок", "үзінді"
    CORRECTED = "corrected_later", "corrected later", "позже исправлено", "кейін түзетілген"
    LINKS_LOST = "links_lost", "links lost in this copy", "ссылки в копии утрачены", "көшірмеде сілтемелер жоғалған"


class Connection(Vocabulary):
    """How a speaker is connected with what they report."""

    NOT_KNOWN = "not_known", "not reported", "не указано", "көрсетілмеген"
    EYEWITNESS = "eyewitness", "eyewitness", "очевидец", "куәгер"
    RELATIVE = "relative", "relative", "родственник", "туысы"
    LAWYER = "lawyer", "lawyer", "адвокат", "адвокат"
    COLLEAGUE = "colleague", "colleague", "коллега", "әріптесі"
    CAMPAIGNER = "campaigner", "rights campaigner", "правозащитник", "құқық қорғаушы"
    OFFICIAL = "official", "official", "официальное лицо", "ресми тұлға"
    SUBJECT = "subject", "the person concerned", "сам человек", "адамның өзі"


class CitationStance(Vocabulary):
    """What a source does with the fact that it is cited for."""

    STATES = "states", "states", "сообщает", "хабарлайды"
    REPORTS = "reports_claim", "reports a claim", "передаёт утверждение", "айтылғанды жеткізеді"
    DENIES = "denies", "denies", "отрицает", "жоққа шығарады"
    SUPPORTS = "computed_from", "figures in a computation", "использовано в расчёте", "есептеуге негіз"


class Comparator(Vocabulary):
    """How a stated figure relates to the true one."""

    EXACTLY = "exactly", "exactly", "ровно", "дәл"
    ABOUT = "about", "about", "около", "шамамен"
    MORE_THAN = "more_than", "more than", "более", "-дан астам"
    AT_LEAST = "at_least", "at least", "не менее", "кемінде"
    LESS_THAN = "less_than", "less than", "менее", "-дан аз"
    SEVERAL = "several", "several", "несколько", "бірнеше"


class ClaimKind(Vocabulary):
    """What a stated figure is about, so that it can be compared with the computed one."""

    TIME_LEFT = "time_left", "time left to serve", "оставшийся срок", "қалған мерзім"
    TIME_HELD = "time_held", "time held", "проведено в заключении", "қамауда өткізген уақыты"
    TERM_END = "term_end", "end of the term", "окончание срока", "мерзімнің аяқталуы"
    TWO_THIRDS = (
        "two_thirds",
        "two thirds of the term served",
        "отбыто две трети срока",
        "мерзімнің үштен екісі өтелген",
    )
    AGE = "age", "age", "возраст", "жасы"
    RELEASE_TO_DEATH = (
        "release_to_death",
        "time from release to death",
        "время от освобождения до смерти",
        "босатылғаннан өлімге дейінгі уақыт",
    )
    TERM = "term", "length of the sentence", "срок наказания", "жаза мерзімі"
    RELEASE_DAY = "release_day", "day of release", "день освобождения", "босатылған күні"
    STRETCH = "stretch", "length of this period", "длительность этого периода", "осы кезеңнің ұзақтығы"
