"""A record of RIS."""

from datetime import date

from .reference import Reference


def ris(reference: Reference) -> str:
    """Answer a record of type ELEC; lines end with CR and LF, as the format asks."""
    fields = [
        ("TY", "ELEC"),
        ("ID", reference.id),
        ("TI", reference.title),
        ("T2", reference.site),
        ("PB", reference.site),
        ("PY", str(reference.published_on.year)),
        ("DA", _day(reference.published_on)),
        ("ET", str(reference.number)),
        ("LA", reference.lang),
        ("N1", f"{reference.key}, edition {reference.number}"),
        ("UR", reference.url),
    ]
    if reference.accessed:
        fields.append(("Y2", _day(reference.accessed)))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in (*fields, ("ER", "")))


def _day(day: date) -> str:
    return f"{day.year:04}/{day.month:02}/{day.day:02}"
