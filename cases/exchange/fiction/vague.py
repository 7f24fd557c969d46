"""A day as exactly as reports tend to tell it."""

from datetime import date, timedelta
from random import Random


def vaguely(dice: Random, day: date) -> str:
    """Answer the day in EDTF: mostly itself, else its month, about it, a range around it, its year."""
    chance = dice.random()
    if chance < 0.7:
        return day.isoformat()
    if chance < 0.84:
        return f"{day:%Y-%m}"
    if chance < 0.9:
        return f"{day.isoformat()}~"
    if chance < 0.97:
        return f"[{day - timedelta(days=dice.randint(1, 12))}..{day}]"
    return f"{day:%Y}"
