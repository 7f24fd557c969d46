"""People, organisations, sources and cases as entities."""

from collections.abc import Iterator
from typing import Final

from cases.domain import dossier as d
from cases.domain.dossier import Dossier
from cases.domain.naming import Named, display_name
from cases.domain.vocabulary.court import PartyRole
from cases.domain.vocabulary.evidence import SourceKind
from cases.domain.vocabulary.who import AttributeKind, OrganisationKind, Sex
from cases.published.formats.issue import Issue
from cases.published.formats.settled import attributes, birth, death

from .entity import Entity, entity, known_part, names, proof

# A topic is a flag that others screen by. Only an office of court or state that the record itself gives a code goes
# out as one; that somebody was accused, convicted or listed by those who hold them never does.
TOPICS_OF_ROLES: Final = {PartyRole.JUDGE: "role.judge", PartyRole.LAWYER: "role.lawyer"}
TOPICS_OF_BODIES: Final = {
    OrganisationKind.COURT: "gov.judicial",
    OrganisationKind.POLICE: "gov.security",
    OrganisationKind.SECURITY_SERVICE: "gov.security",
    OrganisationKind.MINISTRY: "gov",
    OrganisationKind.GOVERNMENT: "gov",
    OrganisationKind.PARTY: "pol.party",
    OrganisationKind.UN_BODY: "gov.igo",
}
# FollowTheMoney writes languages in three letters (ISO 639-3); one that is not in this list is left out.
LANGUAGES: Final = {
    "ar": "ara",
    "az": "aze",
    "be": "bel",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "hy": "hye",
    "ka": "kat",
    "kk": "kaz",
    "ky": "kir",
    "my": "mya",
    "ru": "rus",
    "tg": "tgk",
    "tk": "tuk",
    "tr": "tur",
    "uk": "ukr",
    "uz": "uzb",
    "zh": "zho",
}
_REPORTS: Final = frozenset({SourceKind.ARTICLE, SourceKind.INTERVIEW, SourceKind.POST, SourceKind.WEB_PAGE})
_GENDER: Final = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other"}
_POSITIONS: Final = (AttributeKind.OFFICE, AttributeKind.OCCUPATION)


def named(dossier: Dossier) -> frozenset[str]:
    """Answer the keys of the people and bodies that become entities: those with a name; a description is none."""
    found: tuple[Named, ...] = (*dossier.people, *dossier.organisations)
    return frozenset(row.key for row in found if row.names)


def people(issue: Issue) -> Iterator[Entity]:
    """Answer every named person."""
    dossier, lang = issue.dossier, issue.lang
    for row in dossier.people:
        if row.names:
            positions = (one for kind in _POSITIONS for one in attributes(dossier, row.key, kind))
            yield entity(
                row.key,
                "Person",
                **names(row.names, display_name(row, lang)),
                summary=row.description.best(lang),
                gender=_GENDER.get(row.sex, ""),
                country=row.country.lower(),
                birthDate=birth(dossier, row.key),
                deathDate=death(dossier, row.key),
                nationality=_nationalities(dossier, row.key),
                position=(one.value.best(lang) for one in positions),
                topics=_topics(dossier, row.key),
                sourceUrl=issue.record if row.key == issue.edition.key else "",
                proof=proof(row.citations),
            )


def _nationalities(dossier: Dossier, person: str) -> Iterator[str]:
    for row in attributes(dossier, person, AttributeKind.NATIONALITY):
        place = dossier.by_key.get(row.place)
        if isinstance(place, d.Place):
            yield place.country.lower()


def _topics(dossier: Dossier, person: str) -> Iterator[str]:
    for row in dossier.parties:
        if row.person == person and row.role in TOPICS_OF_ROLES:
            yield TOPICS_OF_ROLES[row.role]


def organisations(issue: Issue) -> Iterator[Entity]:
    """Answer every named body."""
    for row in issue.dossier.organisations:
        if row.names:
            place = issue.dossier.by_key.get(row.place)
            yield entity(
                row.key,
                "Organization",
                **names(row.names, display_name(row, issue.lang)),
                classification=row.kind.label(issue.lang),
                country=place.country.lower() if isinstance(place, d.Place) else "",
                address=display_name(place, issue.lang) if isinstance(place, d.Place) else "",
                topics=TOPICS_OF_BODIES.get(row.kind, ""),
                proof=proof(row.citations),
            )


def sources(issue: Issue) -> Iterator[Entity]:
    """Answer every source: reports as Article; others as Document, whose file has the key for a name."""
    for row in issue.dossier.sources:
        is_report = row.kind in _REPORTS
        yield entity(
            row.key,
            "Article" if is_report else "Document",
            title=row.title or row.description.best(issue.lang) or row.publisher,
            description=row.description.best(issue.lang),
            author=row.authors,
            publisher=row.publisher,
            sourceUrl=(row.url, row.archived_url),
            language=LANGUAGES.get(row.language.partition("-")[0], ""),
            publishedAt=known_part(row.published.date) if row.published else "",
            retrievedAt=row.accessed.isoformat() if row.accessed else "",
            fileName="" if is_report else row.key,
        )


def cases(issue: Issue) -> Iterator[Entity]:
    """Answer every case that has a title, and who is what in it; neither accusation nor charge goes out as a fact."""
    titled = {row.key for row in issue.dossier.cases if row.title}
    for row in issue.dossier.cases:
        if row.key in titled:
            yield entity(
                row.key,
                "CourtCase",
                name=row.title.best(issue.lang),
                country=row.country.lower(),
                caseNumber=row.numbers,
                sourceUrl=issue.record if row.key == issue.edition.key else "",
                proof=proof(row.citations),
            )
    known = named(issue.dossier)
    for party in issue.dossier.parties:
        if party.case in titled and party.person in known:
            yield entity(
                party.key,
                "CourtCaseParty",
                party=party.person,
                case=party.case,
                role=party.role.label(issue.lang),
                status=party.standing.label(issue.lang),
                proof=proof(party.citations),
            )
