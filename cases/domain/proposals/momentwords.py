"""The shapes that points in time have in sentences of three languages; their reading is `datereading`'s."""

import re
from typing import Final

from . import numerals

_EN_MONTH: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![\w])"
)
_EN_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|,\d|\.\d| (?:people|years|months|days|percent|other))"
_EN_WEEKDAY: Final = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_EN_PART: Final = "(?:early|mid|late|the (?:beginning|start|middle|end) of)[ -]"
_EN_SEASON: Final = "(?:spring|summer|autumn|fall|winter)"
_EN_YEAR: Final = r"(?:19|20)\d{2}(?![\d-]|,\d)"
_FIGURES: Final = r"(?<!\w)(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\w)"

_RU_MONTH: Final = (
    "(?:январ[ьяеюем]{1,2}|феврал[ьяеюем]{1,2}|март(?:а|е|у|ом)?|апрел[ьяеюем]{1,2}|ма[йяеюем]{1,2}|июн[ьяеюем]{1,2}"
    "|июл[ьяеюем]{1,2}|август(?:а|е|у|ом)?|сентябр[ьяеюем]{1,2}|октябр[ьяеюем]{1,2}|ноябр[ьяеюем]{1,2}"
    r"|декабр[ьяеюем]{1,2})(?!\w)"
)
_RU_YEAR: Final = r"(?:19|20)\d{2}(?:-?го|-?м)?(?: год(?:а|у|ом)?(?!\w)| г\.)?"
_RU_THAT_YEAR: Final = r"(?:(?:,? )" + _RU_YEAR + r"| (?:прошлого|этого) года)?"
_RU_WEEKDAY: Final = "(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"

_KK_MONTH: Final = (
    "(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)"
    r"(?:с?[ыі]?н?(?:да|де|та|те|дан|ден|нан|нен|тан|тен|дың|дің|ның|нің|тың|тің|ға|ге|а|е)?|с?[ыі])(?!\w)"
)
_KK_YEAR: Final = r"(?:19|20)\d{2}[ -](?:жылғы|жылдың|жылы|жылдан|ж\.)"

