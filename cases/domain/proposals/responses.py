"""Rules for what authorities answer, and for how a prisoner is designated."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule

_WHO_EN: Final = (
    r"(?P<by>(?:(?:the|kazakh|russian|prison|government|local|senior|state) ){0,3}(?:[\w'-]+ ){0,2}?(?:officials?|"
    r"authorities|government|ministry|prosecutors?(?:'s office)?|police|service|administration|committee|"
    r"spokes(?:man|woman|person)|warden|department|kremlin|agency))"
)
_WHO_RU: Final = (
    r"(?P<by>(?:(?!в |во |на |по )[\w-]+ ){0,2}?(?:власти|министерств\w+|мвд|кнб|фсин|прокуратура|полиция|ведомств\w+"
    r"|чиновники|"
    r"администрация(?: [\w-]+){0,2}|департамент(?: [\w-]+){0,2}|комитет(?: [\w-]+){0,2}))"
)
_WHO_KK: Final = (
    r"(?P<by>(?:[\w-]+ ){0,2}?(?:билік|министрлік|министрлігі|прокуратура|полиция|әкімшілігі|комитеті|департаменті))"
)


def _denies(found: Found) -> Members:
    values: Members = {"kind": "denies", "by": found.text("by")}
    if re.search(r"this and other|этом и других|осы және басқа", found.sentence.low[found.match.start() :]):
        values["scope"] = "both"
    if found.group("denied"):
        values["denied"] = found.text("denied")
    return values


def _silent(found: Found) -> Members:
    return {"kind": "no_answer", "by": found.text("by")}


def _designated(found: Found) -> Members:
    words = found.match[0]
    label = "prisoner_of_conscience" if re.search(r"conscience|совести|ар-ождан", words) else "political_prisoner"
    values: Members = {"label": label}
    by = found.group("by")
    if by and not re.fullmatch(r"they|he|she|it|они|он|она", by):
        values["by"] = found.text("by")
    return values


def _label(label: str) -> Members:
    return {"label": label}


_LABEL: Final = r"(?:(?:a|as|as a|the|to be a|to be|an) )*\"?(?:political prisoners?|prisoners? of conscience)"
_EN: Final = [
    rule("responses", "en", "reject|den|dismiss",
         _WHO_EN + r" (?:has |have |had |also |repeatedly |strongly |routinely |consistently )*(?:reject|rejects|"
         r"rejected|deny|denies|denied|dismiss|dismisses|dismissed)"
         r" (?P<denied>(?:(?:the|any|all|such|these|those|his|her|their|that) )?(?:[\w'-]+ ){0,3}?(?:claims?|"
         r"allegations?|accusations?|charges|reports|political \w+|mistreatment|torture|wrongdoing|"
         r"motivation)(?!\w)(?: of [\w-]+)?|that [^,;.]{3,90})", _denies, side="", real=False),
    rule("responses", "en", " and deny| and denies| and denied",
         _WHO_EN + r" (?:reject|rejects|rejected|dismiss|dismisses|dismissed|deny|denies|denied)[^,;.]{3,60}? and "
         r"(?:deny|denies|denied|reject|rejected) "
         r"(?P<denied>(?:(?:the|any|all|such) )?(?:[\w'-]+ ){0,3}?(?:claims?|allegations?|accusations?|motivation|"
         r"mistreatment|torture|wrongdoing|motives?)(?!\w)(?: of [\w-]+)?)", _denies, side="", real=False),
    rule("responses", "en", "comment|respond", _WHO_EN + r" (?:has |have |had |did )(?:not (?:yet )?)(?:commented|"
         r"responded|replied|comment|respond|reply)", _silent, side="", real=False),
    rule("responses", "en", "declined to comment|refused to comment", _WHO_EN +
         r" (?:has |have |had )?(?:declined|refused) to comment", _silent, side="", real=False),
    rule("designations", "en", "political prisoner|of conscience",
         rf"(?:declared|recogni[sz]ed|labell?ed|designated|listed|named|considered|declares|recogni[sz]es)(?: (?:him|"
         rf"her|them|[\w'-]+))?(?: by (?P<by>[^,;.]{{3,60}}?))? {_LABEL}(?: by (?P<by2>[^,;.]{{3,60}}))?",
         lambda f: {**_designated(f), **({"by": f.text("by2")} if f.group("by2") else {})}),
    rule("designations", "en", "political prisoner|of conscience",
         rf"(?P<by>(?:the )?(?:[\w'&-]+ ){{0,6}}?(?:amnesty international|memorial|viasna|human rights watch|"
         rf"organi[sz]ations?|"
         rf"groups?|defenders|center|centre)) (?:has |have |had )?(?:also )?(?:declared|recogni[sz]ed|designated|"
         rf"listed|named|"
         rf"considers?|declares|recogni[sz]es?) (?:him|her|them|[\w'-]+(?: [\w'-]+)?) "
         rf"{_LABEL}", _designated, confidence=0.85),
    rule("designations", "en", "arbitrar", r"(?:found|ruled|concluded|declared|said) (?:that )?(?:@his)(?:[\w'-]+ "
         r"){0,2}?"
         r"(?:detention|imprisonment|arrest) (?:@was |is |to be "
         r")?arbitrary", _label("arbitrarily_detained"), side="right"),
    rule("designations", "en", "wanted list|wanted by", r"@was (?:put|placed|added) (?:on|to) (?:an? |the "
         r")?(?:[\w'-]+ ){0,2}?wanted list", _label("wanted")),
    rule("designations", "en", "foreign agent", r"@was (?:designated|declared|labell?ed|listed|added)(?: "
         r"[\w'-]+){0,6}? \"?foreign agents?", _label("foreign_agent")),
    rule("designations", "en", "terrorist|extremist", r"@was (?:added to|put on|included (?:in|on)|placed on) (?:an? "
         r"|the |its |russia's |kazakhstan's )?(?:[\w'-]+ ){0,3}?(?:list|register|registry) of (?:[\w'-]+ "
         r"){0,2}?(?:terrorists|extremists)", _label("terrorist_list")),
]  # fmt: skip
_RU_LABEL: Final = r"(?:политическ\w+ заключ[её]нн\w+|политзаключ[её]нн\w+|политузник\w*|узник\w* совести)"
_RU: Final = [
    rule("responses", "ru", "опроверг|отрица|отверга|отверг|отклон",
         _WHO_RU + r" (?:[\w-]+ )?(?:опроверг\w*|отрица\w+|отверга\w+|отверг\w*) (?P<denied>(?:[\w-]+ "
         r"){0,3}?(?:обвинени\w+|информаци\w+|сообщени\w+|утверждени\w+|политическ\w+ \w+|жестокое обращение|пытки|"
         r"заявлени\w+)(?: о [\w-]+)?)", _denies, side="", real=False),
    rule("responses", "ru", "коммент|ответил", _WHO_RU + r" (?:[\w-]+ ){0,2}?(?:не (?:про)?комментир\w+|не "
         r"ответил\w*|отказал\w* (?:от комментари\w+|комментировать))", _silent, side="", real=False),
    rule("designations", "ru", "правозащит|организаци|мемориал",
         rf"(?P<by>(?:[\w-]+ (?:и )?){{0,4}}?(?:правозащитник\w*|организаци\w+|центр|\"?мемориал\"?)) (?:также |"
         rf"ранее )?"
         rf"(?:признал[аи]?|признают|считают|включил[аи]?)(?: (?:его|её|ее|их|[\w-]+)){{0,3}}? "
         rf"{_RU_LABEL}", _designated,
         side="right", confidence=0.85),
    rule("designations", "ru", "произвольн", r"признал[аи]? (?:[\w-]+ ){0,3}?(?:задержани\w|арест|заключени\w|"
         r"содержани\w)"
         r"(?: [\w-]+){0,4}? произвольн\w+", _label("arbitrarily_detained"), side="right"),
    rule("designations", "ru", "призна|объяв|счита", rf"(?:признан[аы]?|признал[аи]?|признали|объявил[аи]?|внес\w+ в "
         rf"список)(?: (?:его|её|ее|[\w-]+)){{0,3}}? {_RU_LABEL}", _designated),
    rule("designations", "ru", "иностранн|иноагент", r"(?:признан[аы]?|объявлен[аы]?|внес[её]н[аы]?)(?: "
         r"[\w-]+){0,3}? \"?(?:иностранн\w+ агент\w*|иноагент\w*)", _label("foreign_agent")),
    rule("designations", "ru", "розыск", r"объявлен[аы]? (?:[\w-]+ ){0,3}?в (?:[\w-]+ )?розыск", _label("wanted")),
    rule("designations", "ru", "террорист|экстремист", r"(?:внес[её]н[аы]?|включ[её]н[аы]?|внесли|включили)(?: "
         r"[\w-]+){0,3}? в (?:[\w-]+ ){0,3}?(?:список|перечень|реестр) (?:[\w-]+ ){0,2}?(?:террорист\w+|"
         r"экстремист\w+)", _label("terrorist_list")),
]  # fmt: skip
_KK: Final = [
    rule("responses", "kk", "жоққа шығар",
         _WHO_KK + r" (?P<denied>(?:[\w-]+ ){1,5}?)жоққа шығар(?:ды|ған|ады)(?!\w)", _denies, side="", real=False),
    rule("designations", "kk", "тұтқын", r"(?:саяси|ар-ождан) тұтқыны?н? (?:деп|ретінде) (?:таны|танылды|таныды|"
         r"жариялады|танылған|таныған|есептейді)\w*", _designated),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
