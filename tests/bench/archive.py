"""Rows of the readers' index for any number of people who do not exist, each with a name and a life drawn for them.

Nothing of a life depends on another one: names, places, courts, charges and years are drawn by how common they are, the
commonest first, as in a register; custody lasts from days to decades within 1918 to 2026. Surnames are made up and end
as those of real registers do, half of them in -ov, a woman's in -ova; every second person has a patronymic.
Given names are as unlike as those of Russian men: the commonest has 9.7 of a hundred people, the first five 35 (of men
with a pension 8.9 and 37, as the Social Fund of Russia says: newsinfo.ru/news/popular-pensioner-names-3al/962321).
"""

import json
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Final

from cases.domain import names


def _words(text: str) -> list[str]:
    return text.split()


TODAY: Final = date(2026, 11, 26)
STARTS: Final = _words(
    "Fab Ink Blan Not Pret Imag Draf Off Samp Mad Nov Ekz Grib Snor Tump Wob Zig Quib Mock Dum Fict Pseu "
    "Feig Sham Toyn Fig Myth Lor Yarn Tal"
)
MIDDLES: Final = _words(
    "ador imel ogar uli olda ubren otar anupel odin abu sido ultu omi ader empu rola bini keta lomu nari "
    "peso ruva sila tema voka zuni debo fira gelo hamu"
)
JOINTS: Final = ("", *"lmnrstvzd")
ENDS: Final = {
    **{"ov": 30, "in": 14, "ev": 12, "enko": 7, "ski": 6, "uk": 4, "ko": 4, "bayev": 4, "bekov": 4, "yan": 3, "ets": 3},
    **{"dze": 2, "ich": 2, "shvili": 1, "man": 2, "son": 1},
}
"""How surnames end, and how many of a hundred do."""
GIVEN_STARTS: Final = _words("Bir Her Thim Tea Driz Lan Peb Net Pud Bob Mar Aco Sno Fer Mos Clo Ree Wil Osk Elm")
GIVEN_ENDS: Final = _words("ch on ble spo zle ter dle kle bin mot rna dri na mu li do ra sha vi ko")
_TOGETHER: Final = {"Sh": "Ш", "Th": "Т", "sh": "ш", "th": "т", "aya": "ая", "ch": "ч", "ya": "я"}
_LETTERS: Final = str.maketrans(
    "abdefgiklmnoprstuvzABCDEFGHIKLMNOPRSTVZhcyQqWwYUE", "абдефгиклмнопрстувзАБКДЕФГХИКЛМНОПРСТВЗхкиКкВвИУЕ"
)
COUNTRIES: Final = ("AQ", "TF", "HM", "GS", "BV", "UM", "IO", "SJ")
AFTERWARDS: Final = (
    "released",
    "released_at_term",
    "released_early",
    "died_in_custody",
    "executed",
    "pardoned",
    "exile",
)
CUSTODY: Final = ("remand", "police_custody", "house_arrest", "held")
TERMS: Final = ("under-1", "1-3", "3-5", "5-10", "10-15", "15-more", "life", "not-known")
HEALTH: Final = ("hunger_strike", "injury", "deterioration", "treatment_refused", "diagnosis")
FIRST_DAY: Final = date(1918, 1, 1)
_LAST: Final = (TODAY - FIRST_DAY).days
_BATCH: Final = 10_000
COLUMNS: Final = {
    "published_edition": "id position subject_kind subject_key number published_on commitment chain",
    "published_listing": "id subject_kind key edition_id country title sort_key held_from",
    "published_listededition": "listing_id edition_id title known_from known_until",
    "published_listedname": "id listing_id from_key text folded",
    "published_listedtoken": "name_id token",
    "published_statusspan": (
        "listing_id status certainty is_main is_held held first_day last_day known_from known_until"
    ),
    "published_trait": "listing_id facet code known_from known_until",
    "published_listedfact": "listing_id facet code fact said occurred ended first_day last_day",
}
AGAIN: Final = 100
"""Of so many people one was recorded otherwise for a year before."""
Rows = dict[str, list[tuple[Any, ...]]]


class Common:
    """Things of which the first are the commonest; `draw` answers so many of them."""

    def __init__(self, things: Sequence[str], slope: float = 1.0, head: int = 10) -> None:
        self.things = things
        self.sums = list(accumulate(1 / (rank + head) ** slope for rank in range(len(things))))

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """Answer so many of them, drawn one by one."""
        most = self.sums[-1]
        return [self.things[bisect(self.sums, chance.random() * most)] for _ in range(number)]


def _families() -> list[str]:
    """Answer the surnames, the commonest first: those with a common end come sooner, by chance in proportion."""
    chance = random.Random(1)  # noqa: S311 - the same order each time
    stems = [start + middle + joint for start in STARTS for middle in MIDDLES for joint in JOINTS]
    place = {stem + end: chance.random() ** (1 / share) for stem in stems for end, share in ENDS.items()}
    return sorted(place, key=place.__getitem__, reverse=True)


