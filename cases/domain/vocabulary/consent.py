"""Codes for consent: to what it was given, and how it reached the editors."""

from .base import Vocabulary


class ConsentUse(Vocabulary):
    """To what somebody agreed."""

    NAME = "name", "being named", "упоминание по имени", "аты-жөнін атау"
    PICTURE = "picture", "showing a photograph", "показ фотографии", "суретін көрсету"
    HEALTH = "health", "telling about health", "рассказ о здоровье", "денсаулығы туралы айту"
    WORDS = "words", "quoting letters and words", "цитирование писем и слов", "хаттары мен сөздерін келтіру"


class ConsentChannel(Vocabulary):
    """By what way the consent was given."""

    IN_PERSON = "in_person", "in person", "лично", "өзі келіп"
    CALL = "call", "by a call", "по телефону", "қоңырау арқылы"
    MESSAGE = "message", "by a message", "сообщением", "хабарламамен"
    LETTER = "letter", "by a letter", "письмом", "хатпен"
    LAWYER = "lawyer", "through a lawyer", "через адвоката", "адвокат арқылы"
    RELATIVE = (
        "relative",
        "through a relative or guardian",
        "через родственника или опекуна",
        "туысы не қамқоршысы арқылы",
    )
