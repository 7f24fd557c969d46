"""Rules for rulings in Russian and Kazakh."""

from typing import Final

from .rule import Found, Members, Rule, rule
from .rulings import CANCELLED, GRANTED, REFUSED, _undone


def _decided(disposition: str) -> Members:
    return {"disposition": disposition}


def _modified(found: Found) -> Members:
    return _decided("modified")


def _measure(found: Found) -> Members:
    """What a court orders until the trial."""
    measure = found.group("measure")
    if measure == "залога":
        return _decided("bail")
    return _decided("house_arrest_ordered" if measure.startswith("домашнего") else "detention_ordered")


_RU: Final = [
    rule("rulings", "ru", "удовлетворил|освобожд|удо",
         r"удовлетворил[аи]? @fewходатайств\w+ @some@udo", _decided(GRANTED)),
    rule("rulings", "ru", "удовлетворил", r"ходатайств\w+ @some@udo @few(?:было |был )?удовлетворен[оы]?",
         _decided(GRANTED)),
    rule("rulings", "ru", "досрочн", r"(?:постановил|решил|разрешил)[аи]?(?: @few)(?:условно-)?досрочно освободить",
         _decided(GRANTED), side="right"),
    rule("rulings", "ru", "досрочн", r"(?:вынес|принял)\w* (?:решение|постановление) (?:об|о) @fewосвобождении",
         _decided(GRANTED), side="right"),
    rule("rulings", "ru", "отказал|отказано", r"(?:отказал[аи]?|отказано)(?! от)(?: @some)(?:в |во )?@few@udo",
         _decided(REFUSED),
         side="right"),
    rule("rulings", "ru", "отклонил|отказал",
         r"(?:отклонил|не удовлетворил)[аи]? @fewходатайств\w+ @some@udo", _decided(REFUSED), real=False),
    rule("rulings", "ru", "отмен",
         r"отменил[аи]? @few(?P<what>@udo|@verdict)", _undone, side="right"),
    rule("rulings", "ru", "отмен", r"(?P<what>@udo|@verdict) @few(?:был[аои]? )?отмен[её]н[аоы]?(?!\w)", _undone),
    rule("rulings", "ru", "отмен", r"отмен(?:а|ы|у|е|ой) (?:@own)?@udo", _decided(CANCELLED)),
    rule("rulings", "ru", "виновн", r"признан[аы]? (?:[\w-]+ ){0,3}?виновн\w+", _decided("convicted")),
    rule("rulings", "ru", "виновн", r"признал[аи]? @fewвиновн\w+", _decided("convicted"), side="right"),
    rule("rulings", "ru", "осужд|осудил", r"(?:был[аи]? )осужд[её]н[аы]?(?!\w)", _decided("convicted")),
    rule("rulings", "ru", "осудил", r"осудил[аи]?(?!\w)", _decided("convicted"), side="right"),
    rule("rulings", "ru", "оправда", r"(?:был[аи]? )?(?:полностью )?оправдан[аы]?(?!\w)", _decided("acquitted")),
    rule("rulings", "ru", "оправда", r"(?:суд|судья|присяжные|коллегия)(?: [\w-]+){0,5}? оправдал[аи]?(?!\w)",
         _decided("acquitted"), side="right"),
    rule("rulings", "ru", "без изменени|в силе",
         r"оставил[аи]? (?:@own)?@few(?:@verdict )?(?:[\w-]+ ){0,3}?(?:в силе|без изменени[йя])", _decided("upheld")),
    rule("rulings", "ru", "без изменени|в силе", r"@verdict @fewоставлен[оы]? (?:в силе|без изменени[йя])",
         _decided("upheld")),
    rule("rulings", "ru", "жалоб|апелляц",
         r"(?:отклонил|отверг|не удовлетворил)[аи]? @few(?:апелляционн\w+ |кассационн\w+ )?(?:жалоб\w+|апелляци\w+)",
         _decided("dismissed"), real=False),
    rule("rulings", "ru", "новое рассмотрение|пересмотр", r"(?:направил|вернул|отправил)[аи]? @few(?:на новое "
         r"рассмотрение|на пересмотр)",
         _decided("remanded")),
    rule("rulings", "ru", "помилова", r"(?:был[аи]? )?помилован[аы]?(?!\w)", _decided("pardoned")),
    rule("rulings", "ru", "помилова", r"помиловал[аи]?(?!\w)", _decided("pardoned"), side="right"),
    rule("rulings", "ru", "амнист", r"(?:был[аи]? )?(?:амнистирован[аы]?|освобожд[её]н[аы]? по амнистии)(?!\w)",
         _decided("amnestied")),
    rule("rulings", "ru", "домашн", r"(?:помещ[её]н[аы]?|отправил[аи]?|перевел[аи]?|перев[её]л[аи]?|отправлен[аы]?|"
         r"переведен[аы]?)"
         r" @fewпод домашний арест", _decided("house_arrest_ordered")),
    rule("rulings", "ru", "под стражу|санкционировал|арестовал",
         r"(?:заключ[её]н[аы]?|заключил[аи]?|взят[аы]?|отправил[аи]?) @fewпод стражу|санкционировал[аи]? (?:@own)?арест"
         r"|суд(?: [\w-]+){0,5}? арестовал[аи]?(?! на \d+ сут)", _decided("detention_ordered")),
    rule("rulings", "ru", "в сизо|в следственный", r"(?:суд|судья)(?: [\w-]+){0,5}? (?:отправил[аи]?|поместил[аи]?) "
         r"(?:[\w-]+ ){0,4}?"
         r"в (?:сизо|следственный изолятор)", _decided("detention_ordered"), side="right"),
    rule("rulings", "ru", "мер", r"(?:избрал[аи]?|избран[аы]?) (?:[\w-]+ ){0,4}?мер[ауы] пресечения "
         r"(?:[\w-]+ ){0,3}?в виде "
         r"(?P<measure>содержания под стражей|заключения под стражу|ареста|домашнего ареста|залога)", _measure),
    rule("rulings", "ru", "продл", r"(?:продлил[аи]? @few(?:арест\w*|срок\w* (?:содержания под стражей|ареста)|"
         r"содержание под стражей)"
         r"|(?:арест|содержание под стражей)\w* @fewпродл[её]н[оы]?)(?!\w)", _decided("detention_extended")),
    rule("rulings", "ru", "замен", r"(?:вынес|принял)\w* (?:решение|постановление) о замене", _decided("commuted")),
    rule("rulings", "ru", "изменил", r"изменил[аи]? (?:@own)?приговор\w*", _modified),
]  # fmt: skip
_KK: Final = [
    rule("rulings", "kk", "мерзімінен бұрын",
         r"(?:мерзімінен бұрын (?:шартты түрде )?босат(?:ты|уға шешім шығар\w+|уға рұқсат бер\w+|у туралы (?:шешім|"
         r"қаулы)"
         r" (?:шығар|қабылда)(?:ды|ған))|мерзімінен бұрын (?:шартты түрде )?босату туралы @fewқанағаттандыр@di)",
         _decided(GRANTED)),
    rule("rulings", "kk", "мерзімінен бұрын",
         r"мерзімінен бұрын (?:шартты түрде )?босат\w+ @few(?:бас тартты|қабылдамады|қанағаттандырмады)",
         _decided(REFUSED),
         real=False),
    rule("rulings", "kk", "күшін жой|жойды",
         r"(?P<what>мерзімінен бұрын босат\w+|үкім\w*|шешім\w*|қаулы\w*)(?: @few)(?:күшін )?жой@di", _undone),
    rule("rulings", "kk", "кінәлі", r"кінәлі деп (?:таны|табыл|танылды|таныды)\w*(?! (?:жоқ|емес))",
         _decided("convicted")),
    rule("rulings", "kk", "ақтал|ақтап", r"(?:толық )?ақтал@di|ақтап шықты", _decided("acquitted")),
    rule("rulings", "kk", "күшінде|өзгеріссіз", r"(?:үкім|шешім)\w*(?: @few)(?:өзгеріссіз |күшінде )қалдыр@di",
         _decided("upheld")),
    rule("rulings", "kk", "шағым", r"шағым\w*(?: @few)(?:қанағаттандырмады|қабылдамады|кері қайтарды)",
         _decided("dismissed"),
         real=False),
    rule("rulings", "kk", "кешірім", r"кешірім жаса(?:ды|лды|ған|лған)(?!\w)(?! жоқ)", _decided("pardoned")),
    rule("rulings", "kk", "үйқамақ|үй қамағ", r"(?:үйқамаққа|үй қамағына) (?:шығар|ауыстыр|ал|жібер)\w*@di",
         _decided("house_arrest_ordered")),
    rule("rulings", "kk", "қамауға", r"(?:@term )?қамауға (?:алуға санкция бер|алын|ал)@di",
         _decided("detention_ordered")),
    rule("rulings", "kk", "қамауда ұста|қамауға алу", r"(?:@term )?(?:қамауда ұстау|қамауға алу)\w* (?:туралы )?"
         r"(?:шешім|қаулы) (?:шығар|қабылда)@di", _decided("detention_ordered")),
    rule("rulings", "kk", "ұзарт", r"қамау\w* (?:мерзімі\w* )?(?:@few)ұзарт(?:ты|ылды|қан|ылған)(?!\w)",
         _decided("detention_extended")),
]  # fmt: skip
EAST: Final[tuple[Rule, ...]] = (*_RU, *_KK)
