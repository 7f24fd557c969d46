"""A page as a strict reader takes it apart: tags that balance, ids, links, visible text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "img", "hr"}
SVG_EMPTY = {"line", "rect", "path"}


@dataclass
class Element:
    """A start tag with its attributes and where it stands."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


@dataclass
class Page(HTMLParser):
    """What a page holds; `faults` are sentences on what is not well formed."""

    source: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        self.faults.extend(f"<{tag}> is never closed" for tag in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice at {self.getpos()}")
        self._keep(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SVG_EMPTY | VOID:
            self.faults.append(f"<{tag}/> at {self.getpos()}")
        self._keep(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-3:]} at {self.getpos()}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def _keep(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open)))

    @property
    def text(self) -> str:
        """All text with single spaces."""
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element with the tag."""
        return [one.attributes for one in self.elements if one.tag == tag]


def faults(source: str) -> list[str]:
    """Everything that a page of ours must not have, as sentences."""
    page = Page(source)
    ids = page.ids
    found = list(page.faults)
    found += [f"id {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    for one in page.elements:
        href = one.attributes.get("href", one.attributes.get("src", ""))
        if href.startswith("#") and href[1:] not in ids:
            found.append(f"{href} leads nowhere")
        if "://" in href and one.attributes.get("rel") not in {"external noreferrer", "canonical", "alternate"}:
            found.append(f"{href} leads outside")
        if "style" in one.attributes or any(name.startswith("on") for name in one.attributes):
            found.append(f"<{one.tag}> has a style or a script of its own")
        if one.tag in {"script", "style", "iframe"}:
            found.append(f"<{one.tag}> is on the page")
        found += [f"#{key} is named and not there" for key in labels(one) if key not in ids]
    return found


def labels(one: Element) -> list[str]:
    """The ids that an element names as its label."""
    return one.attributes.get("aria-labelledby", "").split() + one.attributes.get("for", "").split()
