"""Labels of persons, organisations and places."""

from typing import Final

from cases.domain.text import Text

KIND: Final = Text("What it is", "Что это", "Бұл не")
PART_OF: Final = Text("Part of", "Входит в", "Құрамында")
COORDINATES: Final = Text("Coordinates", "Координаты", "Координаттары")
SEX: Final = Text("Sex", "Пол", "Жынысы")
RELATED_TO: Final = Text("In relation to", "По отношению к кому", "Кімге қатысты")
