"""Who says what a sentence says, and how the words connect them with the person."""

import re
from typing import Final, NamedTuple

from .passages import Sentence

_EN_SAID: Final = (
    "(?:told|said|says|tells|tweeted|wrote|writes|announced|reported|confirmed|added|stated|commented|explained"
    "|recalled|claimed|alleges?|insisted|insists|noted|posted|wondered|cited)"
)
_RU_SAID: Final = (
    "(?:сообщил[аио]?|сообщает|сообщают|заявил[аи]?|заявляет|заявляют|рассказал[аи]?|рассказывает|сказал[аи]?|говорит"
    "|говорят|отметил[аи]?|написал[аи]?|пишет|подтвердил[аи]?|добавил[аи]?|утверждает|утверждают|считает|считают"
    "|уточнил[аи]?|пояснил[аи]?)"
)
_KK_SAID: Final = "(?:айтты|айтады|хабарлады|мәлімдеді|деді|дейді|жазды|түсіндірді|растады)"
_PATTERNS: Final = {
    "en": (
        re.compile(
            rf'"[^"]{{0,600}}?[,?!.]?" (?:{_EN_SAID}|declared|complained|warned) '
            r'(?P<s>[^,."]{2,90}?)(?= (?:on|in|at|after|during|to|when) |[,.]|$)'
        ),
        re.compile(
            rf'(?:^|, |" |"\w* )(?P<s>[^,"]{{2,90}}?) (?:has |had |also |later |then )?'
            rf"{_EN_SAID}(?: [\w/.' -]{{2,60}})?[.]?$"
        ),
        re.compile(rf"^(?P<s>.{{2,180}}?),? (?:(?:has|had|also|later|then|separately) )?{_EN_SAID}(?!\w)"),
        re.compile(r"according to (?P<s>(?!a tally|article|the law|law )[^,.;]{2,90}?)(?=[,.;]|$| who )"),
    ),
    "ru": (
        re.compile(
            r"(?:по (?:словам|данным|утверждению|утверждениям|сообщению|информации|мнению)) "
            r"(?P<s>[^,.;]{2,90})"
        ),
        re.compile(
            rf"(?:^|, |[–—-] )(?:как |о чем |об этом )?{_RU_SAID} (?:об этом |в \w+ "
            rf")?(?P<s>[^,;:\"]{{2,90}}?)(?=[,;:\"]|\.?$)"
        ),
        re.compile(rf"^(?P<s>[^,;:\"]{{2,90}}?) (?:также |позже |ранее )?{_RU_SAID}(?!\w)"),
    ),
    "kk": (
        re.compile(
            r"(?P<s>[^,;:\"]{2,80}?(?:ның|нің|дың|дің|тың|тің)) (?:айтуынша|мәліметінше|сөзінше|хабарлауынша|"
            r"пікірінше)"
        ),
        re.compile(rf"(?:деп|-) (?:\w+ )?{_KK_SAID} (?P<s>[^,;:\"]{{2,80}}?)(?=[,;:\"]|\.?$)"),
        re.compile(r"деді (?P<s>[^,;:\"]{{2,80}}?)(?=[,;:\"]|\.?$)"),
        re.compile(
            r"^(?P<s>[^,;:\"]{2,60}?)(?= [\w\"-]+(?: [\w\"-]+){0,14}? деп (?:[\w-]+ ){0,2}(?:айтты|хабарлады|"
            r"мәлімдеді|жазды))"
        ),
    ),
}
_CUES: Final = {
    "en": re.compile(rf"(?<!\w)(?:{_EN_SAID}|declared|complained|warned|according to)(?!\w)"),
    "ru": re.compile(rf"(?<!\w)(?:{_RU_SAID}|по \w+)(?!\w)"),
    "kk": re.compile(rf"(?<!\w)(?:{_KK_SAID}|\w+(?:уынша|інше))(?!\w)"),
}
_CONNECTIONS: Final = (
    ("lawyer", r"lawyer|attorney|counsel|адвокат|защитни|қорғаушысы"),
    (
        "relative",
        r"(?<!\w)(?:sister|brother|mother|father|wife|husband|son|daughter|relatives?|family|cousin|parents|aunt|"
        r"uncle)(?!\w)"
        r"|сестр|(?<!\w)брат|(?<!\w)мат(?:ь|ер)|(?<!\w)от(?:е)?ц|(?<!\w)жен[аыеу](?!\w)|супруг|(?<!\w)муж|(?<!\w)сын"
        r"|(?<!\w)доч|родствен|родител|анасы|әкесі|әйелі|жұбайы|күйеуі|туыс|ағасы|інісі|әпкесі|қарындасы",
    ),
    (
        "campaigner",
        r"rights (?:group|activist|campaigner|defender|organi)|campaigner|human rights|amnesty|memorial"
        r"|правозащитн|құқық қорғау",
    ),
    (
        "official",
        r"ministry|minister|police|prosecutor|court|judge|official|authorit|prison service|penitentiary|spokes|"
        r"government"
        r"|warden|committee|министерств|министр|полици|прокур|суд(?!ь?б)|власт|фсин|пресс-служб|ведомств|департамент|"
        r"комитет"
        r"|министрлі|полиция|сот|билік|баспасөз қызмет",
    ),
)
_NOBODY: Final = re.compile(
    r"^(?:it|that|this|which|who|there|as|when|while|after|before|if|but|and|however|что|это|как|когда|об этом|ранее|"
    r"они?"
    r"|оның|бұл|reports|articles?|charges)$"
)
_FINITE: Final = re.compile(r"(?<!\w)(?:had|has|was|were|is|are|who|which|been|because|be|был\w?|котор\w+)(?!\w)")
_FRONT: Final = re.compile(
    r"^(?:on|in|at|by|after|before|when|while|however|meanwhile|but|also|later|earlier|separately|for|during|"
    r"following|as|if"
    r"|despite|в|во|на|после|когда|однако|при этом|между тем|также|ранее|позже|если|хотя)(?: |$)"
)


