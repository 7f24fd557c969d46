"""One edition as it goes out: in one language, from one site."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.urls import reverse

from cases.domain.dossier import Case, Dossier, Person
from cases.domain.naming import Shown, shown, shown_name
from cases.published import addresses
from cases.published.store import Published


@dataclass(frozen=True, slots=True)
class Site:
    """A site by its name and its `root`, as in `https://example.org`, without a slash at the end."""

    name: str
    root: str

    @property
    def host(self) -> str:
        """The name of the host in lower case, without a port."""
        return urlsplit(self.root).hostname or ""


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition in a language of the site, with every address that its files need."""

    edition: Published
    lang: str
    site: Site

    @property
    def dossier(self) -> Dossier:
        """What the edition says."""
        return self.edition.dossier

    @property
    def day(self) -> date:
        """The day as of which the edition is read: that of its publication."""
        return self.edition.published_on

    @property
    def title(self) -> Shown:
        """The name of the person, or the title of the case, with its language where that is another one."""
        row = self.dossier.by_key.get(self.edition.key)
        if isinstance(row, Person):
            return shown_name(row, self.lang)
        found = shown(row.title, self.lang) if isinstance(row, Case) else Shown("")
        return found if found.text else Shown(self.edition.key)

    @property
    def page(self) -> str:
        """The permanent address of the edition's page."""
        path = addresses.edition(*self._place, self.edition.number)
        return self.site.root + path

    @property
    def record(self) -> str:
        """The address of the page that always shows the newest edition."""
        return self.site.root + addresses.record(*self._place)

    @property
    def bytes_address(self) -> str:
        """The address of the exact bytes of the edition."""
        return self.site.root + addresses.data(self.edition.kind, self.edition.key, self.edition.number)

    @property
    def subject_id(self) -> str:
        """The identifier of the person or case itself: the same in every language and edition, whatever the name."""
        path = reverse("published:api_record", args=[addresses.SECTION[self.edition.kind], self.edition.key])
        return f"{self.site.root}{path}#{self.edition.kind}"

    def file(self, extension: str) -> str:
        """Answer the permanent address of a file of this edition."""
        return f"{self.page.removesuffix('/')}.{extension}"

    def newest_file(self, extension: str) -> str:
        """Answer the address of the same file of whichever edition is the newest."""
        return f"{self.record.removesuffix('/')}.{extension}"

    @property
    def stem(self) -> str:
        """The name of a file of this edition without what follows the dot."""
        return f"{self.edition.key.lower()}-{self.edition.number}-{self.lang}"

    @property
    def _place(self) -> tuple[str, str, str, str]:
        return (self.lang, self.edition.kind, self.edition.key, addresses.english_name(self.dossier))
