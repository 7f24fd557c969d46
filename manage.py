#!/usr/bin/env python3
"""The command line of the tracker."""

import gc
import os
import sys

SETUP = """Django is not installed here. On a new machine, run:

    python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt
    .venv/bin/python manage.py demo
"""


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError:
        sys.exit(SETUP)
    gc.set_threshold(50_000, 20, 20)  # What is loaded at a start is no garbage: looking for it took long.
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
