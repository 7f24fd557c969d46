"""The words of the fiction: names that nobody bears in any of the three languages, and a world where nobody lives."""

from typing import Final, NamedTuple


class Said(NamedTuple):
    """The same in English, Russian and Kazakh."""

    en: str
    ru: str
    kk: str

    @property
    def texts(self) -> dict[str, str]:
        """As a case file writes it."""
        return dict(zip(("en", "ru", "kk"), self, strict=True))


GIVEN: Final = (
    Said("Birch", "Береста", "Қайыңтал"), Said("Heron", "Цапля", "Көкқұтан"), Said("Thimble", "Напёрсток", "Оймақ"),
    Said("Teaspoon", "Ложечка", "Шайқасық"), Said("Comma", "Запятая", "Үтір"), Said("Drizzle", "Изморось", "Сіркіреу"),
    Said("Lantern", "Фонарик", "Шамшырақ"), Said("Pebble", "Камешек", "Малтатас"), Said("Button", "Пуговка", "Түйме"),
    Said("Semicolon", "Тире", "Сызықша"), Said("Nettle", "Крапивка", "Қалақай"), Said("Puddle", "Лужица", "Шалшық"),
    Said("Bobbin", "Катушка", "Жіпорам"), Said("Marmot", "Сурчик", "Суыршық"), Said("Saucer", "Блюдце", "Тәрелке"),
    Said("Acorn", "Жёлудь", "Жаңғақша"), Said("Cricket", "Сверчок", "Шегіртке"), Said("Snowdrift", "Сугроб", "Күртік"),
    Said("Teapot", "Чайник", "Шәугім"), Said("Feather", "Пёрышко", "Қауырсын"), Said("Tuesday", "Вторник", "Сейсенбі"),
    Said("Ribbon", "Ленточка", "Баубел"), Said("Walnut", "Орешек", "Грекжаңғақ"), Said("Zipper", "Молния", "Сырма"),
)  # fmt: skip
FAMILY: Final = (
    Said("Nowhereson", "Нигдеев", "Жоқжеров"), Said("Neverman", "Никогдаев", "Ешқашанов"),
    Said("Exampleson", "Напримеров", "Мысалшев"), Said("Madeupson", "Выдумкин", "Ойдырмаев"),
    Said("Fableson", "Небылицын", "Ертегишев"), Said("Inkwell", "Чернильницын", "Сиясауытов"),
    Said("Placeholder", "Заглушкин", "Тығынов"), Said("Samplewright", "Образчиков", "Үлгишев"),
    Said("Blankpage", "Пустолистов", "Бопарақов"), Said("Notreal", "Ненастоящев", "Шынемесов"),
    Said("Pretendson", "Понарошкин", "Жалғаншев"), Said("Imaginer", "Воображалов", "Қиялбеков"),
    Said("Hypothet", "Предположенцев", "Болжамов"), Said("Draftson", "Черновиков", "Жобашев"),
    Said("Anecdote", "Побасенкин", "Күлдіргиев"), Said("Offprint", "Оттисков", "Көшірмеев"),
)  # fmt: skip


class Prison(NamedTuple):
    """A prison beside the town in which it stands, with the town's coordinates; None where they are not known."""

    name: Said
    town: Said
    at: tuple[str, str] | None


class Country(NamedTuple):
    """A territory in which nobody lives: its ISO 3166 code, prisons, courts."""

    code: str
    prisons: tuple[Prison, ...]
    courts: tuple[Said, ...]


