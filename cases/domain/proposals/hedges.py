"""Whether the words around a statement say that it did not happen, may happen, or is only alleged."""

import re
from typing import Final

from .passages import Sentence

_REACH: Final = 60
_UNREAL: Final = {
    "en": re.compile(
        r"(?<!\w)(?:could|would|might|may|can|cannot|should|must|will|shall|to|not|never|neither|nor|cannot|no|"
        r"without|if"
        r"|unless|whether|n't|n't be|about to be|yet to be|rather than|instead of|going to|ought to)"
        r" (?:(?:ever|yet|also|soon|again|later|now|be|been|have|have been|\w+ly) ){0,3}$"
        r"|(?<!\w)(?:if|unless|whether|in case|as if|even if|would have|could have|should have"
        r"|lest|suppose|provided) (?:[\w'-]+ ){0,6}$"
        r"|(?:denied|denies|deny|denying|refuted|not true|untrue|false claims?|no truth|rumou?rs?|no evidence|doubts?"
        r"|disputes?|disputed|never happened|hoax|not confirmed|unconfirmed reports|hopes?|hoped|fears?|feared|expects?"
        r"|expected|predicts?|predicted|threatened|promised|vowed|plans?|planned|wants?|wanted|demands?|demanded|"
        r"demanding"
        r"|urged?|urging|calls? (?:for|on)|called (?:for|on)|calling (?:for|on)|asks?|asked|asking|seeks?|sought|"
        r"seeking"
        r"|requests?|requested|recommended|faces?|faced|risks?|risked|carr(?:y|ies)|punishable by|maximum|up to|"
        r"refus\w+|wrongly reported|mistakenly) (?:(?!and |which |said |after |when |before |because |since |while "
        r")[\w'-]+ ){0,5}$"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:не|ни|нет|бы|может|могут|мог|могла|могли|будет|будут|должен|должна|должны|если|чтобы|вряд ли|хочет"
        r"|хотят|надо|нужно|следует|можно|нельзя|отказал\w*|отказыва\w+|вместо того)"
        r" (?:(?:быть|был|была|были|также|ещё|еще|скоро|вскоре|уже|его|её|ее|их|[а-яё]+о) ){0,3}$"
        r"|(?<!\w)(?:если|чтобы|будто|якобы не|когда бы|пока не) (?:[\w-]+ ){0,6}$"
        r"|(?:опроверг\w*|опровержен\w+|отрица\w+|неправда|слух\w*|надеет\w+|надеют\w+|надежд\w+|опаса\w+|ожида\w+"
        r"|обеща\w+|планиру\w+|намерен\w*|собира\w+|угрожа\w+|грозил\w*|требу\w+|требовал\w*|потребовал\w*|проси\w+"
        r"|попросил\w*|запросил\w*|призва\w+|призыва\w+|рассчитыва\w+|возможн\w+|не подтвердил\w*)"
        r",? (?:(?!и |после |когда |который |которая )[\w-]+ ){0,5}$"
    ),
    "kk": re.compile(
        r"(?<!\w)(?:егер|мүмкін|бәлкім) (?:[\w-]+ ){0,6}$|(?:қауесет|жалған ақпарат)\w* (?:[\w-]+ "
        r"){0,3}$"
    ),
}
_UNREAL_AFTER: Final = {
    "en": re.compile(
        r",? (?:if|unless|provided|(?:is|are|was|were) (?:untrue|false|not true|unfounded|groundless)|"
        r"never happened)(?!\w)"
    ),
    "ru": re.compile(r" (?:не был|не была|не были|бы|не будет)(?!\w)|,? (?:[\w-]+ )?не соответству\w+"),
    "kk": re.compile(
        r" ?(?:жоқ|емес|болса|болар|шығар|мүмкін|керек|тиіс|еді деген қауесет|деген қауесет|деген ақпарат жалған)(?!\w)"
    ),
}
_ALLEGED: Final = {
    "en": re.compile(
        r"(?<!\w)(?:allegedly|alleges?|alleging|purportedly|reportedly|claims? that|claimed that|"
        r"claiming that)(?!\w)"
    ),
    "ru": re.compile(r"(?<!\w)(?:якобы|предположительно|утвержда\w+|по утверждени\w+)(?!\w)"),
    "kk": re.compile(r"(?<!\w)(?:мыс деген|деген айып|делінген|айтылуынша)(?!\w)"),
}


def is_unreal(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words before or right behind say that it did not, or did not yet, happen."""
    if sentence.low.rstrip('") ').endswith("?"):
        return True
    before = sentence.low[max(0, start - _REACH) : start]
    before = re.split(r"[;:]|, (?:and|but|а|но) ", before)[-1]
    if before and not before.endswith(" "):
        before += " "
    if _UNREAL[sentence.lang].search(before):
        return True
    return _UNREAL_AFTER[sentence.lang].match(sentence.low, end) is not None


def is_alleged(sentence: Sentence, start: int) -> bool:
    """Whether the words before it call it alleged."""
    return _ALLEGED[sentence.lang].search(sentence.low, max(0, start - _REACH), start) is not None
