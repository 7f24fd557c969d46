"""The words of a PDF, read in a process of its own: it has no secrets, and little memory and time.

Run as a program: a PDF comes in, JSON with `title` and `pages` goes out. Ends with LOCKED when a password is asked for.
"""

import io
import json
import resource
import sys
from typing import Final

SECONDS, MEMORY, PAGES, CHARACTERS = 10, 768_000_000, 400, 2_000_000
LOCKED: Final = 3


def main() -> int:
    """Read standard input, write standard output; answer the exit status."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if reader.is_encrypted and not reader.decrypt(""):
        return LOCKED
    pages, left = [], CHARACTERS
    for page in reader.pages[:PAGES]:
        pages.append(page.extract_text()[:left])
        left -= len(pages[-1])
    title = (reader.metadata and reader.metadata.title) or ""
    sys.stdout.write(json.dumps({"title": str(title)[:CHARACTERS], "pages": pages}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
