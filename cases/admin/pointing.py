"""Sentences about rows, each with what its row is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a row: the row's key, which is empty where it is of no row, and what the row is called."""

    sentence: str
    key: str
    title: str


def told(said: Iterable[tuple[str, str]], titles: Mapping[str, str]) -> list[Told]:
    """Answer each (sentence, key) with the title of its row, or with the key where none is known."""
    return [Told(sentence, key, titles.get(key) or key) for sentence, key in said]
