"""One invented life: what happened, in which order, known how exactly, as the tables of a case file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from . import world
from .vague import vaguely
from .words import ARTICLES, BODIES, COUNTRIES, FAMILY, GIVEN, ILLNESSES, OUTLETS, Country, Said
from .world import Row, Tables

FIRST_ARREST: Final = date(2008, 1, 1)


@dataclass(slots=True)
class Life:
    """A life as it is told so far; `today` is the day on which the teller stands, `day` how far the story has come."""

    key: str
    country: Country
    dice: Random
    today: date
    day: date
    is_woman: bool
    tables: Tables = field(default_factory=dict)
    made: int = 0

    @property
    def has_case(self) -> bool:
        """Whether a case was told of."""
        return "cases" in self.tables

    @property
    def prison(self) -> int:
        """One of the country's prisons."""
        return self.dice.randrange(len(self.country.prisons))

    def go_on(self, least: int, most: int) -> bool:
        """Let so many days pass; answer False, and stay, where that would be after today."""
        later = self.day + timedelta(days=self.dice.randint(least, most))
        if later >= self.today:
            return False
        self.day = later
        return True

    def mint(self, kind: str) -> str:
        """Answer a key for the next row."""
        self.made += 1
        return f"{kind}-{self.key.replace('-', '')}{self.made}"[:20]

    def add(self, table: str, prefix: str, /, **row: Any) -> str:
        """Tell a fact of today, with its citation; answer its key."""
        key = row.pop("key", "") or self.mint(prefix)
        cited = world.cited(self.dice.randrange(len(OUTLETS)), self.dice.randint(1, 9))
        self.tables.setdefault(table, []).append({"key": key, **row, "citations": cited})
        return key

    def when(self, day: date | None = None) -> Row:
        """Answer a day as it was reported: exactly or not."""
        return {"date": vaguely(self.dice, day or self.day)}


def life(dice: Random, key: str, country: Country, today: date) -> Tables:
    """Answer the tables of one life that ends at the latest on the day before `today`."""
    span = (today - FIRST_ARREST).days - 60
    began = today - timedelta(days=60 + int(span * dice.random() ** 2))
    told = Life(key, country, dice, today, began, is_woman=dice.random() < 0.27)
    _person(told)
    dice.choices([story for story, _weight in STORIES], [weight for _story, weight in STORIES])[0](told)
    _recognition(told)
    return told.tables


def _person(told: Life) -> None:
    dice = told.dice
    given, family = dice.choice(GIVEN), dice.choice(FAMILY)
    endings = Said("", "а" if told.is_woman else "", "а" if told.is_woman else "")
    texts = (f"{first} {last}{end}" for first, last, end in zip(given, family, endings, strict=True))
    row: Row = {"key": told.key, "country": told.country.code, "naming": "public", "is_of_interest": True}
    row |= {"sex": "female" if told.is_woman else "male"} if dice.random() < 0.92 else {}
    told.tables["people"] = [row | {"names": world.names(f"n-{told.key}", Said(*texts)), "citations": world.cited(0)}]
    born = {"date": str(told.day.year - dice.randint(19, 71))}
    told.add("attributes", "at", person=told.key, kind="birth", occurred=born)


def _case(told: Life, *, absent: bool = False, convicts: bool = True) -> str:
    """Bring charges and, where it `convicts`, tell of the verdict; answer the key of the party."""
    dice = told.dice
    number = dice.randrange(len(ARTICLES))
    said = ARTICLES[number][1]
    title = Said(f"Case of {said.en}", f"Дело: {said.ru}", f"Іс: {said.kk}")
    case = f"{told.key[:2]}-C{told.key[3:]}"
    told.add("cases", "", key=case, country=told.country.code, title=title.texts, accusation=said.texts)
    stance = dice.choice(["denies_all", "denies_some", "admits", "not_known"])
    party = told.add("parties", "pa", case=case, person=told.key, stance=stance, in_absentia=absent)
    for article in {number, *dice.sample(range(len(ARTICLES)), dice.choice([0, 0, 1]))}:
        steps = [{"key": told.mint("st"), "status": "charged", "occurred": told.when()}]
        told.add("charges", "ch", party=party, provision=world.article(article), occurred=told.when(), steps=steps)
    if convicts and told.go_on(40, 400):
        _verdict(told, case, party)
    return party


def _verdict(told: Life, case: str, party: str) -> None:
    dice = told.dice
    ruling = _ruling(told, case, "convicted")
    months = dice.choice([6, 10, 18, 24, 36, 42, 60, 84, 96, 120, 144, 180, 240])
    penalty: Row = {"key": told.mint("pe"), "kind": "imprisonment", "term": f"P{months}M"}
    if dice.random() < 0.04:
        penalty = {"key": penalty["key"], "kind": "life", "indefinite": True}
    elif dice.random() < 0.05:
        del penalty["term"]
    told.add("sentences", "se", party=party, ruling=ruling, occurred=told.when(), counted_basis="arrest",
             penalties=[penalty])  # fmt: skip


def _ruling(told: Life, case: str, disposition: str, **more: Any) -> str:
    dice = told.dice
    judges = [world.judge(told.country, dice.randrange(3))] if dice.random() < 0.7 else []
    court = world.court(told.country, dice.randrange(len(told.country.courts)))
    return told.add(
        "rulings", "ru", case=case, disposition=disposition, body=court, judges=judges, occurred=told.when(), **more
    )


