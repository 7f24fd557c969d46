"""The point in time that belongs to an event of a sentence."""

import re
from datetime import date
from typing import Any, Final

from cases.domain.fuzzydate import BadDate, FuzzyDate

from .moments import Moment
from .passages import Sentence

When = dict[str, Any]
"""An imprecise date as the case-file format has it: `date`, `words`, perhaps `basis`."""

_FARTHEST: Final = 110
_BREAKS: Final = {
    "en": re.compile(
        r"[;:\"()]|,|(?<!\w)(?:after|before|when|while|because|since|who|whom|which|where|whose|but|although|though|"
        r"until"
        r"|following|that|despite|during|as|and (?:was|were|has|had|he|she|they|then|is|will|later|again)|for \w+ing"
        r"|over|on charges|on a charge|amid|without)(?!\w)"
    ),
    "ru": re.compile(
        r"[;:\"()–—]|,|(?<!\w)(?:после|до|когда|котор\w+|но|потому|чтобы|что|и был\w?|и (?:он|она|они)|а|затем|из-за"
        r"|во время|в ходе)(?!\w)"
    ),
    "kk": re.compile(r"[;:\"()–—]|,|(?<!\w)(?:кейін|соң|бұрын|бірақ|ал|содан|деп|үшін)(?!\w)"),
}
_EVENT: Final = {
    "en": r"(?:release|arrest|detention|transfer|conviction|sentencing|death|trial|imprisonment|jailing|"
    r"hospitali[sz]ation"
    r"|verdict|being (?:released|arrested|detained|jailed|freed|transferred))",
    "ru": r"(?:освобождени|арест|задержани|перевод|приговор|смерт|суд|осуждени|госпитализаци)\w*",
    "kk": r"(?:босат|босап|ұстал|қамал|соттал|ауыстыр|қайтыс бол)\w*",
}
_NAMED: Final = re.compile(rf"(?<!\w)(?:his|her|their) (?:[\w-]+ )?{_EVENT['en']}s? (?:on|in) $")
_RELATIVE: Final = {
    "en": re.compile(
        rf"(after|following|before|prior to) (?:[\w']+ ){{0,3}}?{_EVENT['en']}(?: from \w+)?(?: (?:on|"
        rf"in))? ?$"
    ),
    "ru": re.compile(rf"(после|до|перед) (?:\w+ ){{0,3}}?{_EVENT['ru']}(?: \w+)?(?: (?:в|из \w+))? ?$"),
}
_OF_ANOTHER: Final = {
    "en": re.compile(r"(?<!\w)\w+(?:ed|eld|ught|iven|ost|ent) (?:(?:\w+ )?(?:in|on|at|by|from|during|late|early) )?$"),
    "ru": re.compile(r"(?<!\w)\w+(?:[её]нн\w{2,3}|вш\w{2,3}) (?:(?:в|во|на|с) )?$"),
    "kk": re.compile(r"(?!)"),
}
_FRONT: Final = {
    "en": re.compile(
        r"(?:^|[;:] |, (?:and|but) |\" |(?:reported|said|says|announced|confirmed) that )(?:(?:on|in|at|by|then|"
        r"late|also|later|earlier|separately|"
        r"meanwhile|and|but|however),? ){0,3}$"
    ),
    "ru": re.compile(
        r"(?:^|[;:] |, (?:а|и|но) )(?:(?:в|во|на|ещё|еще|уже|также|позже|затем|так|тогда|и|но|а),? "
        r"){0,3}$"
    ),
    "kk": re.compile(r"(?:^|[;:] |, (?:ал|бірақ) )"),
}
_SUBORDINATE: Final = {
    "en": re.compile(
        r"(?<!\w)(?:who|whom|which|whose|after|because|since|when|that had|where|although|said|says|"
        r"told|but)(?!\w)"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:котор\w+|после (?:того|чего)|потому|так как|поскольку|когда|где|хотя|сообщил\w?|заявил\w?)(?!\w)"
    ),
    "kk": re.compile(r"(?<!\w)(?:кейін|соң)(?!\w)"),
}

_CLOSED: Final = re.compile(r", (?!that |who |which |when |что |котор|когда )")


