"""Rules for what is asked of courts, and for charges and what the accused answers."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule

_CUT: Final = re.compile(
    r",|;|(?<!\w)(?:under article|according to|relating to|в соответствии|in (?:19|20)\d\d|over|after|because|during|"
    r"when|while|and (?:was|is|has|had|were|sentenced|"
    r"jailed|other|barred|banned|fined|ordered"
    r"|then)|for (?:his|her|their)|stemming|following|by (?:a|the) court|in connection|in (?:january|february|march|"
    r"april|may"
    r"|june|july|august|september|october|november|december)|last (?:year|month|week)|which|who|and (?:he|she)|before"
    r"|и (?:приговор|был|осуд)\w*|после|из-за|во время|котор\w+|в (?:19|20)\d\d|за (?:его|её)|on (?:monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october"
    r"|november|december))(?!\w)"
)
_STATUS: Final = (
    (
        "convicted",
        r"guilty|convicted|conviction|признан|признал|осужд|осудил|sentenced|jailed|serving|imprisoned|приговор|"
        r"(?:years?|months) in (?:prison|jail)|оштраф|получил|кінәлі|сотталды",
    ),
    ("suspected", r"suspected|suspicion|подозр|возбу|күдік"),
)


_LISTED: Final = re.compile(
    r", (?!(?:who|which|he|she|they|his|her|their|but|after|when|where|while|in|on|at|as|according|adding|saying"
    r"|и|а|но|котор\w+|что|сообщ\w+|однако|как|по)(?!\w))"
    r"(?:[^\s,.;]+ ){0,7}?[^\s,.;]+(?:,? (?:and|и) |, (?=[^.;]{3,80} (?:and|и) ))"
)
_UNCLOSED: Final = re.compile(r" ?\([^()]*$")
_CLAUSE: Final = re.compile(r"[;:]|, (?:and|but|who|which|а|но|котор\w+) |(?<!\w)(?:facing|under) ")


def charge(found: Found) -> Members | None:
    """A charge in the words of the source, up to where something else begins, quotation marks kept."""
    start, end = found.match.span("what")
    quoted = re.compile(r'"[^"]{3,150}"').match(found.sentence.text, start, end)
    stop = _end_of(found.sentence.low, quoted.end() if quoted else start, end)
    wording = _UNCLOSED.sub("", found.sentence.raw[start:stop]).strip(" ,.")
    wording = _closed(wording.removesuffix(" charges"))
    if not 3 < len(wording) <= 160 or wording.startswith(("the government", "the authorities")):
        return None
    near = found.sentence.low[max(0, found.match.start() - 100) : found.match.start("what")]
    near = _CLAUSE.split(near)[-1]
    accused = found.match[0].startswith("обвин")
    status = "charged" if accused else next((code for code, words in _STATUS if re.search(words, near)), "charged")
    return {"wording": wording, "wording_lang": found.lang, "steps": [{"status": status}]}


def _end_of(low: str, start: int, end: int) -> int:
    """Where the words of a charge end: at the first sign of something else, a comma in a list being none."""
    at = start
    while cut := _CUT.search(low, at, end):
        if not _LISTED.match(low, cut.start(), end):
            return cut.start()
        at = cut.end()
    return end


def _closed(wording: str) -> str:
    """The words with a quotation mark that the full stop cut off."""
    for opening, closing in (("“", "”"), ("«", "»")):
        if wording.count(opening) > wording.count(closing):
            return wording + closing
    return wording + '"' if wording.count('"') % 2 else wording


def _filed(found: Found) -> Members:
    words = found.match[0]
    by = found.group("by")
    values: Members = {"kind": _kind_of_filing(words, by)}
    if by and not re.fullmatch(r"he|she|they|он|она|они|ол", by):
        values["by"] = found.text("by")
    return values


def _kind_of_filing(words: str, by: str) -> str:
    if re.search(r"pardon|clemency|помилован|кешірім", words):
        return "pardon_petition"
    if re.search(r"early release|parole|удо|досрочн|мерзімінен", words):
        return "early_release"
    if re.search(r"complain|(?<!ционную )жалоб\w+ (?:в|на) (?:комитет|оон)|арыз", words):
        return "complaint"
    return "prosecutor_appeal" if re.search(r"prosecut|прокур", by) else "appeal"


def _asked(found: Found) -> Members | None:
    """What "the request" asked for is told by its own words, or by the ruling read of before."""
    if re.search(r"release|parole|pardon|appeal", found.match[0]):
        return _filed(found)
    granted_or_not = found.earlier.startswith("early_release")
    return {"kind": "early_release", "by": found.text("by")} if granted_or_not else None


def _stance(stance: str) -> Members:
    return {"role": "defendant", "stance": stance}


_BY: Final = (
    r"(?P<by>(?:(?:the|his|her|their|its) )?(?:(?!is |was |be |been |not |unless |if |will |can |could |may |to |"
    r"that |and )[\w'-]+ ){0,3}?(?:he|she|they|lawyers?|attorneys?|defen[cs]e(?: team)?|prosecutors?(?:'s office)?|"
    r"prosecution|family|(?!is |was |be |been |not |unless |if |will |can |could |may |to |that |and |days |it "
    r")[\w-]+))"
)
_WHAT: Final = r"(?P<what>[^;.]{4,160})"
_EN: Final = [
    rule("filings", "en", "appeal", _BY + r" (?:has |have |had |then |also |later |immediately ){0,2}(?:appealed|"
         r"filed an appeal|lodged an appeal|submitted an appeal)(?: (?:against )?(?:the|his|her|their|this) "
         r"(?:[\w'-]+ ){0,2}?@decision)?(?! (?:to|for|on) )", _filed, side=""),
    rule("filings", "en", "appl", _BY + r" (?:has |have |had |then |also |later ){0,2}(?:re-?applied|applied|filed "
         r"(?:a |an )(?:request|application|petition)|submitted (?:a |an )(?:request|application|petition)|asked) "
         r"for (?:early release|conditional release|parole|(?:a )?(?:presidential )?pardon|clemency)",
         _filed, side=""),
    rule("filings", "en", "submitted by|filed by|lodged by|made by",
         r"(?:request|application|petition|motion|appeal)s? (?:(?:for|against) (?:[\w'-]+ ){1,5}?)?@was "
         r"(?:submitted|filed|"
         r"lodged|made) by (?P<by>(?:(?:his|her|the|their) )?[\w'-]+)", _asked, side=""),
    rule("filings", "en", "complain", _BY + r" (?:has |have |had |then |also |later ){0,2}(?:filed|lodged|submitted) "
         r"(?:a |an |several )?(?:[\w'-]+ ){0,2}?complaints?", _filed, side=""),
    rule("charges", "en", "charges of|charge of", r"(?:on|of|over|facing|under) (?:[\w-]+ ){0,2}?(?:charges|a charge|"
         r"the charge) of " + _WHAT, charge, early=True),
    rule("charges", "en", "charged", r"@was (?:formally |officially )?charged with (?!\d)" + _WHAT, charge, early=True),
    rule("charges", "en", "guilty of|convicted", r"(?:guilty|convicted(?: [\w'-]+){0,5}) of (?!all|any|the charges|"
         r"both)" + _WHAT, charge, early=True),
    rule("charges", "en", "accused of", r"(?:@was |is |are |stands |(?<=, ))accused of " + _WHAT, charge, early=True),
    rule("charges", "en", "suspicion of|suspected of",
         r"(?:on suspicion of|@was suspected of|is suspected of) " + _WHAT, charge, early=True),
    rule("charges", "en", " charges", r"(?:sentenced|convicted|jailed|arrested|detained|held|imprisoned|tried) "
         r"(?:[\w'-]+ ){0,8}?on (?P<what>(?!(?:similar|the|these|those|all|various|such|separate|political|"
         r"trumped-up|trumped)\w* charges)(?:[\w'-]+ ){1,4})charges(?! of)", charge, early=True),
    rule("parties", "en", "charges|accusations|allegations", r"(?:has |have |had |also |repeatedly |always |strongly "
         r"|vehemently |consistently )*(?:rejected|rejects|denied|denies|denying|dismissed|dismisses) (?:all |any "
         r")?(?:of )?(?:the |these |those )?(?:criminal )?(?:charges?|accusations?|allegations)(?! of)(?: against "
         r"(?:him|her|them))?", _stance("denies_all"), dated="", real=True),
    rule("parties", "en", "wrongdoing|guilt", r"(?:has |have |had |also |repeatedly |always |strongly |vehemently |"
         r"consistently )*"
         r"(?:denied|denies|denying) (?:all |any )?(?:wrongdoing|guilt)(?!\w)", _stance("denies_all"), dated=""),
    rule("parties", "en", "guilty|innocen|not committed", r"(?:pleaded|pleads|pled) not guilty|(?:insisted|insists|"
         r"maintained|maintains) (?:on |that )?(?:his|her|their|(?:he|she) (?:is|was)) innocen(?:ce|t)|always "
         r"insisted (?:he|she) had not committed", _stance("denies_all"), dated="", real=False),
    rule("parties", "en", "guilty|guilt", r"(?:pleaded|pled) guilty|@had(?:admitted (?:his |her )?guilt|confessed to "
         r"the charges)", _stance("admits"), dated=""),
]  # fmt: skip
_RU: Final = [
    rule("filings", "ru", "обжалова|апелляц|жалоб", r"(?P<by>прокуратура|прокурор|защита|адвокат\w*|он|она|"
         r"осужденн\w+|[\w-]+)(?: [\w-]+){0,2}? (?:обжаловал[аи]?|подал[аи]? (?:[\w-]+ )?(?:апелляци\w+|жалоб\w+))",
         _filed, side=""),
    rule("filings", "ru", "ходатайств|прошени", r"(?P<by>прокуратура|защита|адвокат\w*|он|она|осужденн\w+|[\w-]+) "
         r"(?:снова |вновь |повторно |также )?подал[аи]? (?:[\w-]+ ){0,3}?(?:ходатайств\w+|прошени\w+|заявлени\w+) "
         r"(?:об? )(?:удо|условно-досрочн\w+|досрочн\w+|помиловани\w+)", _filed, side=""),
    rule("charges", "ru", "обвинени", r"по обвинени(?:ю|ям) (?:в|во) " + _WHAT, charge, early=True),
    rule("charges", "ru", "обвин", r"(?:обвиняет?ся|обвиняют|обвинили|обвинен[аы]?|обвинён) (?:его |её |ее )?(?:в|"
         r"во) " + _WHAT, charge, early=True),
    rule("charges", "ru", "обвин", r"(?:обвин[её]нн\w+|обвиняем\w+) (?:в|во) " + _WHAT, charge, dated=""),
    rule("charges", "ru", "виновн", r"виновн\w+ (?:в|во) (?!полном)" + _WHAT, charge, early=True),
    rule("charges", "ru", "подозр",
         r"(?:по подозрению|подозревают|подозревается|подозреваются) (?:[\w-]+ )?(?:в|во) " + _WHAT, charge,
         early=True),
    rule("charges", "ru", "стать|ст.|част|ч.", r"(?:осужд[её]н\w*|осудил[аи]?|признан\w* [^;\"]{0,20}?виновн\w+|"
         r"вменил[аи]?|"
         r"вменяют|предъявил[аи]?|обвин\w+|приговорил[аи]?|приговор[её]н\w*|дело)"
         r" [^;\"]{0,60}?(?:стать\w+|ст\.) ?[^;\"]{0,90}?(?P<what>\"[^\"]{4,160}\")", charge, early=True),
    rule("charges", "ru", "по делу о", r"(?:приговор\w+|осужд\w+|осудил\w*|оштраф\w+|арестова\w+|задержа\w+|"
         r"получил\w*) "
         r"[^;]{0,90}?по делу об? " + _WHAT, charge, early=True, confidence=0.7),
    rule("charges", "ru", "возбу", r"возбу(?:дил[аи]?|жден[оы]?|ждено) (?:[\w-]+ ){0,3}?дел\w (?:[\w-]+ "
         r"){0,3}?(?:за|об?) " + _WHAT,
         charge, early=True),
    rule("parties", "ru", "вин", r"(?:(?:не признал|не признает|не признаёт|не признала|не признают|отрицает|отрицал|"
         r"отрицала|отвергает|отверг|отвергла|отвергли|отвергают|отрицают|"
         r"отрицали|не признали) (?:[\w-]+ ){0,3}?(?:вин[уы]|обвинени\w+)|(?:вин[уы]|обвинени\w+) "
         r"(?:[\w-]+ ){0,3}?(?:не призна\w+|отрица\w+|отверга\w+|отверг\w*))(?!\w)",
         _stance("denies_all"), dated="", real=False),
    rule("parties", "ru", "призна", r"(?:признал[аи]? (?:свою |полностью )*вину)(?!\w)", _stance("admits"), dated=""),
]  # fmt: skip
_KK: Final = [
    rule("charges", "kk", "айып", r"(?P<what>\"[^\"]{4,120}\") (?:деп|деген айыппен|деген айып бойынша|бабы "
         r"бойынша)(?= [\w ]{0,40}(?:айыпта|сотта|ұста|кінәлі))", charge, early=True),
    rule("parties", "kk", "мойында|жоққа", r"(?:айы[пб]\w*|кінә\w*)(?: [\w-]+){0,2}? (?:мойындамады|мойындамайды|"
         r"мойындамаған|жоққа шығарды|мойындаған жоқ)(?!\w)", _stance("denies_all"), dated="", real=False),
    rule("filings", "kk", "шағым", r"(?P<by>прокуратура|прокурор|адвокаты?|[\w-]+) (?:[\w-]+ ){0,2}?шағым (?:берді|"
         r"түсірді|келтірді|берген)(?!\w)", _filed, side=""),
]  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (*_EN, *_RU, *_KK)