def _stay(told: Life, form: str, *, ground: str = "", ended: date | None = None, end: str = "not_known") -> None:
    place = told.prison
    row: Row = {"person": told.key, "form": form, "occurred": told.when()}
    if form not in {"disappeared", "unknown", "house_arrest", "restricted_freedom", "police"}:
        row["facility"] = world.prison(told.country, place)
    row |= {"grounds": [{"key": told.mint("gr"), "ground": ground}]} if ground else {}
    row |= {"ended": {"date": ended.isoformat()}, "end": end} if ended else {}
    told.add("custody", "cu", **row)


def _health(told: Life, odds: float) -> None:
    dice = told.dice
    if dice.random() < odds:
        kind = dice.choice(
            ["diagnosis", "condition", "deterioration", "treatment_refused", "hospitalisation", "injury"]
        )
        reporter = dice.choice(["relative", "lawyer", "official", "physician"])
        told.add("health", "he", person=told.key, kind=kind, condition=dice.choice(ILLNESSES).texts,
                 occurred=told.when(), reported_by=reporter)  # fmt: skip
    if dice.random() < odds / 2:
        kind = dice.choice(["hunger_strike", "hunger_strike", "dry_hunger_strike"])
        told.add("protests", "pr", person=told.key, kind=kind, occurred=told.when())
    if dice.random() < odds / 2:
        kind = dice.choice(["denial_of_care", "solitary", "violence", "denial_of_visits"])
        told.add("ill_treatment", "il", person=told.key, kind=kind, occurred=told.when(), alleged_by="relative")


def _arrest(told: Life) -> None:
    if told.dice.random() < 0.5:
        _stay(told, "police", ground="suspicion")
        told.go_on(1, 4)
    _stay(told, "remand", ground="remand_order")


def _remand(told: Life) -> None:
    told.day = max(told.day, told.today - timedelta(days=told.dice.randint(20, 500)))
    _arrest(told)
    _case(told, convicts=False)
    told.go_on(5, 200)
    _health(told, 0.4)


def _serving(told: Life) -> None:
    told.day = max(told.day, told.today - timedelta(days=told.dice.randint(500, 4200)))
    _imprisoned(told)
    if told.go_on(100, 900):
        _stay(told, told.dice.choice(["punishment_cell", "prison_hospital", "prison", "civilian_hospital"]))
    for _year in range(told.dice.randrange(3)):
        if told.go_on(100, 700):
            _health(told, 0.6)


def _imprisoned(told: Life) -> None:
    _arrest(told)
    _case(told)
    told.go_on(10, 60)
    _stay(told, "prison", ground="sentence")
    if told.go_on(30, 900):
        _health(told, 0.5)


def _released(told: Life) -> None:
    _imprisoned(told)
    how = told.dice.choice(["early", "at_term", "illness", "pardoned", "acquitted", "released", "bail", "exchanged"])
    if told.go_on(60, 1500):
        _end_last_stay(told, how)


def _end_last_stay(told: Life, how: str) -> None:
    told.tables["custody"][-1] |= {"ended": {"date": told.day.isoformat()}, "end": how}


def _restricted(told: Life) -> None:
    _imprisoned(told)
    if told.go_on(60, 1200):
        _stay(told, "restricted_freedom")


def _died_in_custody(told: Life) -> None:
    _imprisoned(told)
    if told.go_on(60, 1200):
        _death(told, facility=world.prison(told.country, told.prison))


def _died_later(told: Life) -> None:
    _released(told)
    if told.tables["custody"][-1].get("ended") and told.go_on(20, 600):
        _death(told)


def _death(told: Life, **more: Any) -> None:
    manner = told.dice.choice(["natural", "not_known", "disputed"])
    told.add("deaths", "de", person=told.key, occurred=told.when(), manner=manner,
             cause=told.dice.choice(ILLNESSES).texts, **more)  # fmt: skip


def _absent(told: Life) -> None:
    _case(told, absent=True)
    if told.dice.random() < 0.5:
        told.add("designations", "ds", person=told.key, label="wanted", occurred=told.when())


def _disappeared(told: Life) -> None:
    _stay(told, "disappeared")


def _ordered(told: Life) -> None:
    """Early release granted, in fifteen days unless appealed; whether it happened is not reported."""
    _imprisoned(told)
    told.day = max(told.day, told.today - timedelta(days=told.dice.randint(2, 40)))
    if told.has_case:
        case = told.tables["cases"][0]["key"]
        _ruling(told, case, "early_release_granted", effect="after_days_unless_appealed", effect_days=15)


def _at_home(told: Life) -> None:
    _arrest(told)
    _case(told, convicts=False)
    if told.go_on(10, 120):
        _stay(told, "house_arrest", ground="remand_order")


def _psychiatric(told: Life) -> None:
    _arrest(told)
    if told.go_on(20, 200):
        _stay(told, "psychiatric")


def _briefly(told: Life) -> None:
    ended = told.day + timedelta(days=told.dice.choice([5, 10, 15]))
    _stay(told, "administrative", ended=ended, end="at_term")
    told.day = ended


STORIES: Final[tuple[tuple[Callable[[Life], None], int], ...]] = (
    (_serving, 24), (_released, 24), (_remand, 12), (_restricted, 7), (_died_in_custody, 4), (_died_later, 4),
    (_absent, 5), (_disappeared, 3), (_ordered, 3), (_at_home, 5), (_psychiatric, 2), (_briefly, 7),
)  # fmt: skip


def _recognition(told: Life) -> None:
    for number in told.dice.sample(range(len(BODIES)), told.dice.choice([0, 1, 1, 2])):
        label = told.dice.choice(["political_prisoner", "prisoner_of_conscience"])
        told.add("designations", "ds", person=told.key, label=label, by_organisation=world.body(number),
                 occurred=told.when())  # fmt: skip


def countries(dice: Random) -> Country:
    """Answer one of the countries, some more often than others."""
    return dice.choices(COUNTRIES, [8, 5, 4, 3, 2])[0]
