"""Short fictitious articles in Kazakh and every proposal made of them; traps give none."""

from datetime import date

import pytest

from tests.domain.proposal_lines import lines

PUBLISHED = date(2021, 9, 27)

ARTICLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "verdict": (
        "Отар қалалық соты 2020 жылғы 12 наурызда журналист Марат Ивлевті 5 жылға бас бостандығынан айырды."
        " Сот оны кінәлі деп таныды. Ивлев 2019 жылдың қазанында ұсталды. Ол айыбын мойындамады.",
        (
            "1 sentences: penalties=imprisonment P5Y, occurred=2020-03-12",
            "1 rulings: disposition=convicted",
            "1 custody: form=police, occurred=2019-10",
            "1 parties: stance=denies_all",
        ),
    ),
    "ban": (
        "Сот Марат Ивлевке бас бостандығын 4 жылға шектеу жазасын беріп, бес жыл қоғамдық қызметпен "
        "айналысуға тыйым салды. Ивлев бір жылға жуық уақыт тергеу абақтысында отырды.",
        (
            "1 sentences: penalties=restricted_freedom P4Y; ban P5Y",
            "1 claims: kind=time_held, term=P1Y, comparator=about",
        ),
    ),
    "release": (
        "Белсенді Сәуле Ермек 27 шілдеде мерзімінен бұрын босатылды. Ол сәуірдің ортасында аштық жариялады."
        " Ермек ауруханаға жеткізілді. Апасының айтуынша, оның жағдайы нашарлады. Шешім 15 күннен кейін "
        "күшіне енеді.",
        (
            "1 custody: end=early, ended=2021-07-27",
            "1 protests: kind=hunger_strike, occurred=[2021-04-11..2021-04-20]",
            "1 health: kind=hospitalisation",
            "1 health: kind=deterioration",
        ),
    ),
    "traps": (
        "Марат Ивлев келесі айда босатылуы мүмкін. Ол ұсталған жоқ. Егер сот оны кінәлі деп таныса, ол 10 "
        "жылға сотталуы мүмкін. Министр ауруханаға барды.",
        (),
    ),
    "illness": (
        "Ақын Айдос Сарбас 2021 жылдың ақпанында аштық жариялады. Дәрігерлер оған қант диабеті диагнозын "
        "қойды. Сарбас карцерге қамалды. Құқық қорғаушылар оны саяси тұтқын деп таныды. Ол кеше қайтыс "
        "болды.",
        (
            "1 protests: kind=hunger_strike, occurred=2021-02",
            "1 health: kind=diagnosis, condition=қант диабеті",
            "1 custody: form=punishment_cell",
            "1 designations: label=political_prisoner",
            "1 deaths: occurred=2021-09-26",
        ),
    ),
    "custody until trial": (
        "Сот Марат Ивлевті екі айға қамауда ұстау туралы шешім шығарды. Ол 12 маусымнан бері аштық жариялап "
        "жатыр. Апелляциялық алқа үкімді өзгеріссіз қалдырды.",
        (
            "1 rulings: disposition=detention_ordered",
            "1 protests: kind=hunger_strike, occurred=2021-06-12",
            "1 rulings: disposition=upheld",
        ),
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_gives_exactly_these_proposals(name: str) -> None:
    text, expected = ARTICLES[name]

    assert lines(text, PUBLISHED) == list(expected)
