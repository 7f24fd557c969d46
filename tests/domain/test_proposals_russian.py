"""Short fictitious articles in Russian and every proposal made of them; traps give none."""

from datetime import date

import pytest

from tests.domain.proposal_lines import lines

PUBLISHED = date(2021, 9, 27)

ARTICLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "verdict": (
        "Городской суд Отара 12 марта 2020 года приговорил журналиста Марата Ивлева к пяти годам лишения "
        "свободы по обвинению в «возбуждении розни». Вину он не признал. 47-летний Ивлев был задержан 3 "
        "октября 2019 года.\n\n"
        "Областной суд в мае оставил приговор без изменений, сообщила адвокат Дина Карпова.",
        (
            "1 sentences: penalties=imprisonment P5Y, occurred=2020-03-12",
            "1 charges: wording=«возбуждении розни», steps=convicted, occurred=2020-03-12",
            "1 parties: stance=denies_all",
            "1 claims: kind=age, number=47",
            "1 custody: form=police, occurred=2019-10-03",
            "2 rulings: disposition=upheld, occurred=2021-05",
        ),
    ),
    "administrative": (
        "В Отаре под административные аресты на 20 суток отправлены активисты Марат Ивлев и Лена "
        "Торпова. Ивлеву вменили часть 11 статьи 488 Кодекса об административных правонарушениях – "
        "«Нарушение порядка проведения собраний». Торпову 3 марта 2021 года оштрафовали на 144 "
        "доллара.\n\n"
        "Суд оштрафовал Ивлева на 50 000 тенге по делу о распространении ложной информации.",
        (
            "1 custody: form=administrative",
            "1 charges: wording=«Нарушение порядка проведения собраний», steps=charged",
            "1 sentences: penalties=fine 144 доллара, occurred=2021-03-03",
            "2 sentences: penalties=fine 50 000 тенге",
            "2 charges: wording=распространении ложной информации, steps=convicted",
        ),
    ),
    "age behind the term": (
        "Суд в Отаре 3 марта 2021 года приговорил к семи годам колонии 42-летнего активиста Марата Ивлева.",
        ("1 sentences: penalties=imprisonment P7Y, occurred=2021-03-03", "1 claims: kind=age, number=42"),
    ),
    "limited": (
        "22 июня городской суд Отара приговорил 42-летнего активиста Марата Ивлева к 3 годам "
        "ограничения свободы и 5 годам запрета заниматься общественной деятельностью. Все обвинения "
        "он отверг.\n\n"
        "В мае 2020 года против Торповой возбудили новое дело за «призывы к беспорядкам». Суд "
        "приговорил её к пяти годам колонии с запретом вести блог в течение двух лет. Торпова "
        "получила 2,5 года за клевету.",
        (
            "1 sentences: penalties=restricted_freedom P3Y; ban P5Y, occurred=2021-06-22",
            "1 claims: kind=age, number=42",
            "1 parties: stance=denies_all",
            "2 charges: wording=«призывы к беспорядкам», steps=suspected, occurred=2020-05",
            "2 sentences: penalties=imprisonment P5Y; ban P2Y",
            "2 sentences: penalties=imprisonment P2Y6M",
        ),
    ),
    "moved": (
        "26 июля Ивлева вывезли из СИЗО в Отаре. В августе 2020 года его перевели в СИЗО Жема. Ивлев "
        "продолжает голодовку. Его беспокоит межпозвоночная грыжа.\n\n"
        "Правозащитные организации признали его политическим заключённым. Рабочая группа ООН признала "
        "задержание Марата Ивлева произвольным.",
        (
            "1 custody: form=remand, end=transfer, ended=2021-07-26",
            "1 custody: form=remand, occurred=2020-08",
            "1 protests: kind=hunger_strike",
            "1 health: kind=condition, condition=межпозвоночная грыжа",
            "2 designations: label=political_prisoner, by=Правозащитные организации",
            "2 designations: label=arbitrarily_detained",
        ),
    ),
    "quotes": (
        "Руководитель группы «Открытая дверь» сообщил, что звонивший ему Ивлев, осуждённый после "
        "«земельного митинга», жаловался на астму. Ивлев отметил, что лекарства у него отобрали, а "
        "врач при осмотре заключил: «Такое лечение ему пока не требуется».",
        ("1 health: kind=condition, condition=астму",),
    ),
    "custody": (
        "В июле Лену Торпову приговорили к году лишения свободы. Торпова содержится в следственном "
        "изоляторе Отара. В мае 2020 года суд отправил Торпову в СИЗО. Апелляция смягчила приговор на "
        "один месяц.\n\n"
        "Марат Ивлев отбывает наказание в колонии в Жеме. Число политических заключённых увеличилось "
        "до 16. Суд приговорил Ивлева к двум годам ограничения свободы и штрафу в размере 50 000 "
        "тенге.",
        (
            "1 sentences: penalties=imprisonment P1Y, occurred=2021-07",
            "1 custody: form=remand",
            "1 rulings: disposition=detention_ordered, occurred=2020-05",
            "1 sentence_changes: kind=reduction, term=P1M",
            "2 custody: form=prison",
            "2 tallies: value=16, scope=политических заключённых",
            "2 sentences: penalties=restricted_freedom P2Y; fine 50 000 тенге",
        ),
    ),
    "mother": (
        "Активистка Лена Торпова, мать двоих детей, была в июне 2021 года приговорена к 2 годам "
        "лишения свободы. Её обвинили в насилии в отношении полицейского (ст. 364 УК). 12 апреля 2021 "
        "года суд в Отаре добавил ей ещё год колонии.",
        (
            "1 sentences: penalties=imprisonment P2Y, occurred=2021-06",
            "1 charges: wording=насилии в отношении полицейского, steps=charged",
            "1 sentence_changes: kind=extension, term=P1Y, occurred=2021-04-12",
        ),
    ),
    "release": (
        "Поэтесса Алия Торпова вышла на свободу 27 июля. Суд удовлетворил ее ходатайство об условно-"
        "досрочном освобождении. Постановление вступит в законную силу через 15 дней, если прокурор его не "
        "обжалует.\n\n"
        "Торпова провела в колонии три с половиной года. В августе 2019 года её перевели в колонию в Жеме. "
        "Срок ей сократили на восемь месяцев.",
        (
            "1 custody: end=released, ended=2021-07-27",
            "1 rulings: disposition=early_release_granted, effect=after_days_unless_appealed,"
            " effect_days=15, appeal_by=prosecutor",
            "2 claims: kind=time_held, term=P3Y6M",
            "2 custody: form=prison, occurred=2019-08",
            "2 sentence_changes: kind=reduction, term=P8M",
        ),
    ),
    "strike": (
        "Заключённый активист Тимур Аскен объявил голодовку 1 сентября, рассказала его жена. Через неделю "
        "он прекратил голодовку. В середине апреля Аскен был госпитализирован, врачи диагностировали "
        "ишемическую болезнь сердца и сахарный диабет.\n\n"
        "По словам сестры, его избили в колонии. В министерстве опровергли обвинения. Петицию за его "
        "освобождение подписали 2500 человек.",
        (
            "1 protests: kind=hunger_strike, occurred=2021-09-01",
            "1 health: kind=hospitalisation, occurred=[2021-04-11..2021-04-20]",
            "1 health: kind=diagnosis, condition=ишемическую болезнь сердца, occurred=[2021-04-11..2021-04-20]",
            "1 health: kind=diagnosis, condition=сахарный диабет, occurred=[2021-04-11..2021-04-20]",
            "2 ill_treatment: kind=violence, alleged_by=relative, standing=alleged",
            "2 responses: kind=denies, by=министерстве, denied=обвинения",
            "2 campaigns: kind=petition, size=2500",
        ),
    ),
    "death": (
        "68-летний диссидент Арман Отаров скончался 24 ноября 2020 года в больнице от инфаркта. Об этом "
        "сообщила его сестра. Правозащитники признали его политзаключенным. В 2012 году он отказался от "
        "помилования.",
        (
            "1 claims: kind=age, number=68",
            "1 deaths: cause=инфаркта, occurred=2020-11-24",
            "1 designations: label=political_prisoner, by=Правозащитники",
            "1 clemency: kind=pardon, answer=refused, occurred=2012",
        ),
    ),
    "traps": (
        "Ивлев может быть освобожден в октябре, если суд удовлетворит ходатайство об УДО. Прокурор запросил"
        " для него девять лет лишения свободы. Ему грозит до 12 лет тюрьмы.\n\n"
        "Сообщения о том, что он был госпитализирован, не соответствуют действительности. Он не был "
        "задержан. Министр здравоохранения посетил больницу. Отец министра умер в 1999 году.\n\n"
        "Адвокаты требуют, чтобы активист был освобожден. Суд не отменил приговор.",
        (),
    ),
    "cell": (
        "В ноябре суд отказал Ермек в условно-досрочном освобождении. Адвокат обжаловал решение. Её "
        "поместили в карцер в конце декабря 2020 года, сообщает «Радио Степь».\n\n"
        "Прокуратура не прокомментировала жалобы. Обыск в квартире активистки прошёл в марте.",
        (
            "1 rulings: disposition=early_release_refused, occurred=2020-11",
            "1 filings: kind=appeal, by=Адвокат",
            "1 custody: form=punishment_cell, occurred=[2020-12-21..2020-12-31]",
            "2 responses: kind=no_answer, by=Прокуратура",
            "2 occurrences: kind=search, occurred=2021-03",
        ),
    ),
    "measures": (
        "Суд избрал Марату Ивлеву меру пресечения в виде содержания под стражей на два месяца. Алии Торповой "
        "суд избрал меру пресечения в виде домашнего ареста. Тимур Аскен отправлен под административный арест "
        "на 15 суток. Его сестра с 3 марта содержится под домашним арестом.\n\n"
        "Ивлеву, осуждённому в прошлом году к двум годам лишения свободы, отказали в свидании. Торповой вынесли "
        "приговор – три года ограничения свободы. Суд 12 января смягчил ей наказание с пяти до трёх лет.\n\n"
        "Сегодня в больнице после инфаркта умер писатель Арман Отаров. 27 августа из колонии в Жеме вышел "
        "Дамир Селин.",
        (
            "1 rulings: disposition=detention_ordered",
            "1 rulings: disposition=house_arrest_ordered",
            "1 custody: form=administrative",
            "2 sentences: penalties=imprisonment P2Y, occurred=2020",
            "2 ill_treatment: kind=denial_of_visits",
            "2 sentences: penalties=restricted_freedom P3Y",
            "2 sentence_changes: kind=merger, term=P3Y, occurred=2021-01-12",
            "3 deaths: occurred=2021-09-27",
            "3 custody: end=released, ended=2021-08-27",
        ),
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_gives_exactly_these_proposals(name: str) -> None:
    text, expected = ARTICLES[name]

    assert lines(text, PUBLISHED) == list(expected)
