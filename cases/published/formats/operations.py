"""The addresses under /api/v1, with what each answers: what the description and the page for programs are made from."""

from dataclasses import dataclass
from typing import Final

from cases.domain.dossier import SCHEMA, TABLES
from cases.domain.text import Text
from cases.published.answers import CaseRow, PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address under /api/v1: its name among the routes, what it answers, and the members that `fields` knows.

    One that `moves` leads on where its record was merged into another.
    """

    path: str
    name: str
    summary: Text
    answer: str = ""
    fields: tuple[str, ...] = ()
    filters: bool = False
    pages: bool = False
    moves: bool = False
    media_type: str = "application/json"


_RECORD: Final = Text(
    "The newest edition of a record, its exact bytes; with fields, some of its tables",
    "Новейшее издание записи, его точные байты; с fields – некоторые таблицы",
    "Жазбаның ең жаңа басылымы, дәл байттары; fields болса – кейбір кестелері",
)
OPERATIONS: Final = (
    Operation(
        path="people",
        name="api_people",
        summary=Text(
            "People, by the filters of the page", "Люди по фильтрам страницы", "Беттің сүзгілері бойынша адамдар"
        ),
        answer="People",
        fields=tuple(PersonRow.__dataclass_fields__),
        filters=True,
    ),
    Operation(
        path="cases",
        name="api_cases",
        summary=Text("Cases with a record", "Дела с записью", "Жазбасы бар істер"),
        answer="Cases",
        fields=tuple(CaseRow.__dataclass_fields__),
        pages=True,
    ),
    Operation(path="{section}/{key}", name="api_record", summary=_RECORD, answer="Dossier", fields=TABLES, moves=True),
    Operation(
        path="{section}/{key}/editions",
        name="api_editions",
        summary=Text("The editions of a record", "Издания записи", "Жазбаның басылымдары"),
        answer="Editions",
        moves=True,
    ),
    Operation(
        path="{section}/{key}/editions/{number}",
        name="api_edition",
        summary=Text("One edition, its exact bytes", "Одно издание, его точные байты", "Бір басылым, дәл байттары"),
        answer="Dossier",
        fields=TABLES,
    ),
    Operation(
        path="{section}/{key}/editions/{before}/to/{after}",
        name="api_difference",
        summary=Text("What differs between two editions", "Чем различаются два издания", "Екі басылымның айырмашылығы"),
        answer="Difference",
    ),
    Operation(
        path="{section}/{key}/editions/{number}.proof.json",
        name="edition_proof",
        summary=Text("The proof of one edition", "Доказательство одного издания", "Бір басылымның дәлелі"),
        answer="Proof",
    ),
    Operation(
        path="chain.jsonl",
        name="chain",
        summary=Text("Every link of the chain", "Все звенья цепочки", "Тізбектің барлық буындары"),
        answer="ChainLink",
        media_type="application/jsonl",
    ),
    Operation(
        path="head.json",
        name="head",
        summary=Text("The signed head of the chain", "Подписанная голова цепочки", "Тізбектің қол қойылған басы"),
        answer="Head",
    ),
    Operation(
        path=f"dossier-{SCHEMA}.schema.json",
        name="api_schema",
        summary=Text("The JSON Schema of editions", "JSON Schema изданий", "Басылымдардың JSON Schema сызбасы"),
        media_type="application/schema+json",
    ),
    Operation(
        path="openapi.json",
        name="api_description",
        summary=Text("This interface in OpenAPI", "Этот интерфейс в OpenAPI", "Осы интерфейс OpenAPI түрінде"),
    ),
)
