"""Rules for what courts, presidents and other bodies decide."""

import re
from typing import Final

from .rule import Found, Members, Rule, rule

GRANTED: Final = "early_release_granted"
REFUSED: Final = "early_release_refused"
CANCELLED: Final = "early_release_cancelled"

_GROUNDS: Final = {
    "en": re.compile(r"(?:for|on|because of|citing) (?:\w+ )?(good behaviou?r|(?:his|her|their) health|health grounds"
                     r"|humanitarian (?:grounds|reasons)|compassionate grounds|lack of evidence)"),
    "ru": re.compile(r"(?:за|по|из-за) (хорошее поведение|состоянию здоровья|болезни|гуманным соображениям)"),
    "kk": re.compile(r"(үлгілі тәртібі|жақсы мінез-құлқы|денсаулығына байланысты)"),
}  # fmt: skip


def _decided(disposition: str) -> dict[str, str]:
    return {"disposition": disposition}


def _granted(found: Found) -> Members:
    grounds = _GROUNDS[found.lang].search(found.sentence.low, found.match.end())
    values: Members = {"disposition": GRANTED}
    if grounds:
        values["grounds"] = {found.lang: found.sentence.raw[slice(*grounds.span(1))]}
    return values


def _undone(found: Found) -> Members:
    """What is undone: a release by its name, or "the move" after a ruling that granted one."""
    what = found.group("what")
    release = re.search(r"release|parole|освобожден|удо|босат", what)
    vague = re.search(r"move|decision|ruling|it$|решени|постановлени|шешім|қаулы", what)
    if release or (vague and found.earlier == GRANTED):
        return _decided(CANCELLED)
    return _decided("quashed")


def _detention(found: Found) -> Members | None:
    return _decided("detention_ordered")