def when(
    sentence: Sentence,
    moments: tuple[Moment, ...],
    span: tuple[int, int],
    published: date | None,
    *,
    early: bool = False,
) -> When | None:
    """The date of what is said between the two places; None if the sentence gives it none.

    With `early`, only what stands before the end counts.
    """
    start, end = span
    inside = [one for one in moments if start <= one.start and one.end <= end]
    usable = [one for one in moments if one.lead not in ("until", "of")]
    right = [] if early else _right(sentence, usable, end)
    for one in (*inside, *right, *_left(sentence, usable, start), *_front(sentence, usable, start)):
        dated = as_written(one, published)
        if dated is not None:
            return dated
    return None if early else _relative(sentence, usable, end, published)


def _right(sentence: Sentence, moments: tuple[Moment, ...] | list[Moment], end: int) -> list[Moment]:
    """The first point in time after the event, with no new clause between."""
    after = [one for one in moments if end <= one.start <= end + _FARTHEST]
    return [one for one in after[:1] if not _is_of_another(sentence, end, one.start)]


def _is_of_another(sentence: Sentence, end: int, start: int) -> bool:
    """Whether the words between an event and a point in time begin a clause, or name another event."""
    named = _NAMED.search(sentence.low, end, start) if sentence.lang == "en" else None
    return named is not None or _BREAKS[sentence.lang].search(sentence.low, end, start) is not None


def _left(sentence: Sentence, moments: tuple[Moment, ...] | list[Moment], start: int) -> list[Moment]:
    before = [one for one in moments if start - _FARTHEST <= one.end <= start]
    if before and _OF_ANOTHER[sentence.lang].search(sentence.low, max(0, before[-1].start - 24), before[-1].start):
        return []
    return [one for one in before[-1:] if not _BREAKS[sentence.lang].search(sentence.low, one.end, start)]


def _front(sentence: Sentence, moments: tuple[Moment, ...] | list[Moment], start: int) -> list[Moment]:
    """A point in time at the head of the clause holds for its main verb, whatever is inserted between."""
    for one in reversed([one for one in moments if one.end <= start]):
        before = sentence.low[max(0, one.start - 40) : one.start]
        if _FRONT[sentence.lang].search(before) or _is_set_off(sentence, one):
            between = _without_insertions(sentence.low[one.end : start])
            return [] if _SUBORDINATE[sentence.lang].search(between) else [one]
    return []


def _is_set_off(sentence: Sentence, one: Moment) -> bool:
    """Whether the point in time stands between commas in the middle of a main clause ("A court, on 5 May, ...")."""
    opened = re.search(r", (?:(?:on|in) )?$", sentence.low[max(0, one.start - 5) : one.start])
    return opened is not None and _CLOSED.match(sentence.low, one.end) is not None


def _without_insertions(between: str) -> str:
    """The words without what stands between two commas after the subject (", who has ..., ")."""
    pieces = between.split(",")
    if len(pieces) < 3:
        return between
    return pieces[0] + " " + (pieces[1] if not pieces[0].strip() else "") + " " + pieces[-1]


def _relative(sentence: Sentence, moments: list[Moment], end: int, published: date | None) -> When | None:
    """ "Soon after his release on 1 October": between then and the day of publication."""
    pattern = _RELATIVE.get(sentence.lang)
    if pattern is None:
        return None
    for one in moments:
        if not end <= one.start <= end + _FARTHEST:
            continue
        match = pattern.search(sentence.low, end, one.start)
        if match and not re.search(r"[,;:]", sentence.low[end : match.start()]):
            lead = "before" if match[1] in ("before", "prior to", "до", "перед") else "after"
            words = sentence.text[match.start() : one.end]
            return _bounded(one, lead, words, published)
    return None


def _bounded(one: Moment, lead: str, words: str, published: date | None) -> When | None:
    edge = FuzzyDate.parse(one.edtf)
    if lead == "before":
        return None if edge.latest is None else {"date": f"[..{edge.latest}]", "words": words, "basis": "order"}
    if edge.earliest is None or published is None or edge.earliest > published:
        return None
    return {"date": f"[{edge.earliest}..{published}]", "words": words, "basis": "order"}


def as_written(one: Moment, published: date | None) -> When | None:
    """The point in time as a member of a record; one that lies after the day of publication is none."""
    if one.lead in ("before", "after"):
        return _bounded(one, one.lead, one.words, published)
    try:
        earliest = FuzzyDate.parse(one.edtf).earliest
    except BadDate:
        return None
    if published is not None and earliest is not None and earliest > published:
        return None
    dated: When = {"date": one.edtf, "words": one.words}
    return {**dated, "basis": "year_inferred"} if one.inferred else dated