COUNTRIES: Final = (
    Country("AQ", (
        Prison(Said("Penguin Bay colony", "Колония «Пингвинья бухта»", "«Пингвин шығанағы» колониясы"),
               Said("Penguin Bay", "Пингвинья Бухта", "Пингвин шығанағы"), ("-66.30", "110.50")),
        Prison(Said("Crevasse remand prison", "Следственный изолятор «Трещина»", "«Жарықшақ» тергеу изоляторы"),
               Said("Crevasse", "Трещина", "Жарықшақ"), ("-77.85", "166.70")),
        Prison(Said("South Pole women’s colony", "Женская колония «Южный полюс»", "«Оңтүстік полюс» әйелдер колониясы"),
               Said("South Pole Village", "Южнополюсное", "Оңтүстік полюс ауылы"), ("-75.10", "123.30")),
     ), (
        Said("Ice Shelf district court", "Шельфоледниковый районный суд", "Мұз қайраңы аудандық соты"),
        Said("Supreme court of the icebergs", "Верховный суд айсбергов", "Айсбергтер жоғарғы соты"),
     )),
    Country("BV", (
        Prison(Said("Fog prison", "Тюрьма «Туман»", "«Тұман» түрмесі"), Said("Fogtown", "Туманск", "Тұманкент"),
               ("-54.42", "3.38")),
        Prison(Said("Lichen colony", "Колония «Лишайник»", "«Қына» колониясы"), Said("Lichen", "Лишайниково", "Қыналы"),
               None),
     ), (Said("Fogtown town court", "Туманский городской суд", "Тұманкент қалалық соты"),)),
    Country("HM", (
        Prison(Said("Seal Rock prison", "Тюрьма «Тюлений камень»", "«Итбалық тасы» түрмесі"),
               Said("Seal Rock", "Тюлений Камень", "Итбалық тасы"), ("-53.10", "73.51")),
        Prison(Said("Lava remand prison", "Следственный изолятор «Лава»", "«Лава» тергеу изоляторы"),
               Said("Lava Beach", "Лавовый Берег", "Лава жағасы"), ("-53.02", "73.40")),
     ), (
        Said("Seal Rock court", "Тюленекаменский суд", "Итбалық тасы соты"),
        Said("Court of appeal of the two islands", "Апелляционный суд двух островов", "Екі аралдың апелляциялық соты"),
     )),
    Country("TF", (
        Prison(Said("Cabbage Island colony", "Колония «Капустный остров»", "«Қырыққабат аралы» колониясы"),
               Said("Cabbage Island", "Капустный Остров", "Қырыққабат аралы"), ("-49.35", "70.22")),
        Prison(Said("Albatross prison", "Тюрьма «Альбатрос»", "«Альбатрос» түрмесі"),
               Said("Albatross", "Альбатросово", "Альбатрос"), ("-46.43", "51.86")),
     ), (Said("Cabbage Island regional court", "Капустноостровский областной суд", "Қырыққабат аралы облыстық соты"),)),
    Country("GS", (
        Prison(Said("Whalebone prison", "Тюрьма «Китовый ус»", "«Кит мұрты» түрмесі"),
               Said("Whalebone", "Китоусово", "Кит мұрты"), ("-54.28", "-36.51")),
     ), (Said("Whalebone court", "Китоусовский суд", "Кит мұрты соты"),)),
)  # fmt: skip
ARTICLES: Final = (
    ("1", Said("humming an unapproved tune", "напевание неутверждённой мелодии", "бекітілмеген әуенді ыңылдау")),
    ("7", Said("owning too many dictionaries", "владение излишком словарей", "артық сөздік иелену")),
    ("12", Said("insulting the weather", "оскорбление погоды", "ауа райын қорлау")),
    ("19", Said("membership of a chess circle", "участие в шахматном кружке", "шахмат үйірмесіне қатысу")),
    ("23", Said("drawing a map of clouds", "составление карты облаков", "бұлттардың картасын сызу")),
    ("31", Said("spreading true rumours", "распространение правдивых слухов", "шын қауесет тарату")),
    ("40", Said("standing in a square alone", "одиночное стояние на площади", "алаңда жалғыз тұру")),
)
CODE: Final = Said("Invented Code", "Вымышленный кодекс", "Ойдан шығарылған кодекс")
BODIES: Final = (
    Said("Society for Invented Rights", "Общество вымышленных прав", "Ойдан шығарылған құқықтар қоғамы"),
    Said("Imaginary Watch", "«Воображаемый дозор»", "«Қиял күзеті»"),
    Said("League of Paper Lawyers", "Лига бумажных адвокатов", "Қағаз адвокаттар лигасы"),
)
OUTLETS: Final = (
    Said("The Imaginary Gazette", "«Воображаемая газета»", "«Қиял газеті»"),
    Said("Nowhere News", "«Новости ниоткуда»", "«Еш жер жаңалықтары»"),
    Said("The Fictitious Courier", "«Вымышленный курьер»", "«Ойдан шығарылған хабаршы»"),
)
ILLNESSES: Final = (
    Said("diabetes", "диабет", "қант диабеті"), Said("asthma", "астма", "демікпе"),
    Said("a heart condition", "болезнь сердца", "жүрек ауруы"), Said("tuberculosis", "туберкулёз", "туберкулёз"),
    Said("failing eyesight", "ухудшение зрения", "көру қабілетінің нашарлауы"), Said("hepatitis", "гепатит", "гепатит"),
)  # fmt: skip
