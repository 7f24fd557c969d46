"""Two programs of others that can show the same text, each in a virtual environment of its own: Datasette, Wagtail.

They are no dependency of ours and come in a folder that the caller names; there they are kept for the next run.
"""

import os
import re
import sqlite3
import subprocess
import sys
import venv
from collections.abc import Mapping
from html import escape
from pathlib import Path

DATASETTE, WAGTAIL = "/others/pages/1", "/"
MODEL = """
from wagtail.fields import RichTextField
from wagtail.models import Page

class HomePage(Page):
    body = RichTextField(blank=True)
"""
TEMPLATE = """{% load wagtailcore_tags %}<!doctype html>
<html lang="en"><head><title>{{ page.title }}</title></head>
<body><h1>{{ page.title }}</h1>{{ page.body|richtext }}</body></html>"""
SETTINGS = """
from .base import *
DEBUG, SECRET_KEY, ALLOWED_HOSTS = False, "of-a-bench", ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING = {"version": 1, "disable_existing_loggers": True}
"""
FILL = """
import sys, django
django.setup()
from home.models import HomePage
page = HomePage.objects.get()
page.body = sys.stdin.read()
page.save_revision().publish()
"""


def words_of(page: bytes) -> str:
    """The words of a page in paragraphs, again and again, so that with their tags they are about as many bytes."""
    text = re.sub(rb"<(script|style).*?</\1>|<[^>]+>", b" ", page, flags=re.DOTALL).decode()
    whole = escape(" ".join(text.split()) + " ")
    long = (whole * (len(page) // len(whole.encode()) + 1)).encode()[: len(page)].decode(errors="ignore")
    return "".join(f"<p>{long[at : at + 400]}</p>" for at in range(0, len(long), 407))


def ways(folder: Path, work: Path, page: bytes) -> dict[str, tuple[list[str], dict[str, str], str]]:
    """Command, environment and path of each; `{port}` stands for a port, `folder` keeps what was installed."""
    with sqlite3.connect(work / "others.db") as link:
        link.execute("CREATE TABLE pages (id INTEGER PRIMARY KEY, body TEXT)")
        link.execute("INSERT INTO pages (body) VALUES (?)", [words_of(page)])
    datasette = str(environment(folder / "datasette", "datasette") / "datasette")
    own = environment(folder / "wagtail", "wagtail", "gunicorn")
    served = {"DJANGO_SETTINGS_MODULE": "bench.settings.measured", "PYTHONPATH": str(work / "bench")}
    made(own, work, served, page)
    wagtail = [str(own / "gunicorn"), "--threads", "4", "--bind", "127.0.0.1:{port}", "bench.wsgi"]
    return {
        "Datasette, a row of about as many bytes": (
            [datasette, "serve", str(work / "others.db"), "--port", "{port}"], {}, DATASETTE,
        ),
        "Wagtail, a page of about as many bytes": (wagtail, served, WAGTAIL),
    }  # fmt: skip


def environment(folder: Path, *packages: str) -> Path:
    """The programs of a virtual environment with these packages, which are installed unless they are there."""
    if not (folder / "bin" / packages[0]).exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", *packages], check=True, stdout=sys.stderr)
    return folder / "bin"


def made(own: Path, work: Path, served: dict[str, str], page: bytes) -> None:
    """A site of Wagtail with one page that holds the text."""
    site = work / "bench"

    def run(*command: str | Path, folder: Path = site, words: str = "", more: Mapping[str, str] = served) -> None:
        subprocess.run(
            command, cwd=folder, env={**os.environ, **more}, input=words, text=True, check=True, capture_output=True
        )

    run(own / "wagtail", "start", "bench", folder=work)
    (site / "home" / "models.py").write_text(MODEL)
    (site / "home" / "templates" / "home" / "home_page.html").write_text(TEMPLATE)
    (site / "bench" / "settings" / "measured.py").write_text(SETTINGS)
    run(own / "python", "manage.py", "makemigrations", "home")
    run(own / "python", "manage.py", "migrate")
    run(own / "python", "-c", FILL, words=words_of(page))
