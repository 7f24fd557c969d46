"""In which file of a mirror an answer is kept."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

EXTENSIONS: Final = {
    "application/json": ".json",
    "application/problem+json": ".json",
    "application/schema+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/html": ".html",
}


def place(address: str, kind: str) -> str:
    """Answer the relative path of the file for an address whose answer is of this media type.

    An address that ends in a slash becomes `index.html` in its folder. One without an extension gets that of its kind,
    since it may be a folder too. A query is part of the name. Raise ValueError for a path that leads out of the mirror.
    """
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    if ".." in path.split("/"):
        raise ValueError(f"{address} leads out of the site.")
    extension = EXTENSIONS.get(kind, "")
    if path == "" or path.endswith("/"):
        path += f"index{extension or '.html'}"
    elif not PurePosixPath(path).suffix:
        path += extension
    if parts.query:
        stem, dot, suffix = path.rpartition(".")
        path = f"{stem}@{_plain(parts.query)}{dot}{suffix}"
    return path


def _plain(query: str) -> str:
    """Answer a query in letters that every file system takes."""
    return re.sub(r"[^A-Za-z0-9=&._-]", lambda match: f"~{ord(match[0]):02X}", query)
