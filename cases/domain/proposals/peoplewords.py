"""Words for people, in three languages: who can be the prisoner, who surely is somebody else, what is no name."""

import re
from typing import Final

PRONOUNS: Final = {
    "en": re.compile(
        r"(?<!\w)(?:he|she|him|they|them|himself|herself|i)(?!\w)|(?<!\w)her(?! \w)|(?<!\w)(?:his|"
        r"her)(?= (?:[\w-]+ ){0,3}(?:health|condition|state|release|parole|sentence|term|conviction|appeal|verdict|"
        r"arrest|detention)(?!\w))"
    ),
    "ru": re.compile(r"(?<!\w)(?:он|она|ему|ей|его|её|ее|они|их|им|меня|мне)(?!\w)"),
    "kk": re.compile(r"(?<!\w)(?:ол|оны|оның|оған|олар|оларды|онымен|мені|маған)(?!\w)"),
}
_EN_PRISONERS: Final = (
    "activist|poet|writer|journalist|blogger|dissident|politician|opposition (?:leader|figure|politician)|"
    "prisoner(?!s| of)|(?<!political )prisoners|inmate"
    "|convict|defendant|campaigner|reporter|editor|singer|musician|artist|academic|scholar|historian|critic|detainee"
    r"|rights defender|human rights defender|protester|demonstrator|lawyer|teacher|student|pensioner|publisher|author"
    r"|suspect|\d\d-year-old|man|woman|author|unionist|trade unionist|youtuber|rapper|scientist|pastor|imam|believer"
)
_RU_PRISONERS: Final = (
    "активист|поэт|писател|журналист|блогер|диссидент|политик|оппозиционер|заключенн|заключённ"
    "|обвиняем|подсудим|политзаключенн|политзаключённ|политузни|узни|правозащитни|музыкант|учен|учён|историк|адвокат"
    "|учител|студент|издател|редактор|певи?ц|задержанн|арестованн|мужчин|женщин|художни|профсоюзн|гражданск"
)
_KK_PRISONERS: Final = (
    "белсенді|ақын|жазушы|журналист|блогер|саясаткер|оппозиционер|тұтқын|сотталған азамат|айыпталушы|сотталушы"
    "|құқық қорғаушы|әнші|ғалым|тарихшы|адвокат|мұғалім|студент|суретші|қаламгер"
)
PRISONERS: Final = {
    "en": re.compile(rf"(?<!\w)(?<!a political )(?<!as political )(?:{_EN_PRISONERS})s?(?!\w)"),
    "ru": re.compile(rf"(?<!\w)(?:{_RU_PRISONERS})\w{{0,6}}"),
    "kk": re.compile(rf"(?<!\w)(?:{_KK_PRISONERS})\w{{0,8}}"),
}
_EN_BYSTANDERS: Final = (
    r"(?:deputy |prime |health |interior |justice |foreign )*ministers?|governors?|mayors?|ambassadors?|envoy|"
    r"monarch|king"
    r"|(?:police )?officers?|policem[ae]n|guards?|soldiers?|warders?|wardens?|officials?|judges?|prosecutors?"
    r"|investigators?|doctors?|physicians?|nurses?|surgeon"
    r"|(?:mother|father)(?! of (?:\d|two|three|four|five|six|many))|parents|wife|husband|son|sons|daughters?|brother"
    r"|sister|grandmother|grandfather|uncle|aunt|nephew|niece|cousin|relatives?|family|children|child|baby|people"
    r"|protesters|demonstrators|residents|villagers|workers|miners|civilians|victims|passengers|students|patients"
    r"|others|dozens|hundreds|thousands|colleagues?|supporters?|tycoon|oligarch|banker|director|witness(?:es)?"
    r"|neighbou?rs?|wom[ae]n who|peacekeepers|spokes(?:man|woman|person)|head of"
)
_RU_BYSTANDERS: Final = (
    r"министр\w*|премьер\w*|губернатор\w*|аким(?:а|у|ом)?|мэр\w{0,3}|посол|послам?|послу|послом|президент\w{0,3}|"
    r"депутат\w*"
    r"|полицейск\w+|сотрудник\w*|надзирател\w*|охранник\w*|солдат\w*|судь\w+|прокурор\w*|следовател\w*|врач\w*"
    r"|(?:мать|матери|матерью|отец|отца|отцу)(?! (?:\w+ )?дет(?:ей|ям))|родител\w+|жен[аыуе]|женой|муж(?:а|у|ем)?"
    r"|сын(?:а|у|ом|овья)?|доч\w+|брат\w{0,4}|сестр\w+|бабушк\w+|дедушк\w+|дед|племянни\w+|дят?дя|семь[яи]|"
    r"(?<!двоих )(?<!троих )(?<!четверых )дет(?:и|ей|ям)|ребенок|ребёнок|люд(?:и|ей|ям)|"
    r"человек\w?"
    r"|митингующ\w+|протестующ\w+|жител\w+|рабоч\w+|шахтер\w*|свидетел\w*|чиновник\w*|директор\w*|олигарх\w*|"
    r"сторонник\w*"
)
_KK_BYSTANDERS: Final = (
    r"министр\w*|премьер\w*|әкім\w*|елші\w*|президент\w*|депутат\w*|полицей\w*|полиция қызметкер\w*|күзетші\w*|"
    r"сарбаз\w*"
    r"|судья\w*|прокурор\w*|тергеуші\w*|дәрігер\w*|анасы\w*|әкесі\w*|әйелі\w*|күйеуі\w*|жұбайы\w*|ұлы(?!\w)|қызы(?!\w)"
    r"|ағасы\w*|інісі\w*|әпкесі\w*|апасы\w*|қарындасы\w*|атасы\w*|әжесі\w*|туыс\w*|отбасы\w*|балалар\w*|"
    r"адам(?:дар)?(?!\w)"
    r"|тұрғын\w*|жұмысшы\w*|куәгер\w*|шенеунік\w*|кісі(?!\w)"
)
BYSTANDERS: Final = {
    "en": re.compile(rf"(?<![\w-])(?:{_EN_BYSTANDERS}|(?<!former )presidents?)(?!\w)(?!'s)"),
    "ru": re.compile(rf"(?<!\w)(?:{_RU_BYSTANDERS})(?!\w)"),
    "kk": re.compile(rf"(?<!\w)(?:{_KK_BYSTANDERS})(?!\w)"),
}
_EN_NO_NAMES: Final = (
    "the a an in on at by for and but or if as so he she they we it this that his her their its there when while "
    "after before"
    " however meanwhile also since during according some many several two three four five six seven eight nine ten"
    " january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr president minister "
    "prime"
    " court city regional district supreme prison colony penal committee ministry party movement group rights human"
    " international radio europe liberty service bureau amnesty watch organization organisation foundation center "
    "centre"
    " union united nations european parliament government democratic choice republic region province street avenue"
    " facebook twitter telegram instagram youtube internet interior justice national security council office general"
    " prosecutor prosecutors police judge lawyer lawyers activist poet journalist political prisoner longest-serving"
    " related article original photo file covid-19 see breaking news accessibility rfe/rl moscow times western central"
    " asian asia eastern northern southern soviet russian kazakhstan russia"
)
_RU_NO_NAMES: Final = (
    "в на по с со и но а о об от до после для при за из к у не это этот эта он она они его её ее их мы как что когда"
    " также ранее сейчас сегодня вчера между тем напомним суд судья прокурор прокуратура министерство комитет верховный"
    " городской районный областной областного городского районного алматинский республика республики казахстан "
    "казахстана"
    " россия россии радио азаттык азаттыка свобода европа служба бюро права партия партии движение движения "
    "демократический"
    " выбор колония колонии тюрьма больница президент министр адвокат активист активиста поэт журналист "
    "политзаключенный"
    " январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта апреля "
    "мая июня"
    " июля августа сентября октября ноября декабря уголовного кодекса оон фейсбук уголовный"
)
_KK_NO_NAMES: Final = (
    "ол олар бұл сот соты соттың кеше бүгін былтыр биыл алматы астана қаласы қалалық облыстық аудандық қазақстан"
    " қазақстанның азаттық азаттыққа радиосы президент министр адвокат белсенді журналист ақын қаңтар ақпан наурыз "
    "сәуір"
    " мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан осы сондай бірақ ал оның демократиялық таңдауы"
)
NO_NAMES: Final = {
    lang: frozenset(words.split()) for lang, words in (("en", _EN_NO_NAMES), ("ru", _RU_NO_NAMES), ("kk", _KK_NO_NAMES))
}
"""Language → words in small letters that, with a capital, are still no part of a person's name."""
OWN_KIN: Final = {
    "en": re.compile(r"(?:her|his|my|their|our) (?:husband|wife|son|daughter|brother|sister|father|mother)"),
    "ru": re.compile(r"муж|жен|сын|доч|брат|сестр|от(?:е)?ц|мат(?:ь|ер)"),
    "kk": re.compile(r"күйеу|жұбай|әйел|ұл|қыз|аға|іні|әке|ана"),
}
"""Language → what a relative calls the prisoner."""

OFFICIALS: Final = {
    "en": re.compile(r"minister|governor|mayor|ambassador|envoy|president|judge|monarch|king|official|tycoon|director"),
    "ru": re.compile(r"министр|премьер|губернатор|аким|мэр|посол|посла|президент|депутат|судь|чиновник|директор"),
    "kk": re.compile(r"министр|премьер|әкім|елші|президент|депутат|судья|шенеунік"),
}
"""Language → bystanders in office, for whom a later pronoun can stand."""
