"""How to cite an edition, in the forms that readers paste elsewhere."""

from dataclasses import dataclass
from datetime import date

from cases.domain.slug import slug

from .days import day_words


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited: `url` is the permanent address of the edition."""

    title: str
    site: str
    key: str
    number: int
    published_on: date
    url: str
    lang: str

    @property
    def wikipedia(self) -> str:
        """The template of Wikipedia in English."""
        return (
            f"{{{{cite web |title={self.title} |website={self.site} |id={self.key}, edition {self.number} "
            f"|date={self.published_on.isoformat()} |language={self.lang} |url={self.url}}}}}"
        )

    @property
    def bibtex(self) -> str:
        """An entry of BibTeX."""
        lines = (
            f"@misc{{{self.key.lower()}-{self.number},",
            f"  title = {{{self.title}}},",
            f"  howpublished = {{{self.site}}},",
            f"  note = {{{self.key}, edition {self.number}}},",
            f"  date = {{{self.published_on.isoformat()}}},",
            f"  url = {{{self.url}}},",
            "}",
        )
        return "\n".join(lines)

    @property
    def ris(self) -> str:
        """A record of RIS."""
        lines = (
            "TY  - ELEC",
            f"TI  - {self.title}",
            f"T2  - {self.site}",
            f"ET  - {self.number}",
            f"ID  - {slug(self.key)}-{self.number}",
            f"DA  - {self.published_on:%Y/%m/%d}",
            f"LA  - {self.lang}",
            f"UR  - {self.url}",
            "ER  - ",
        )
        return "\n".join(lines)

    @property
    def day(self) -> str:
        """The day of publication in words."""
        return day_words(self.published_on, self.lang)
