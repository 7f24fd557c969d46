"""Letters of the scripts that names are written in, each with its Latin value."""

from types import MappingProxyType
from typing import Final

CYRILLIC: Final = MappingProxyType(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ғ": "gh", "ӷ": "gh", "ҕ": "gh",
        "д": "d", "ђ": "dzh", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "җ": "zh", "ӝ": "zh",
        "з": "z", "ѕ": "dz", "и": "i", "ӣ": "i", "ѝ": "i", "і": "i", "ї": "yi", "й": "y",
        "ј": "y", "к": "k", "қ": "q", "ҡ": "q", "ӄ": "q", "ќ": "k", "л": "l", "љ": "l",
        "м": "m", "н": "n", "ң": "n", "ӈ": "n", "ҥ": "n", "њ": "n", "о": "o", "ө": "o",
        "ӧ": "o", "п": "p", "р": "r", "с": "s", "ҫ": "s", "т": "t", "ћ": "ch", "у": "u",
        "ў": "u", "ү": "u", "ұ": "u", "ӯ": "u", "ӱ": "u", "ф": "f", "х": "kh", "ҳ": "h",
        "һ": "h", "ц": "ts", "ч": "ch", "ҷ": "zh", "ӌ": "ch", "џ": "zh", "ш": "sh", "щ": "shch",
        "ъ": "", "ы": "y", "ь": "", "э": "e", "ә": "a", "ӑ": "a", "ӓ": "a", "ѣ": "e",
        "ю": "yu", "я": "ya", "ѳ": "f", "ѵ": "i",
    }
)  # fmt: skip
"""Lower-case Cyrillic of Russian, Ukrainian, Belarusian, Kazakh, Kyrgyz, Uzbek, Tajik, Tatar and Serbian."""

LATIN: Final = MappingProxyType(
    {
        "ž": "zh", "ź": "zh", "ż": "zh", "ẑ": "zh", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh",
        "ŝ": "shch", "č": "ch", "ć": "ch", "ç": "ch", "ĉ": "ch", "ğ": "gh", "ģ": "gh", "ġ": "gh",
        "ǵ": "gh", "ǧ": "gh", "ĝ": "gh", "ə": "a", "ǝ": "a", "ñ": "n", "ŋ": "n", "ń": "n",
        "ň": "n", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "ß": "s",
        "ḫ": "kh", "ẖ": "kh", "ẋ": "kh", "ħ": "h", "æ": "ae", "œ": "oe", "ț": "ts",
    }
)  # fmt: skip
"""Lower-case Latin letters whose sound is lost with the accent (ISO 9, Kazakh 2021, Turkish)."""

ARABIC: Final = MappingProxyType(
    {
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s",
        "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z", "ر": "r", "ز": "z",
        "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a",
        "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ڭ": "n", "ل": "l",
        "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ة": "a", "ۀ": "e", "ە": "e", "ۇ": "u", "ۆ": "o",
        "ۈ": "u", "ۋ": "v", "و": "u", "ؤ": "u", "ی": "i", "ي": "i", "ى": "a", "ې": "e", "ئ": "i",
        "ء": "", "ں": "n", "ے": "e", "ۍ": "i", "ټ": "t", "ډ": "d", "ړ": "r", "ښ": "sh", "ږ": "g",
        "څ": "ts", "ځ": "z", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ہ": "h", "َ": "a", "ُ": "u", "ِ": "i",
        "ّ": "", "ْ": "", "ٰ": "a", "ـ": "",
    }
)  # fmt: skip
"""Arabic letters of Arabic, Persian, Pashto, Urdu and Uyghur; vowel letters by their commonest value."""

HEBREW: Final = MappingProxyType(
    {
        "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "u", "ז": "z", "ח": "h", "ט": "t",
        "י": "i", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
        "ע": "", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
    }
)  # fmt: skip


TWINS: Final = MappingProxyType(dict(zip("aceopxyisjhkmtb", "асеорхуіѕјһкмтв", strict=True)))
"""Latin letter → the Cyrillic letter that it is mistaken for."""
