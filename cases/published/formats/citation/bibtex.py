"""An entry of BibTeX."""

from typing import Final

from .reference import Reference

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces have to balance even where they are escaped, so they get names instead.
_TEX: Final = {
    ord("\\"): r"\textbackslash{}",
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
    **{ord(sign): f"\\{sign}" for sign in "&%$#_"},
}


def bibtex(reference: Reference) -> str:
    """Answer an entry @misc; the title keeps its capitals, and `urldate` is there where the day of access is known."""
    day = reference.published_on
    fields = {
        "title": f"{{{{{_tex(reference.title)}}}}}",
        "author": f"{{{{{_tex(reference.site)}}}}}",
        "year": f"{{{day.year}}}",
        "month": _MONTHS[day.month - 1],
        "date": f"{{{day.isoformat()}}}",
        "note": f"{{{_tex(reference.key)}, edition {reference.number}}}",
        "url": f"{{{reference.url}}}",
    }
    if reference.accessed:
        fields["urldate"] = f"{{{reference.accessed.isoformat()}}}"
    lines = (f"  {name} = {value}," for name, value in fields.items())
    return "\n".join((f"@misc{{{reference.id},", *lines, "}"))


def _tex(text: str) -> str:
    return text.translate(_TEX)
