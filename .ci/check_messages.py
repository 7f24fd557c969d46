"""Tells whether every compiled catalogue under locale/ says what its source says."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def recompiled(source: Path) -> Catalog:
    """The catalogue that `pybabel compile` would make of a .po file."""
    mo = BytesIO()
    with source.open("rb") as po:
        write_mo(mo, read_po(po, locale=source.parts[-3]))
    mo.seek(0)
    return read_mo(mo)


def entries(catalog: Catalog) -> dict[object, object]:
    """Translations by context and message, with the rule for plurals; the rest of the header may differ."""
    messages: dict[object, object] = {(m.context, str(m.id)): m.string for m in catalog if m.id}
    return messages | {"plural": catalog.plural_expr}


def stale(source: Path) -> Iterator[str]:
    """A sentence for each message whose compiled form is missing, left over or different."""
    compiled = source.with_suffix(".mo")
    name = source.relative_to(LOCALE.parent)
    if not compiled.exists():
        yield f"{name}: was never compiled."
        return
    with compiled.open("rb") as mo:
        old, new = entries(read_mo(mo)), entries(recompiled(source))
    for key in sorted({key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}, key=str):
        yield f"{name}: {key!r} is {old.get(key)!r} compiled, {new.get(key)!r} in the source."


def main() -> int:
    """Print what is stale and answer with the exit status."""
    problems = [problem for source in sorted(LOCALE.rglob("*.po")) for problem in stale(source)]
    if problems:
        print(*problems, "Run `make messages` and commit the result.", sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
