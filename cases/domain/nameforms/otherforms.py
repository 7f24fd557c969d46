"""Given names in a short form (Sasha, Ted) or in the form of a farther language (Michael for Mikhail)."""

from functools import cache
from itertools import combinations
from typing import Final

from cases.domain.nameforms import spellings

_SHORT: Final = """
    aleksandr: sasha sania shura alex alik sashko oles ales sanek
    aleksandra: sasha sania shura alesia lesia
    aleksei: lesha liosha alyosha aliosha lyokha oleksa
    alina: alia
    anastasia: nastia nastya nasta asia
    anatoli: tolia tolya tolik
    andrei: andriusha andryusha
    anna: ania anya niura ganna
    anton: antosha tosha
    arkadi: arkasha
    artem: tema tioma
    boris: boria borya
    daniil: dania danya danila danylo danila
    daria: dasha dashka
    denis: den deniska
    dmitri: dima mitia mitya dimitri dmytryk
    eduard: edik ed eddie
    ekaterina: katia katya katerina katiusha katyusha
    elena: lena lenochka alenka olenka
    elizaveta: liza lisa
    evgeni: zhenia zhenya genia
    evgenia: zhenia zhenya
    fedor: fedia fedya
    galina: galia galya
    gennadi: gena genna
    georgi: gosha zhora egor yegor iurik
    grigori: grisha hrysha
    igor: igorek
    ilia: iliusha
    irina: ira irisha
    ivan: vania vanya ivanko vanka
    iulia: iulka yulka
    iuri: iura yura yurko
    kiril: kirill kir
    konstantin: kostia kostya kostik
    ksenia: ksiusha oksana
    larisa: lara lora
    leonid: lenia lyonya
    liubov: liuba lyuba
    liudmila: liuda lyuda mila
    maksim: maks max
    margarita: rita
    maria: masha marusia marichka marusya
    mikhail: misha mishka
    nadezhda: nadia nadya
    natalia: natasha nata natalka
    nikita: nik
    nikolai: kolia kolya
    oleg: olezhka
    olga: olia olya
    pavel: pasha pavlik pavlusha
    petr: petia petya petrus
    polina: polia
    roman: roma
    ruslan: rus
    semen: sema senia
    sergei: serezha seryozha serioga seryoga siarhiejka
    sofia: sonia sonya sofa
    stanislav: stas slava
    stepan: stiopa styopa
    svetlana: sveta lana
    taras: tarasik
    tatiana: tania tanya
    timofei: tima
    vadim: vadik
    valentin: valia valya
    valentina: valia valya
    valeri: valera
    vasili: vasia vasya
    veronika: nika vera
    viacheslav: slava
    viktor: vitia vitya
    viktoria: vika
    vitali: vitalik
    vladimir: vova volodia volodya vovka vladimirka
    vladislav: vlad slava
    iaroslav: slava iarik
    zinaida: zina
    alexander: alex sandy
    andrew: andy
    anthony: tony
    benjamin: ben benny
    charles: charlie chuck
    christopher: chris
    daniel: dan danny
    david: dave
    donald: don
    edward: ed eddie ted
    elizabeth: liz beth betty
    frederick: fred freddie
    gregory: greg
    james: jim jimmy
    jennifer: jen
    john: johnny jack
    joseph: joe
    katherine: kate kathy
    kenneth: ken
    lawrence: larry
    leonard: leo len
    margaret: maggie peggy
    matthew: matt
    michael: mike mick
    nicholas: nick
    patricia: pat
    patrick: pat
    peter: pete
    philip: phil
    rebecca: becky
    richard: dick rick
    robert: bob rob bobby
    ronald: ron
    samuel: sam
    stephen: steve
    susan: sue
    theodore: ted teddy theo
    thomas: tom tommy
    timothy: tim
    victor: vic
    vincent: vince
    william: bill will billy
"""
"""A full name, then the short forms that are used in its place."""

_FOREIGN: Final = """
    mikhail michael michel miguel mikael
    pavel paul pablo paolo
    petr peter pierre pedro pietro
    nikolai nicholas nicolas nikolas nikolaus
    andrei andrew andreas andre andrzej
    ekaterina catherine katherine katharina
    elena helen helena helene
    maria marie mary
    ivan john juan johann jan jean giovanni hans
    georgi george georg jorge
    grigori gregory gregor
    evgeni eugene eugen
    iosif joseph josef jose
    stepan stephen stefan steven szczepan
    fedor theodore theodor
    iakov jacob jakob
    ilia elijah elias
    matvei matthew matthias
    foma thomas tomas
    anton anthony antonio antoni
    aleksei alexis
    sofia sophie sophia
    elizaveta elizabeth elisabeth
    anna anne
    iulia julia julie
    vasili basil
    daniil daniel
    david davit dawid
    filipp philip philippe
    konstantin constantine
    valentin valentine
"""
"""Forms of one name in farther languages, as foreign newspapers put them."""


@cache
def _pairs() -> frozenset[frozenset[str]]:
    pairs: set[frozenset[str]] = set()
    for line in _SHORT.strip().splitlines():
        full, shorts = line.split(":")
        pairs |= {frozenset((_key(full), _key(short))) for short in shorts.split()}
    for line in _FOREIGN.strip().splitlines():
        pairs |= {frozenset(pair) for pair in combinations(map(_key, line.split()), 2)}
    return frozenset(pairs)


def _key(word: str) -> str:
    return spellings.folded(word.strip())


def stand_for_each_other(a: str, b: str) -> bool:
    """Whether one folded given name is a short or a foreign form of the other."""
    return a != b and frozenset((a, b)) in _pairs()