_EN: Final = [
    rule("rulings", "en", "grant", r"(?:@had(?:granted)|grants) @some(?:@his)?@early", _granted, side="right"),
    rule("rulings", "en", "ruled|decided|ordered|agreed",
         r"@had(?:ruled|decided|ordered|agreed) (?:on [\w ]{3,20} )?that @few(?:could|can|should|may|must|would) be"
         r" (?:conditionally )?(?:released|freed|set free|paroled)", _granted, side="right", early=True),
    rule("rulings", "en", "ruled|decided|ordered|agreed",
         r"@had(?:ruled|decided|ordered) (?:on [\w ]{3,20} )?that @some(?:sentence|term|remainders?) (?:[\w'-]+ ){0,8}?"
         r"(?:will|would|could|can|should) be (?:replaced|commuted)", _decided("commuted"), side="right", early=True),
    rule("rulings", "en", "release|parole",
         r"@had(?:approved|satisfied|accepted|upheld) @some(?:request|application|petition|motion|bid) for @early",
         _granted, side="right"),
    rule("rulings", "en", "release|parole", r"@was granted (?:@his)?@early", _granted),
    rule("rulings", "en", "release|parole",
         r"@had(?:ordered|approved) (?:@his)(?:early release|conditional release|release on parole)", _granted),
    rule("rulings", "en", "release|parole",
         r"@had(?:rejected|denied|refused|dismissed|turned down|declined) @some(?:request|application|petition|"
         r"motion|bid"
         r"|appeal|plea)s? for @early", _decided(REFUSED), side="right"),
    rule("rulings", "en", "release|parole", r"@had(?:denied|refused) (?!to )(?:[\w'-]+ ){1,3}?(?:early release|parole)",
         _decided(REFUSED), side="right"),
    rule("rulings", "en", "release|parole",
         r"(?:request|application|petition|motion|bid|appeal)s? for (?:@early|release)(?: from @prison)? @was "
         r"(?:rejected|denied|refused|dismissed|"
         r"turned down)",
         _decided(REFUSED)),
    rule("rulings", "en", "release|parole",
         r"(?:request|application|petition|motion|bid)s? for @early @was (?:granted|approved|accepted|satisfied)",
         _granted),
    rule("rulings", "en", "denied|refused", r"@was (?:denied|refused) (?:@his)?(?:early release|parole|conditional "
         r"release)",
         _decided(REFUSED)),
    rule("rulings", "en", "scrap|cancel|revok|overturn|revers|annul|quash|struck down|threw out|rescind",
         r"(?:had )?(?:(?:then|later|subsequently|also) )?(?:scrapped|cancel+ed|revoked|overturned|annulled|reversed"
         r"|rescinded|quashed|struck down|threw out) (?P<what>(?:the|his|her|their|that) (?:[\w'-]+ ){0,6}?(?:move|"
         r"early release"
         r"|release|parole|decision|ruling|verdict|conviction|sentence))", _undone, side="right"),
    rule("rulings", "en", "scrap|cancel|revok|overturn|revers|annul|quash|struck down|thrown out",
         r"(?P<what>(?:release|parole|decision|ruling|verdict|conviction|sentence)s?) @was (?:scrapped|cancel+ed|"
         r"revoked"
         r"|overturned|annulled|reversed|quashed|struck down|thrown out)", _undone),
    rule("rulings", "en", "cancellation|revocation|annulment",
         r"(?:[a-z]{3,9} )?(?:cancellation|revocation|annulment) of (?:@his)(?:early )?(?:release|parole)",
         _decided(CANCELLED)),
    rule("rulings", "en", "found", r"(?:@was )?found guilty", _decided("convicted")),
    rule("rulings", "en", "found", r"(?:found|finds) (?:[\w'-]+ ){1,4}?guilty", _decided("convicted"), side="right"),
    rule("rulings", "en", "convicted", r"@was convicted", _decided("convicted")),
    rule("rulings", "en", "convicted", r"(?:court|judge|jury|tribunal) @had(?:convicted)(?= )", _decided("convicted"),
         side="right"),
    rule("rulings", "en", "conviction", r"@his(?:[a-z]+ )?conviction (?:on|in) (?=[a-z]*\.? ?\d|january|february|"
         r"march|april"
         r"|may |june|july|august|september|october|november|december)", _decided("convicted")),
    rule("rulings", "en", "acquitt", r"@was acquitted", _decided("acquitted")),
    rule("rulings", "en", "acquitt", r"(?:court|judge|jury|tribunal|it) @had(?:acquitted)(?= )", _decided("acquitted"),
         side="right"),
    rule("rulings", "en", "upheld|left|confirmed|affirmed",
         r"(?:upheld|affirmed|confirmed) (?:@his)(?:[\w'-]+ ){0,5}?@decision", _decided("upheld"), side="right"),
    rule("rulings", "en", "unchanged|in force|in place",
         r"left (?:@his)(?:[\w'-]+ ){0,5}?@decision (?:unchanged|in force|in place)", _decided("upheld"), side="right"),
    rule("rulings", "en", "upheld", r"@decision @was upheld", _decided("upheld")),
    rule("rulings", "en", "appeal",
         r"(?:court|judge|judges|tribunal|panel)(?: [\w-]+){0,4}? (?:rejected|dismissed|turned down|denied) "
         r"(?:@his)(?:[\w'-]+ )"
         r"{0,4}?appeals?(?! for)", _decided("dismissed"), side="right"),
    rule("rulings", "en", "appeal", r"(?:rejected|dismissed|turned down) (?:[\w'-]+ ){0,5}?[\w-]+'s? appeals?(?! for)",
         _decided("dismissed"), side="right"),
    rule("rulings", "en", "threw out", r"threw out (?:[\w'-]+ ){1,5}?appeals?(?! for)", _decided("dismissed"),
         side="right"),
    rule("rulings", "en", "appeal", r"(?:@his)appeals? @was (?:rejected|dismissed|turned down|denied)",
         _decided("dismissed")),
    rule("rulings", "en", "retrial|new trial|case back", r"@had(?:ordered (?:a )?(?:retrial|new trial)|sent "
         r"(?:@his)case back)",
         _decided("remanded")),
    rule("rulings", "en", "pardon", r"@was pardoned", _decided("pardoned")),
    rule("rulings", "en", "pardon", r"@had(?:pardoned)(?= )", _decided("pardoned"), side="right"),
    rule("rulings", "en", "amnest", r"@was (?:amnestied|granted (?:an )?amnesty)", _decided("amnestied")),
    rule("rulings", "en", "bail", r"@was (?:released|freed) on bail", _decided("bail")),
    rule("rulings", "en", "house arrest", r"(?:@was |@had)?(?:placed|put|transferred) (?:[\w'-]+ )?(?:under|to) "
         r"house arrest",
         _decided("house_arrest_ordered")),
    rule("rulings", "en", "to house arrest", r"(?:changed|altered|replaced|softened) (?:@his)(?:[\w' -]{3,80}?) "
         r"(?:to|with|by) "
         r"house arrest", _decided("house_arrest_ordered"), side="right"),
    rule("rulings", "en", "to house arrest", r"(?:measure|detention|restraint|custody)(?: [\w'-]+){0,5}? @was "
         r"(?:changed|"
         r"replaced) (?:to|with|by) house arrest", _decided("house_arrest_ordered")),
    rule("rulings", "en", "remand|pretrial|pre-trial",
         r"@was (?:remanded in custody|(?:placed|sent|put) (?:in|to|into) pre-?trial (?:detention|custody))",
         _detention),
    rule("rulings", "en", "arrest|custody|detention",
         r"(?:court|judge)(?: [\w'-]+){0,5}? (?:remanded [\w'-]+ in custody|ordered (?:@his)?(?:[\w'-]+ "
         r"){0,2}?(?:arrest"
         r"|(?:pre-?trial )?detention)|sanctioned (?:@his)(?:[\w'-]+ ){0,2}?arrest)", _detention, side="right"),
    rule("rulings", "en", "extend",
         r"(?:extended|prolonged) (?:@his)(?:[\w'-]+ ){0,3}?(?:pre-?trial )?(?:detention|arrest|custody)",
         _decided("detention_extended"), side="right"),
    rule("rulings", "en", "extend", r"(?:detention|arrest|custody) @was (?:extended|prolonged)",
         _decided("detention_extended")),
]  # fmt: skip
EN: Final[tuple[Rule, ...]] = tuple(_EN)
