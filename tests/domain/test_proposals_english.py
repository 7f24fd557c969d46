"""Short fictitious articles in English and every proposal made of them; traps give none."""

from datetime import date

import pytest

from tests.domain.proposal_lines import lines

PUBLISHED = date(2021, 9, 27)

ARTICLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "verdict": (
        "The Otar City Court sentenced journalist Marat Ivlev to five years in prison on 12 March 2020 on "
        'charges of "inciting discord." Ivlev, 47, pleaded not guilty. His lawyer, Dina Karpova, said the '
        "verdict would be appealed.\n\n"
        "On May 4, the regional court upheld the verdict. The Supreme Court could still overturn it, "
        "Karpova told reporters.",
        (
            "1 sentences: penalties=imprisonment P5Y, occurred=2020-03-12",
            '1 charges: wording="inciting discord", steps=convicted, occurred=2020-03-12',
            "1 claims: kind=age, number=47",
            "1 parties: stance=denies_all",
            "2 rulings: disposition=upheld, occurred=2021-05-04",
        ),
    ),
    "halted": (
        "Blogger Marat Ivlev had to suspend his hunger strike on April 5, his lawyer said. He went on "
        "hunger strike to protest his arrest on March 25.\n\n"
        "Ivlev was rearrested on 1 June 2021 and sentenced to 15 days in prison. In July he was "
        "transferred to a detention center in Otar. He has lost 14 kilograms, his wife said.",
        (
            "1 protests: kind=hunger_strike, ended=2021-04-05",
            "1 custody: form=police, occurred=2021-03-25",
            "2 custody: form=police, occurred=2021-06-01",
            "2 custody: form=administrative",
            "2 custody: form=remand, occurred=2021-07",
            "2 health: kind=symptom, condition=lost 14 kilograms, reported_by=relative",
        ),
    ),
    "camp": (
        "The Otar City Court on 12 March 2020 sentenced the leader of the unregistered party Forward, "
        "Otar!, Marat Ivlev, to seven years in prison on charges of financing a banned group and "
        "barred him from public activities for three years. Ivlev is serving his sentence in a prison "
        "colony in Zhem. He has remained in solitary confinement for six months, his sister said.\n\n"
        "A United Nations working group found that his detention was arbitrary. On Tuesday Ivlev "
        "marked his 1,000th day in prison. The court fined his colleague, Lena Torpova, $2,000 on 5 "
        "May 2020.",
        (
            "1 sentences: penalties=imprisonment P7Y; ban P3Y, occurred=2020-03-12",
            "1 charges: wording=financing a banned group, steps=convicted",
            "1 custody: form=prison",
            "1 ill_treatment: kind=solitary, length=P6M, alleged_by=relative, standing=alleged",
            "2 designations: label=arbitrarily_detained",
            "2 claims: kind=time_held, term=P1000D, occurred=2021-09-21",
            "2 sentences: penalties=fine $2,000, occurred=2020-05-05",
        ),
    ),
    "parole": (
        "Marat Ivlev was released early in the morning on 19 May after nearly four years in prison. "
        "The authorities released on parole the blogger Lena Torpova.",
        (
            "1 custody: end=released, ended=2021-05-19",
            "1 custody: end=early",
        ),
    ),
    "charges": (
        "In April of last year Marat Ivlev was sentenced to five years in prison on charges of "
        'extremism, "inciting discord" and resisting a police officer. Lena Torpova was sentenced to '
        "two years' restricted liberty and a fine of 100,000 roubles. She was arrested in May 2020 on "
        "trumped-up charges of possessing drugs, her lawyer said.\n\n"
        'The group "Open Door" has reported that on 3 November 2020, Ivlev was sentenced to seven '
        'years in prison. "The verdict stays as it was in every part," declared judge Dina Karpova.',
        (
            "1 sentences: penalties=imprisonment P5Y, occurred=2020-04",
            '1 charges: wording=extremism, "inciting discord" and resisting a police officer, steps=convicted,'
            " occurred=2020-04",
            "1 sentences: penalties=restricted_freedom P2Y; fine 100,000 roubles",
            "1 custody: form=police, occurred=2020-05",
            "1 charges: wording=possessing drugs, steps=charged",
            "2 sentences: penalties=imprisonment P7Y, occurred=2020-11-03",
            "2 statements: speaker=judge Dina Karpova, quote=The verdict stays as it was in every part",
        ),
    ),
    "refused": (
        "Judge Dina Karpova yesterday rejected a request for the conditional release of reporter "
        "Marat Ivlev. The request was submitted by his lawyer on 19 August. Ivlev complains of severe "
        "pains in the heart, his sister said.\n\n"
        "On Tuesday the court rejected opponent Marat Ivlev's appeal against his sentence. He was "
        "moved from the IK-60 maximum-security penal colony and placed in a solitary confinement "
        'cell. Amnesty International recognized him as a "prisoner of conscience".',
        (
            "1 rulings: disposition=early_release_refused, occurred=2021-09-26",
            "1 filings: kind=early_release, by=his lawyer, occurred=2021-08-19",
            "1 health: kind=symptom, condition=severe pains in the heart, reported_by=relative",
            "2 rulings: disposition=dismissed, occurred=2021-09-21",
            "2 custody: form=prison, end=transfer",
            "2 ill_treatment: kind=solitary",
            "2 designations: label=prisoner_of_conscience, by=Amnesty International",
        ),
    ),
    "cut": (
        "Marat Ivlev was initially, in 2015, sentenced to nine years in prison, but that penalty was "
        "later commuted to three years. He has denied any wrongdoing. In January 2018 he was "
        "hospitalized and operated on.\n\n"
        "On 20 March 2018 a court in Otar changed the preventive measure for Lena Torpova to house "
        "arrest. Torpova, a mother of two, was arrested in May 2017.",
        (
            "1 sentences: penalties=imprisonment P9Y, occurred=2015",
            "1 sentence_changes: kind=merger, term=P3Y",
            "1 parties: stance=denies_all",
            "1 health: kind=hospitalisation, occurred=2018-01",
            "1 health: kind=treatment_given, condition=operated on, occurred=2018-01",
            "2 rulings: disposition=house_arrest_ordered, occurred=2018-03-20",
            "2 custody: form=police, occurred=2017-05",
        ),
    ),
    "release": (
        "Blogger Lena Torpova walked free from prison on Tuesday after serving two and a half years of a "
        "four-year sentence. She was released on parole, her sister said.\n\n"
        "Torpova had been transferred to a colony in Zhem in August 2019. She was denied visits for months,"
        " according to the rights group Open Door.",
        (
            "1 custody: end=released, ended=2021-09-21",
            "1 claims: kind=time_held, term=P2Y6M",
            "1 sentences: penalties=imprisonment P4Y",
            "1 custody: end=early",
            "2 custody: form=prison, occurred=2019-08",
            "2 ill_treatment: kind=denial_of_visits, alleged_by=campaigner, standing=alleged",
        ),
    ),
    "death": (
        "Timur Asken, a trade unionist jailed in 2017, died in custody on 3 June, prison officials said. He"
        " was 59 years old.\n\n"
        "The prison service said he died of a heart attack. Relatives allege that he was beaten by guards. "
        "The Interior Ministry denied the allegations of torture.",
        (
            "1 deaths: occurred=2021-06-03",
            "1 claims: kind=age, number=59",
            "2 deaths: cause=a heart attack",
            "2 ill_treatment: kind=violence, alleged_by=relative, standing=alleged",
            "2 responses: kind=denies, by=The Interior Ministry, denied=the allegations of torture",
        ),
    ),
    "health": (
        "Doctors diagnosed the poet with tuberculosis and diabetes in late January. He was moved to a "
        "prison hospital two weeks ago, his wife Aigul said.\n\n"
        'His condition has deteriorated, she told Radio Step. "They give him no medicine and no warm '
        'clothes at all," she said.',
        (
            "1 health: kind=diagnosis, reported_by=physician, condition=tuberculosis,"
            " occurred=[2021-01-21..2021-01-31]",
            "1 health: kind=diagnosis, reported_by=physician, condition=diabetes, occurred=[2021-01-21..2021-01-31]",
            "1 health: kind=hospitalisation, occurred=2021-09-13~, reported_by=relative",
            "2 health: kind=deterioration",
            "2 statements: speaker=she, quote=They give him no medicine and no warm clothes at all",
        ),
    ),
    "trap_conditional": (
        "Marat Ivlev could be released next month if the court approves his request. Under the law he would"
        " be freed after two thirds of the term.\n\n"
        "His lawyers hope that he will be acquitted. He has not been charged with any crime and was never "
        "convicted. Prosecutors asked the court to sentence him to nine years. He faces up to twelve years "
        "in prison.\n\n"
        "If he is found guilty, he may be sentenced to 10 years. Supporters demanded that he be released "
        "immediately.",
        (),
    ),
    "trap_others": (
        "Health Minister Oraz Bekov visited a hospital in Otar on Monday. He was hospitalised with "
        "pneumonia last year.\n\n"
        "The minister's father died in 1999. Two soldiers were arrested in May. A police officer was killed"
        " in the riots of 2011.\n\n"
        "The company was founded in 1998 and has 250 employees in 14 cities. The road is 120 kilometres "
        "long.",
        (),
    ),
    "trap_denial": (
        "The prosecutor's office denied that Marat Ivlev was tortured. Reports that he was hospitalised are"
        " untrue, the ministry said.\n\n"
        '"He was not beaten and he has not been on hunger strike," a spokesman said. There is no evidence '
        "that he was transferred to a punishment cell.",
        (
            "1 responses: kind=denies, by=The prosecutor's office, denied=that Marat Ivlev was tortured",
            "2 statements: speaker=a spokesman, quote=He was not beaten and he has not been on hunger strike",
        ),
    ),
    "headline": (
        "Activist Jailed For Six Years Over Post\n\n"
        "Court Rejects Appeal Of Jailed Activist\n\n"
        "A court in Almaly has jailed activist Rustam Qaleev for six years. Police detained Qaleev on "
        "November 2, 2020, and he was placed under house arrest a week later.",
        (
            "3 sentences: penalties=imprisonment P6Y",
            "3 custody: form=police, occurred=2020-11-02",
            "3 rulings: disposition=house_arrest_ordered",
            "3 custody: form=house_arrest",
        ),
    ),
    "strike": (
        "Imprisoned activist Saule Ermek has been on hunger strike since September 1, her brother Daniyar "
        "told AFP. She ended an earlier hunger strike in April.\n\n"
        "More than 1,200 people signed a petition calling for her freedom. She was offered a pardon in 2019"
        " on condition that she confess but refused.",
        (
            "1 protests: kind=hunger_strike, occurred=2021-09-01",
            "1 protests: kind=hunger_strike, ended=2021-04",
            "2 campaigns: kind=petition, size=1200, size_comparator=more_than",
            "2 clemency: kind=pardon, condition=she confess, answer=refused, occurred=2019",
        ),
    ),
    "appeal": (
        "The Almaty Regional Court on Thursday reduced Ivlev's sentence by one year and six months. The "
        "appeals court overturned his conviction on the second count, and ordered a retrial.\n\n"
        "Ivlev's lawyers filed an appeal in January. The ruling takes effect in 30 days unless it is "
        "appealed. Amnesty International recognized Ivlev as a prisoner of conscience in 2018. He was "
        "pardoned by President Sadyr Omarov on 5 May 2021.",
        (
            "1 sentence_changes: kind=reduction, term=P1Y6M, occurred=2021-09-23",
            "1 rulings: disposition=quashed",
            "2 filings: kind=appeal, by=Ivlev's lawyers, occurred=2021-01",
            "2 rulings: disposition=remanded, effect=after_days_unless_appealed, effect_days=30, appeal_by=any_party",
            "2 designations: label=prisoner_of_conscience, by=Amnesty International, occurred=2018",
            "2 rulings: disposition=pardoned, occurred=2021-05-05",
        ),
    ),
    "quoted": (
        '"I was arrested on 7 July and beaten for two hours at the station," Ivlev told the court. "They '
        'want to keep me silent for ever," commented Zoya Lerman on Facebook.\n\n'
        "The judge extended his pretrial detention on Friday. He called the case politically motivated.",
        (
            "1 statements: speaker=Ivlev,"
            " quote=I was arrested on 7 July and beaten for two hours at the station, medium=court",
            "1 custody: form=police, occurred=2021-07-07",
            "1 statements: speaker=Zoya Lerman, quote=They want to keep me silent for ever, medium=facebook",
            "2 rulings: disposition=detention_extended, occurred=2021-09-24",
            "2 statements: speaker=He",
        ),
    ),
    "dates set off": (
        "In the town of Otar, a court, on March 9, sentenced Marat Ivlev to 3 1/2 years of restricted freedom for "
        "taking part in rallies in 2019. As his lawyer recalls, on 12 May 2020, Ivlev was found guilty of libel. Two "
        "weeks later, on 26 May, he began a hunger strike.\n\n"
        "Alia Torpova has been in jail since August. In 2018, her sentence was increased by a total of four years. "
        "That was later extended by two years.\n\n"
        "A trial that many observers described as politically motivated ended on Friday.",
        (
            "1 sentences: penalties=restricted_freedom P3Y6M, occurred=2021-03-09",
            "1 rulings: disposition=convicted, occurred=2020-05-12",
            "1 charges: wording=libel, steps=convicted, occurred=2020-05-12",
            "1 protests: kind=hunger_strike, occurred=2021-05-26",
            "2 custody: occurred=2021-08",
            "2 sentence_changes: kind=extension, term=P4Y, occurred=2018",
            "2 sentence_changes: kind=extension, term=P2Y",
        ),
    ),
    "appeal and reduction": (
        "The town of Otar on Monday threw out Marat Ivlev's appeal. Ivlev was jailed in 2016 for seven-and-a-half "
        "years. His term was reduced to a five-year sentence in 2018. On 3 June, the Supreme Court partly met his "
        "complaint, reducing his prison term from five to four years. His request for release from prison was rejected "
        "on August 10.\n\n"
        "Released in May 2020, Torpova fled abroad. Timur Asken was sent to prison for 6-1/2 years. "
        "Dina Karpova was handed a life sentence in 2010. She was transferred on June 5 to a hospital in Otar.",
        (
            "1 rulings: disposition=dismissed, occurred=2021-09-27",
            "1 sentences: penalties=imprisonment P7Y6M, occurred=2016",
            "1 sentence_changes: kind=merger, term=P5Y, occurred=2018",
            "1 sentence_changes: kind=merger, term=P4Y, occurred=2021-06-03",
            "1 rulings: disposition=early_release_refused, occurred=2021-08-10",
            "2 custody: end=released, ended=2020-05",
            "2 sentences: penalties=imprisonment P6Y6M",
            "2 sentences: penalties=life True, occurred=2010",
            "2 health: kind=hospitalisation, occurred=2021-06-05",
        ),
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_gives_exactly_these_proposals(name: str) -> None:
    text, expected = ARTICLES[name]

    assert lines(text, PUBLISHED) == list(expected)
