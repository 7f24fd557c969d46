"""A page as a tree, read with the standard library, so that a test can ask what stands where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Element:
    """One element with its attributes, its children and the text between them, in order."""

    name: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words in it, single-spaced."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from (" ", *child._pieces(), " ") if child.name != "sup" else child._pieces()

    def all(self) -> "Iterator[Element]":
        """Itself and every element in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def by_id(self, key: str) -> "Element | None":
        """The element with this id."""
        return next((element for element in self.all() if element.attributes.get("id") == key), None)

    def links(self) -> set[str]:
        """Every address that it links to."""
        return {element.attributes["href"] for element in self.all() if "href" in element.attributes}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}> at {self.getpos()}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """Answer the tree of a page; fail where tags do not balance."""
    reader = _Reader()
    reader.feed(html)
    assert len(reader.open) == 1, f"never closed: {[element.name for element in reader.open[1:]]}"
    return reader.root
