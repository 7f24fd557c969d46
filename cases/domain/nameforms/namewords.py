"""Words that stand in a name and are not the name: honorifics, particles, words for child of."""

from typing import Final

HONORIFICS: Final = """
    mr mrs ms miss mx dr prof professor doctor sir dame rev reverend imam jr sr esq phd
    sheikh shaikh sheik shaykh mullah mulla maulana mawlana mawlawi maulvi qari alhaj
    ayatollah hojatoleslam ustaz ustad president minister general gen colonel col major maj captain capt
    lieutenant judge justice comrade hon honourable honorable monsieur mme madame mlle herr frau prasident
    aksakal aqsaqal myrza mirza khanym hanym domla gospodin gospozha tovarishch doktor prezident polkovnik
    mayor kapitan sudya advokat sri shri daw sayadaw lama geshe rinpoche
    aka hazrat eshon ishan qori domulla ustoz seyyed sayyed sayyid seyed syed sayid hojjatoleslam hojjat akhund akhond
    mawlavi pastor bishop archbishop senator ambassador
"""
"""Words before or after a name that say rank, learning, age or courtesy."""

PILGRIM: Final = "haji hajji hadji hadzhi haj hajj khadzhi haci hoji hodji hodzhi hozhi"
"""The title of a pilgrim as written; folded it would be one with the surnames Kazi and Hazi."""

BORN: Final = "nee born geb geborene urozhdennaya urozhdyonnaya urozhd"
"""Between a name and the name at birth."""

CHILD_OF: Final = "bin ibn ben bint binti ould"
"""Between a name and the father's."""

CHILD_AFTER: Final = "uly uli uulu ulu ogly oglu ogli oghlu ugli kyzy kizi qizi gizi gyzy qyzy"
"""After the father's name: Kazakh, Kyrgyz, Uzbek and Azerbaijani words for son and daughter."""

PARTICLES: Final = f"""
    {CHILD_OF} {CHILD_AFTER} al el ul ud ad as ar abu abou aboo de da dos del della van von der den du
"""
"""Words that connect; the first four groups of Arabic articles and *father of* among them."""

ARTICLES: Final = "al el ul ol il ar as az at an ad ud ur us uz un ut ed id"
"""The Arabic article, with its last letter made like the next word's first."""

FAITH: Final = "din deen dine eddine uddin eddin"
"""*Of the faith* at the end of an Arabic name."""

COMPOUND_SURNAMES: Final = "欧阳 司马 诸葛 上官 司徒 东方 皇甫 尉迟 夏侯 慕容 令狐 歐陽 司馬 諸葛 東方 尉遲"
"""Chinese surnames of two characters."""
