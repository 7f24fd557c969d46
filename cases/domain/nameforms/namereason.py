"""Why two names are, or are not, taken for one."""

from cases.domain.vocabulary import Vocabulary


class NameReason(Vocabulary):
    """What decided a comparison of two names."""

    IDENTICAL = "identical", "the same letters", "те же буквы", "әріптері бірдей"
    SPELLING = "spelling", "one name in two spellings", "одно имя, два написания", "бір есімнің екі жазылуы"
    ALIKE = "alike", "spelled almost alike", "написаны почти одинаково", "жазылуы өте ұқсас"
    OTHER_FORM = (
        "other_form",
        "a short or foreign form of the given name",
        "краткая или иноязычная форма имени",
        "есімнің қысқа немесе шетелдік түрі",
    )
    ORDER = "order", "the same parts, reordered", "те же части, другой порядок", "бөліктерінің реті басқа"
    PART_OMITTED = "part_omitted", "one has a part more", "в одном на часть больше", "бірінде артық бөлік бар"
    PATRONYMIC_OMITTED = (
        "patronymic_omitted",
        "one has a patronymic, the other has none",
        "в одном есть отчество, в другом нет",
        "бірінде әкесінің аты бар, екіншісінде жоқ",
    )
    INITIALS = "initials", "initials fit the full name", "инициалы подходят", "инициалдары сәйкес келеді"
    ONE_PART = (
        "one_part",
        "only one part in common, too little to tell",
        "общая только одна часть, этого мало",
        "бір ғана бөлігі ортақ, бұл жеткіліксіз",
    )
    DIFFERENT_PART = (
        "different_part",
        "a part in common, another part differs",
        "одна часть общая, другая различается",
        "бір бөлігі ортақ, басқасы өзгеше",
    )
    DIFFERENT_PATRONYMIC = (
        "different_patronymic",
        "the patronymics differ",
        "разные отчества",
        "әкелерінің аттары әртүрлі",
    )
    DIFFERENT_NUMBERS = (
        "different_numbers",
        "dates or numbers in brackets differ",
        "даты или числа в скобках различаются",
        "жақшадағы күндер немесе сандар әртүрлі",
    )
    PARENT_AND_CHILD = (
        "parent_and_child",
        "father and child are the other way round",
        "отец и ребёнок переставлены",
        "әкесі мен баласының орны ауысқан",
    )
    DIFFERENT = "different", "no part in common", "нет общих частей", "ортақ бөлігі жоқ"
    EMPTY = "empty", "a name without letters", "имя без букв", "әріпсіз есім"