def of_a_woman(family: str) -> str:
    """Answer the surname as a woman has it."""
    if family.endswith("ski"):
        return f"{family.removesuffix('i')}aya"
    return f"{family}a" if family.endswith(("ov", "ev", "in")) else family


def cyrillic(word: str) -> str:
    """Answer a word of the archive in Cyrillic letters."""
    for latin, letters in _TOGETHER.items():
        word = word.replace(latin, letters)
    return word.translate(_LETTERS)


FAMILIES: Final = Common(_families())
GIVEN: Final = Common([start + end for end in GIVEN_ENDS for start in GIVEN_STARTS], slope=2.0)
HEADED: Final = {
    "place": Common([f"place-fi{at}" for at in range(2000)]),
    "court": Common([f"org-fic{at}" for at in range(800)]),
    "judge": Common([f"XX-JUDGE{at}" for at in range(1500)]),
    "charge": Common([f"provision-fi{at}" for at in range(120)], head=3),
    "recognised": Common([f"org-fib{at}" for at in range(8)], head=1),
}
CODED: Final = {
    "country": Common(COUNTRIES, head=1),
    "term": Common(TERMS, head=3),
    "health": Common(HEALTH, head=2),
    "afterwards": Common(AFTERWARDS, head=2),
    "custody": Common(CUSTODY, head=1),
}