class Speaker(NamedTuple):
    """The words that name a speaker, where in the sentence they stand, and the code of the connection."""

    words: str
    start: int
    end: int
    connection: str


NOBODY: Final = Speaker("", 0, 0, "not_known")
"""The source itself speaks."""


def speaker(sentence: Sentence) -> Speaker:
    """Who is named as saying what the sentence says; `NOBODY` if it is the source itself."""
    if not _CUES[sentence.lang].search(sentence.low):
        return NOBODY
    for pattern in _PATTERNS[sentence.lang]:
        match = pattern.search(sentence.low)
        if match:
            found = _named(sentence, *match.span("s"))
            if found is not None:
                return found
    return NOBODY


def _named(sentence: Sentence, start: int, end: int) -> Speaker | None:
    """The one of the parts between commas that names somebody; a name behind "his lawyer," is preferred."""
    whole = sentence.low[start:end]
    for begin, stop in _parts(sentence.low, start, end):
        words = sentence.low[begin:stop]
        if (
            _FRONT.match(words)
            or _NOBODY.match(words)
            or _FINITE.search(words)
            or len(words) > 90
            or words.count(" ") > 11
        ):
            continue
        first, last = _apposed(sentence, begin, stop, end)
        return Speaker(sentence.raw[first:last], first, last, connection(whole))
    return None


def _parts(low: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for match in re.finditer(r"[^,]+", low[start:end]):
        words = match[0].strip(' "')
        begin = start + match.start() + match[0].find(words[:1]) if words else start
        if words:
            found.append((begin, begin + len(words)))
    return found


def _apposed(sentence: Sentence, start: int, end: int, limit: int) -> tuple[int, int]:
    """ "X's lawyer, Y Z," is spoken of as Y Z."""
    if connection(sentence.low[start:end]) == "not_known":
        return start, end
    name = re.compile(r", ((?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'-]+ ?){2,3})(?=,|$)").match(sentence.text[: limit + 1], end)
    return name.span(1) if name else (start, end)


def connection(words: str) -> str:
    """How the words that name a speaker connect them with the person, as a code of `Connection`."""
    low = words.lower()
    for code, pattern in _CONNECTIONS:
        if re.search(pattern, low):
            return code
    return "not_known"
