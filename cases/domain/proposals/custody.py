"""Rules for arrests, transfers and releases."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule


def _held(form: str) -> Members:
    return {"form": form}


def _let_go(found: Found) -> Members:
    """How custody ended, as far as the words and those right behind them say."""
    low, end = found.sentence.low, found.match.end()
    near = found.match[0] + re.sub(r"(?<!\w)early (?:in|on|that|this)(?!\w)", "", low[end : end + 48])[:40]
    for code, words in (
        ("bail", ("on bail", "под залог", "под подписку", "кепіл")),
        ("exchanged", ("swap", "exchange", "обмен", "айырбас")),
        ("pardoned", ("pardon", "помилован", "кешірім")),
        ("early", ("early", "on parole", "ahead of schedule", "досрочн", "по удо", "мерзімінен бұрын")),
        ("illness", ("health grounds", "health reasons", "по состоянию здоровья", "по болезни")),
        (
            "at_term",
            ("after serving his full", "after serving her full", "full term", "полностью отбы", "по окончании срока"),
        ),
    ):
        if any(re.search(rf"(?<!\w){word}", near) for word in words):
            return {"end": code}
    return {"end": "released"}


def _moved(found: Found) -> Members:
    return {"form": "prison", "end": "transfer"}


def _taken_away(found: Found) -> Members:
    form = "remand" if re.match(r"сизо|изолятор", found.group("from")) else "prison"
    return {"form": form, "end": "transfer"}


_EN: Final = [
    rule("custody", "en", "arrest|detain|apprehend|taken into custody",
         r"@was (?:(?:re-?)?arrested|(?:re-?)?detained|apprehended|taken into custody|seized by police|rounded "
         r"up)", _held("police")),
    rule("custody", "en", "arrest|detain", r"(?:police|authorities|officers|security (?:service|forces|officers)|"
         r"agents)"
         r"(?: in [\w-]+)? @had(?:arrested|detained)(?= )", _held("police"), side="right"),
    rule("custody", "en", "arrest|detention", r"(?:@his)(?:[a-z]+ )?(?:arrest|detention) (?:on|in) (?=(?:early |mid-|"
         r"late )?(?:january|february"
         r"|march|april|may |june|july|august|september|october|november|december|jan|feb|apr|aug|sep|oct|nov|dec|\d))",
         _held("police")),
    rule("custody", "en", "arrest|detain", r"(?<=, )(?:arrested|detained) (?=(?:on|in|by|at|for|last|early|late) )",
         _held("police")),
    rule("custody", "en", "arrest|detain", r"(?:arrested|detained) (?=(?:on|in) (?:early |mid-|late )?(?:january|"
         r"february|march|april|may "
         r"|june|july|august|september|october|november|december|jan|feb|apr|aug|sep|oct|nov|dec|\d))",
         _held("police")),
    rule("custody", "en", "days in |days of|day jail|administrative",
         r"(?:sentenced|jailed|given|handed) (?:[\w'-]+ ){0,4}?(?:to |for )?@term(?= (?:in (?:jail|prison)|of "
         r"administrative|"
         r"of arrest|in detention|administrative|behind bars))",
         lambda found: _held("administrative") if found.term().endswith("D") else None),
    rule("custody", "en", "releas|freed|set free|let out|walked free|left prison",
         r"@was (?:released|freed|set free|let out)(?! (?:a |an |the |by (?:the )?(?:group|ministry|organi))(?:\w+ "
         r")?(?:report|statement|video|list|film|album|book))(?! a )",
         _let_go, dated="ended"),
    rule("custody", "en", "walked free|left prison|walked out|left the",
         r"(?:walked free|walked out of (?:@his)?@prison|left (?:the )?(?:[\w/-]+ )?@prison|left prison)", _let_go,
         dated="ended"),
    rule("custody", "en", "released|freed", r"(?:(?<=^)|(?<=, ))(?:released|freed) (?:from @prison )?(?=(?:on|in|"
         r"last|this) )",
         _let_go, dated="ended"),
    rule("custody", "en", "releas|freed", r"(?:authorities|officials|government|police|court) @had(?:released|freed) "
         r"(?:him|her|them|the [\w-]+|[\w'-]+)(?: early)?",
         _let_go, side="right", dated="ended"),
    rule("custody", "en", "release", r"(?:@his)(?:early )?release (?:from (?:@his)?@prison )?(?:on|in) (?=(?:early |"
         r"mid-|late )?(?:january|february"
         r"|march|april|may |june|july|august|september|october|november|december|jan|feb|apr|aug|sep|oct|nov|dec|\d|"
         r"the (?:summer|spring|fall|autumn|winter)))",
         _let_go, dated="ended"),
    rule("custody", "en", "transferr|moved|rushed|taken|sent", r"@was (?:transferred|moved|rushed|taken|sent) from "
         r"(?:@his)?(?:[\w-]+ ){0,3}?(?:prison|(?:penal )?colony)(?= )",
         _moved, dated="ended"),
    rule("custody", "en", "transferr|moved|sent", r"@was (?:transferred|moved|sent|relocated) to (?:(?:a|an|the|"
         r"another) )?(?:[\w/-]+ ){0,4}?(?:prison|colony|penitentiary)(?! (?:hospital|medical|infirmary|clinic|for "
         r"@term))",
         _held("prison")),
    rule("custody", "en", "detention|remand", r"@was (?:transferred|moved|sent|taken|relocated) to (?:(?:a|an|the|"
         r"another) )?(?:[\w'/-]+ ){0,4}?(?:(?:pre-?trial )?detention (?:center|centre|facility)|remand (?:prison|"
         r"center|centre))", _held("remand")),
    rule("custody", "en", "serving|serves", r"(?:@was |is |are )?(?:serving|serves) (?:@his)(?:[\w-]+ )?(?:sentence|"
         r"term|time) (?:in|at) (?:(?:a|an|the) )?(?:[\w'-]+ ){0,4}?(?:prison|colony|penitentiary)(?! hospital)",
         _held("prison"), dated=""),
    rule("custody", "en", "released on parole|freed on parole", r"(?:released|freed) on parole (?=one |the |[\w'-]+)",
         lambda _: {"end": "early"}, side="right", dated="ended"),
    rule("custody", "en", "custody|jail|prison|detention", r"(?:has|have|had) been (?:held )?(?:in|behind) (?:[\w-]+ )?"
         r"(?:custody|jail|prison|pre-?trial detention|detention|bars) (?=since )", lambda _: {}),
    rule("custody", "en", "house arrest", r"@was (?:placed|put|held|kept) under house arrest", _held("house_arrest")),
    rule("custody", "en", "punishment cell|solitary cell|isolation cell", r"@was (?:placed|put|sent|transferred|"
         r"thrown) (?:in|to|into) (?:a |the )?(?:punishment|isolation|disciplinary) cell",
         _held("punishment_cell")),
    rule("custody", "en", "psychiatric", r"@was (?:placed|sent|committed|confined|transferred|taken) (?:in|to|into) "
         r"(?:a |the )?(?:[\w-]+ )?psychiatric",
         _held("psychiatric")),
]  # fmt: skip
_RU: Final = [
    rule("custody", "ru", "задерж", r"(?:был[аи]? )?задержан[аы]?(?!\w)", _held("police")),
    rule("custody", "ru", "задерж", r"задержал[аи]?(?!\w)", _held("police"), side="right"),
    rule("custody", "ru", "арест", r"(?:был[аи]? )?арестован[аы]?(?!\w)(?! на \d+ сут)", _held("remand")),
    rule("custody", "ru", "арест", r"арестовал[аи]?(?!\w)(?! на \d+ сут)", _held("remand"), side="right"),
    rule("custody", "ru", "сут", r"(?:арестован[аы]?|арестовал[аи]?|получил[аи]?) (?:[\w-]+ ){0,3}?на \d+ сут\w+",
         _held("administrative")),
    rule("custody", "ru", "сут", r"(?:отправ(?:ил[аи]?|лен[аы]?)|назначил[аи]?|получил[аи]?|"
         r"приговор(?:ил[аи]?|[её]н[аы]?)) (?:[\w-]+ ){0,6}?(?:административн\w+ арест\w* на \d+ сут\w+|"
         r"\d+ сут\w+ (?:административного )?ареста)",
         _held("administrative")),
    rule("custody", "ru", "сут", r"(?:под )?административн\w+ арест\w* на \d+ сут\w+ (?:был[аи]? )?"
         r"отправ(?:лен[аы]?|ил[аи]?)", _held("administrative"), side="right"),
    rule("custody", "ru", "сизо|изолятор", r"(?:находится|находятся|содержится|содержатся|содержат) (?:[\w-]+ ){0,4}?в "
         r"(?:[\w-]+ )?(?:сизо|следственн\w+ изолятор\w*)", _held("remand"), dated=""),
    rule("custody", "ru", "колони|тюрьм", r"(?:находится|содержится|отбывает (?:[\w-]+ ){0,3}?(?:наказание|срок)) "
         r"(?:[\w-]+ ){0,3}?в "
         r"(?:[\w-]+ ){0,2}?(?:колони\w+|тюрьм\w+)", _held("prison"), dated=""),
    rule("custody", "ru", "домашн", r"(?:находится|содержится|содержал(?:ся|ась)|помещ[её]н[аы]?|"
         r"был[аи]? помещ[её]н[аы]?|отправлен[аы]?) под "
         r"домашн\w+ арест\w*", _held("house_arrest")),
    rule("custody", "ru", "штрафн|шизо|карцер", r"(?:помещ[её]н[аы]?|поместил[аи]?|водворил[аи]?|водвор[её]н[аы]?|"
         r"отправил[аи]?|отправлен[аы]?|перевел[аи]?|перев[её]л[аи]?|перевед[её]н[аы]?) (?:[\w-]+ ){0,3}?в "
         r"(?:штрафной изолятор|шизо|карцер)",
         _held("punishment_cell")),
    rule("custody", "ru", "освобо|отпущен|отпустил|вышел|вышла|вышли|выпустил|выпущен",
         r"(?:был[аи]? )?(?:досрочно )?(?:освобожд[её]н[аы]?|отпущен[аы]?|выпущен[аы]?)(?!\w)", _let_go, dated="ended"),
    rule("custody", "ru", "освободил|отпустил|выпустил", r"(?:досрочно )?(?:освободили|отпустили|выпустили|"
         r"освободил[аи]?сь|освободился)(?!\w)", _let_go, side="right", dated="ended"),
    rule("custody", "ru", "на свободу|из колонии|из тюрьмы|из-под стражи", r"выш(?:ел|ла|ли) (?:[\w-]+ ){0,3}?(?:на "
         r"свободу|из @prison|из-под стражи)", _let_go, dated="ended"),
    rule("custody", "ru", "из колонии|из тюрьмы|из сизо|из изолятора",
         r"из @prison(?: [\w-]+){0,4}? выш(?:ел|ла|ли)(?!\w)", _let_go, side="right", dated="ended"),
    rule("custody", "ru", "после освобождения", r"освобождени[яе] (?=\d|в (?:январ|феврал|март|апрел|ма|июн|июл|"
         r"август|сентябр|октябр|ноябр|декабр|20))", _let_go, dated="ended"),
    rule("custody", "ru", "переве|этапир", r"(?:был[аи]? )?(?:перевед[её]н[аы]?|перевел[аи]?|перевезл[аи]?|"
         r"перев[её]л[аи]?|этапировал[аи]?|этапирован[аы]?) (?:[\w-]+ ){0,4}?в (?:[\w-]+ ){0,3}?(?:колони\w+|"
         r"тюрьм\w+)",
         _held("prison")),
    rule("custody", "ru", "переве|этапир|вез", r"(?:был[аи]? )?(?:перевед[её]н[аы]?|перевел[аи]?|перевезл[аи]?|"
         r"увезл[аи]?|"
         r"этапировал[аи]?|этапирован[аы]?) (?:[\w-]+ ){0,3}?в (?:[\w-]+ ){0,2}?(?:сизо|следственный изолятор)(?!\w)",
         _held("remand")),
    rule("custody", "ru", "вывез|увез|этапир|убыл", r"(?:вывез(?:ли|ены?|ена)|увез(?:ли|ены?|ена)|этапировал[аи]?|"
         r"убыл[аи]?) "
         r"(?:[\w-]+ ){0,3}?из (?P<from>сизо|@prison|учреждения)", _taken_away, dated="ended"),
    rule("custody", "ru", "вывез|увез|этапир", r"из (?P<from>сизо|@prison)(?: [\w-]+){0,3}? (?:вывезли|увезли|"
         r"этапировали)",
         _taken_away, side="right", dated="ended"),
]  # fmt: skip
_KK: Final = [
    rule("custody", "kk", "ұста", r"(?:ұсталды|ұстады|ұсталып|ұсталған|ұстаған|қолға түсті|тұтқындалды|"
         r"тұтқындады)(?!\w)(?! (?:жоқ|емес))", _held("police")),
    rule("custody", "kk", "қамауға|қамалды", r"қамауға (?:алынды|алды|алынған|алған)(?!\w)(?! (?:жоқ|емес))",
         _held("remand")),
    rule("custody", "kk", "карцер|айып изолятор|шизо", r"(?:карцерге|айып изоляторына|шизо-ға) (?:қамал|қама|жаб|"
         r"жабыл|отырғыз|отырғызыл)@di", _held("punishment_cell")),
    rule("custody", "kk", "босат|босап|бостандық", r"(?:мерзімінен бұрын |шартты түрде )?(?:босатылды|босап шықты|"
         r"босатылған|босады|бостандыққа шықты|бостандыққа шыққан|түрмеден шықты)(?!\w)(?! (?:жоқ|емес))",
         _let_go, dated="ended"),
    rule("custody", "kk", "ауыстыр", r"(?:колония|түрме)\w* (?:[\w-]+ ){0,2}?(?:ауыстырылды|ауыстырды|жіберілді|"
         r"жеткізілді)(?!\w)", _held("prison")),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