class Archive:
    """So many people behind those that are there; `first` are the next numbers of listing, edition and name."""

    def __init__(self, number: int, first: tuple[int, int, int]) -> None:
        self.number = number
        self.first = first
        self.chance = random.Random(first[0])  # noqa: S311 - the same people each time
        self._folded: dict[str, str] = {}

    def batches(self) -> Iterator[Rows]:
        """Answer the rows by table, of some thousand people at a time."""
        for start in range(0, self.number, _BATCH):
            rows: Rows = {table: [] for table in COLUMNS}
            some = min(_BATCH, self.number - start)
            drawn = zip(
                GIVEN.draw(self.chance, some),
                GIVEN.draw(self.chance, some),
                FAMILIES.draw(self.chance, some),
                *(one.draw(self.chance, some) for one in (*HEADED.values(), *CODED.values())),
                strict=True,
            )
            for at, (given, second, family, *things) in enumerate(drawn, start):
                life = dict(zip((*HEADED, *CODED), things, strict=True))
                life["sex"] = "female" if self.chance.random() < 0.15 else "male"
                self._add(rows, at, self._words(given, second, family, sex=life["sex"]), life)
            yield rows

    def _words(self, given: str, father: str, family: str, *, sex: str) -> list[str]:
        """Answer the words of a name; half of the people have a patronymic."""
        family = of_a_woman(family) if sex == "female" else family
        if self.chance.random() < 0.5:
            return [given, family]
        return [given, father.rstrip("aeiou") + ("ovna" if sex == "female" else "ovich"), family]

    def _add(self, rows: Rows, at: int, words: list[str], life: dict[str, str]) -> None:
        listing, edition, name = self.first[0] + at, self.first[1] + at, self.first[2] + 2 * at
        key, known = f"XX-{listing:08d}", TODAY.replace(day=1 + listing % 25).isoformat()
        forms = [words, [cyrillic(word) for word in words]]
        texts = [" ".join(form) for form in forms]
        folded = [self._fold(form) for form in forms]
        title = json.dumps(dict(zip(("en", "ru", "kk"), (*texts, texts[1]), strict=True)), ensure_ascii=False)
        sort_key = " ".join((folded[0][-1], *folded[0][:-1]))
        arrest = FIRST_DAY + timedelta(_day_of_arrest(self.chance))
        again = listing % AGAIN == 0
        rows["published_edition"].append((edition, edition, "person", key, 1 + again, known, "0" * 64, "0" * 64))
        rows["published_listing"].append(
            (listing, "person", key, edition, life["country"], title, sort_key, arrest.isoformat())
        )
        rows["published_listededition"].append((listing, edition, title, known, None))
        for offset, (text, keys) in enumerate(zip(texts, folded, strict=True)):
            rows["published_listedname"].append((name + offset, listing, key, text, " ".join(keys)))
            identifying = {keys[0], keys[-1]}  # As `names.tokens` has it: a patronymic identifies nobody.
            rows["published_listedtoken"] += [(name + offset, token) for token in sorted(identifying)]
        self._live(rows, listing, known, arrest, life)
        if again:
            earlier, days = edition + self.number, _before(known)
            rows["published_edition"].append((earlier, earlier, "person", key, 1, days[0], "0" * 64, "0" * 64))
            rows["published_listededition"].append((listing, earlier, title, *days))
            _said_before(rows, listing, known, arrest, life)

    def _fold(self, words: list[str]) -> list[str]:
        for word in words:
            if word not in self._folded:
                self._folded[word] = names.fold(word)
        return [self._folded[word] for word in words]

    def _live(self, rows: Rows, listing: int, known: str, arrest: date, life: dict[str, str]) -> None:
        """Add what became of one person: at liberty, held, sentenced, and what came afterwards, if it did."""
        chance = self.chance
        sentenced = arrest + timedelta(5 + int(chance.expovariate(1 / 150)))
        over = sentenced + timedelta(10 + int(chance.expovariate(1 / 1500)))
        spans: list[tuple[Any, ...]] = [
            ("at_liberty", "possibly", True, False, "", None, arrest - timedelta(1)),
            ("not_known", "possibly", False, False, "", None, arrest - timedelta(1)),
        ]
        last = None if sentenced > TODAY else sentenced - timedelta(1)
        spans.append((life["custody"], "surely", True, True, "surely", arrest, last))
        if last:
            vague = timedelta(30 if chance.random() < 0.2 and over < TODAY - timedelta(60) else 0)
            ends = over - timedelta(1) if over <= TODAY else None
            spans.append(("serving", "surely", True, True, "surely", sentenced, ends))
            if ends:
                spans.append((life["afterwards"], "surely", True, False, "", over + vague, None))
            if ends and vague:
                until = over + vague - timedelta(1)
                spans.append((life["afterwards"], "possibly", False, False, "possibly", over, until))
                spans.append(("serving", "possibly", True, True, "possibly", over, until))
        rows["published_statusspan"] += [(listing, *span, known, None) for span in spans]
        held_until = min(over, TODAY).year if over <= TODAY else None
        rows["published_trait"] += [
            (listing, facet, code, known, None) for facet, code in self._traits(life, arrest.year, held_until)
        ]
        self._tell(rows, listing, life, arrest, sentenced)

    def _traits(self, life: dict[str, str], first: int, last: int | None) -> Iterator[tuple[str, str]]:
        chance = self.chance
        yield from ((one, life[one]) for one in ("sex", "country", "place", "court", "charge", "term"))
        yield from ((one, life[one]) for one, share in SHARES.items() if chance.random() < share)
        if last is None:
            yield "year_on", str(first)
        else:
            yield from (("year", str(year)) for year in range(first, last + 1))
            if life["afterwards"] in {"died_in_custody", "executed"}:
                yield "died", str(last)

    def _tell(self, rows: Rows, listing: int, life: dict[str, str], arrest: date, sentenced: date) -> None:
        """Add four events: two places, a ruling and news of health."""
        day, later = arrest.isoformat(), sentenced.isoformat()
        sick = (arrest + timedelta(30)).isoformat()
        rows["published_listedfact"] += [
            (listing, "place", life["place"], f"cu-{listing}A", "remand", day, "", day, later),
            (listing, "place", life["place"], f"cu-{listing}B", "prison", later, "", later, None),
            (listing, "court", life["court"], f"ru-{listing}", "convicted", later, "", later, later),
            (listing, "health", life["health"], f"he-{listing}", life["health"], sick, "", sick, sick),
        ]


SHARES: Final = {"judge": 0.4, "recognised": 0.2, "health": 0.1}
"""The share of people of whom this is recorded."""


def _day_of_arrest(chance: random.Random) -> int:
    """Answer a day since `FIRST_DAY`: a third within 1930 to 1953, a tenth within the last six years."""
    share = chance.random()
    if share < 0.34:
        return 4383 + int(chance.random() * 8401)
    if share < 0.44:
        return _LAST - int(chance.random() * 2190)
    return int(chance.random() * _LAST)


def _before(known: str) -> tuple[str, str]:
    """Answer the first and the last day of the year before a day."""
    day = date.fromisoformat(known)
    return (day - timedelta(365)).isoformat(), (day - timedelta(1)).isoformat()


def _said_before(rows: Rows, listing: int, known: str, arrest: date, life: dict[str, str]) -> None:
    """Add what was recorded of a person before: held without a known end, in another place, and less of the rest."""
    days = _before(known)
    spans = (
        ("at_liberty", "possibly", True, False, "", None, arrest - timedelta(1)),
        (life["custody"], "surely", True, True, "surely", arrest, None),
    )
    traits = (
        ("sex", life["sex"]),
        ("country", life["country"]),
        ("charge", life["charge"]),
        ("place", HEADED["place"].things[listing % 2000]),
        ("year_on", str(arrest.year)),
    )
    rows["published_statusspan"] += [(listing, *span, *days) for span in spans]
    rows["published_trait"] += [(listing, *trait, *days) for trait in traits]
