"""Names of illnesses and injuries, as patterns over small letters, in three languages."""

from typing import Final

_EN: Final = (
    "(?:coronary |ischa?emic |chronic |acute |severe |advanced |terminal |lung |stomach |brain |breast |prostate |"
    "type [12] "
    "|viral |bilateral |pulmonary |multiple )*"
    r"(?:heart disease|heart condition|heart problems|heart failure|heart attack|heart ailment|kidney failure|kidney "
    r"disease"
    r"|kidney stones|liver disease|liver failure|cirrhosis|hepatitis(?: [abc])?|diabetes|cancer|leuka?emia|tumou?r|"
    r"stroke"
    r"|tuberculosis|pneumonia|covid-19|covid|coronavirus|hiv|aids|asthma|bronchitis|hypertension|high blood pressure"
    r"|arthritis|osteoporosis|sclerosis|epilepsy|ulcers?|gastritis|pancreatitis|thrombosis|an?emia|hernia|sepsis"
    r"|blood clots?|depression|schizophrenia|post-traumatic stress disorder|ptsd|dementia|parkinson's(?: disease)?"
    r"|myelopathy|concussion|broken ribs?|fractured? \w+|dystrophy|malnutrition|scurvy|scabies|glaucoma|meningitis"
    r"|cardiomyopathy|arrhythmia|angina|polyneuropathy|cervical disc \w+|spinal \w+)"
)
_RU: Final = (
    r"(?:ишемическ\w+ |сахарн\w+ |хроническ\w+ |остр\w+ |тяжел\w+ |двусторонн\w+ |вирусн\w+ |онкологическ\w+ |"
    r"почечн\w+ |сердечн\w+ |межпозвоночн\w+ |язвенн\w+ |злокачественн\w+ )*"
    r"(?:болезн\w+ сердца|пороки? сердца|инфаркт\w*|инсульт\w*|недостаточност\w+|диабет\w*|рак\w{0,3}(?: [\w-]+)?|"
    r"опухол\w+|туберкулез\w*"
    r"|туберкулёз\w*|пневмони\w+|воспалени\w+ легких|воспалени\w+ лёгких|covid-19|ковид\w*|коронавирус\w*|вич|"
    r"гепатит\w*(?: [abcс])?|астм\w+"
    r"|гипертони\w+|язв\w+|гастрит\w*|панкреатит\w*|тромбоз\w*|эпилепси\w+|депресси\w+|шизофрени\w+|цирроз\w*|артрит\w*"
    r"|онкологическ\w+ заболевани\w+|сотрясени\w+ мозга|перелом\w*|грыж\w+|сепсис\w*|менингит\w*|бронхит\w*|анеми\w+|"
    r"цинг\w+"
    r"|(?:[\w-]+ческ\w+ )?расстройств\w+ (?:личности|психики)|дистрофи\w+|полинейропати\w+|заболевани\w+ (?:сердца|"
    r"почек|печени|позвоночника))"
)
_KK: Final = (
    r"(?:жүректің ишемиялық ауруы|жүрек (?:ауруы|талмасы|жетіспеушілігі)\w*|инфаркт\w*|инсульт\w*|қант диабеті\w*|"
    r"диабет\w*|қатерлі ісік\w*"
    r"|обыр\w*|туберкулез\w*|пневмония\w*|өкпе қабыну\w*|covid-19|коронавирус\w*|гепатит\w*|астма\w*|гипертония\w*|"
    r"қан қысымы\w*|бүйрек (?:ауруы|жетіспеушілігі)\w*"
    r"|бауыр ауруы\w*|ойық жара\w*|эпилепсия\w*)"
)
ILLNESS: Final = {"en": _EN, "ru": _RU, "kk": _KK}
"""Language → the pattern of one illness."""

LISTED: Final = {
    lang: rf"(?:an? |the |his |her )?{one}(?:(?:,| and| и| мен| және|, and) (?:an? |the |with )?{one}){{0,3}}"
    for lang, one in ILLNESS.items()
}
"""Language → the pattern of up to four of them in a row."""