CORES: Final = {
    "en": tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<![\w-])(?:(?:overnight|the night) (?:of|on|between) )?{_EN_DAY}(?:(?: ?[–-] ?| and ){_EN_DAY})?"
            rf" (?:of )?{_EN_MONTH}(?:,? {_EN_YEAR})?",
            rf"(?<![\w-])(?:{_EN_PART})?(?:(?:last|this past|earlier in) )?{_EN_MONTH}"
            rf"(?: {_EN_DAY}(?: ?[–-] ?{_EN_DAY})?(?!\d))?(?:,? (?:of )?{_EN_YEAR}| (?:of )?(?:last|this) year)?",
            rf"(?<=in )(?:the )?{_EN_SEASON}(?:(?: of)? {_EN_YEAR}| (?:last|this) year)?(?!\w)",
            rf"(?:last|this) {_EN_SEASON}(?!\w)|(?<!\w){_EN_SEASON}(?: of)? {_EN_YEAR}",
            rf"(?<![\w-]){_EN_PART}{_EN_YEAR}",
            rf"(?:(?<=in )|(?<=since )|(?<=by )|(?<=until )|(?<=during )|(?<=before )|(?<=after )|(?<=from )){_EN_YEAR}"
            r"(?!\w)",
            r"(?<!\w)(?:the day before yesterday|yesterday|today|(?:earlier )?(?:this|last) (?:week|month|year))(?!\w)",
            rf"(?:(?<=on )|(?<=last )|(?<=late )){_EN_WEEKDAY}(?!\w)",
            rf"(?<!\w){numerals.pattern('en')} (?:days?|weeks?|months?|years?) ago(?!\w)",
            _FIGURES,
        )
    ),
    "ru": tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\w)(?:в ночь (?:на|с) )?\d{{1,2}}(?:-го)?(?: (?:и|на) \d{{1,2}}|[–-]\d{{1,2}})? {_RU_MONTH}"
            + _RU_THAT_YEAR,
            rf"(?<!\w)(?:начале|середине|конце|начала|конца) {_RU_MONTH}{_RU_THAT_YEAR}",
            rf"(?:(?<=в )|(?<=с )|(?<=до )){_RU_MONTH}{_RU_THAT_YEAR}",
            r"(?<!\w)(?:летом|весной|осенью|зимой)(?!\w)" + _RU_THAT_YEAR,
            r"(?:(?<=в )|(?<=во )|(?<=с )|(?<=до )|(?<=к ))(?:(?:начале|середине|конце) )?(?:19|20)\d{2}"
            r"(?:-?м|-?го)?(?: год(?:у|а)| г\.)",
            r"(?<!\w)(?:позавчера|вчера|сегодня)(?!\w)|(?<=на )(?:прошлой|этой) неделе"
            r"|(?<=в )(?:прошлом|этом) (?:месяце|году)",
            rf"(?:(?<=в )|(?<=во )){_RU_WEEKDAY}(?!\w)",
            rf"(?<!\w)(?:{numerals.pattern('ru')} )?(?:день|дня|дней|неделю|недели|недель|месяц|месяца|месяцев|год|года"
            r"|лет) назад",
            _FIGURES,
        )
    ),
    "kk": tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\w)(?:{_KK_YEAR} |былтыр |биыл )?\d{{1,2}}(?:-ші|-шы)?[ -]{_KK_MONTH}(?: күні)?",
            rf"(?<!\w)(?:{_KK_YEAR} |былтыр |биыл )?{_KK_MONTH}(?: (?:басында|ортасында|соңында|аяғында)| айы\w*)?",
            rf"(?<!\w){_KK_YEAR}(?: бері)?(?:(?: (?:жазда|жазында|көктемде|күзде|қыста))?)",
            r"(?<!\w)(?:кеше|бүгін|былтыр|биыл|өткен (?:аптада|айда|жылы)|осы (?:аптада|айда|жылы)|жазда|көктемде|күзде"
            r"|қыста)(?!\w)",
            rf"(?<!\w){numerals.pattern('kk')} (?:күн|апта|ай|жыл) бұрын",
            _FIGURES,
        )
    ),
}
"""Language → patterns over small letters, the longest shapes first."""

AGO: Final = {
    "en": re.compile(r"(?P<n>.+?) (?:(?P<d>days?)|(?P<w>weeks?)|months?|(?P<y>years?)) ago"),
    "ru": re.compile(
        r"(?:(?P<n>.+?) )?(?:(?P<d>день|дня|дней)|(?P<w>недел[юиь])|месяц(?:а|ев)?|(?P<y>года?|лет)) назад"
    ),
    "kk": re.compile(r"(?P<n>.+?) (?:(?P<d>күн)|(?P<w>апта)|ай|(?P<y>жыл)) бұрын"),
}
LEADS: Final = {
    "en": tuple(
        (lead, re.compile(rf"(?<!\w)({words}) (?:late |the )?$"))
        for lead, words in (
            ("since", "since|from|starting"),
            ("until", "until|till|through"),
            ("before", "before|by|prior to"),
            ("after", "after"),
        )
    ),
    "ru": tuple(
        (lead, re.compile(rf"(?<!\w)({words}) $"))
        for lead, words in (("since", "со?|начиная с"), ("until", "до|по"), ("before", "к"), ("after", "после"))
    ),
    "kk": (),
}
"""Language → what the words right before a point in time make of it."""

NOT_YET: Final = {
    "en": re.compile(
        r"(?<!\w)(?:next|upcoming|coming|until next|scheduled for(?: \w+)?|set for(?: \w+)?|due(?: "
        r"\w+)?) $"
    ),
    "ru": re.compile(r"(?<!\w)(?:назначен\w*(?: на)?|намечен\w*(?: на)?|запланирован\w*(?: на)?) $"),
    "kk": re.compile(r"(?<!\w)(?:келесі|алдағы) $"),
}
"""What, right before it, says that a point in time is still to come."""
