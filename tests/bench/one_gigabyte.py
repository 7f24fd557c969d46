"""Whether the whole site works on a server with two cores and 1 GB: `python tests/bench/one_gigabyte.py`.

The shipped gunicorn serves both sides, with two workers on two processors, and none of its three processes may have
more than 330 MB of private memory (`prlimit --data`). With both cases of the demo published, every page, file and
format that a link leads to is asked for; people search; an editor logs in, opens every list, saves, sends in a
photograph of 40 megapixels, a PNG of twelve and a PDF, and submits; a reviewer publishes. Fails where anything is
refused or fails, or all together (PSS) take more than 500 MB at any time: half of the machine is the database's and
the system's.
"""

import io
import os
import re
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
os.environ.setdefault("DATABASE_URL", "sqlite:///nowhere.sqlite3")

import django  # noqa: E402

django.setup()

from PIL import Image  # noqa: E402 - Django is ready by now

from tests.admin.conftest import Page  # noqa: E402
from tests.bench.abroad import Browser  # noqa: E402
from tests.bench.small import shares  # noqa: E402
from tests.conftest import ABISHEV  # noqa: E402
from tests.exchange.test_pdfwords import pdf  # noqa: E402
from tests.security import servers  # noqa: E402
from tests.security.installation import Installation  # noqa: E402
from tests.walking import Answer, Walk  # noqa: E402

EACH, TOGETHER = 330, 500
"""Megabytes."""
SPELLING = "Quite Anotherspelling"
NAMES = ("Abishev", "Абишев", "Atabek", "Atabeck", "Aron Atabek", "Атабек", "nobody", "a", "Kenzhebek Abishew")


def main() -> int:
    """Do all of it, print what it took, and answer whether it is within the limits."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="gigabyte-") as made:
        folder = Path(made)
        site = Installation(folder, f"sqlite:///{folder / 'tracker.sqlite3'}")
        accounts = read_accounts(site.manage("demo", "--no-serve"))
        with limited(site, folder / "log") as server, watched() as most:
            pages = readers(server)
            searches(server)
            editors(server, accounts)
        said = (folder / "log").read_text()
    assert "Error" not in said, said
    holds = max(most) <= TOGETHER
    print(f"{pages} addresses, {len(NAMES)} searches, log-in, lists, desks, a save, a picture, a PDF and a publication "  # noqa: T201 - a report
          f"in {time.perf_counter() - began:.0f} s; at most {max(most):.0f} MB together; within {TOGETHER} MB, and "
          f"{EACH} MB for each process: {holds}")  # fmt: skip
    return 0 if holds else 1


def read_accounts(said: str) -> dict[str, tuple[str, list[str]]]:
    """The password and the recovery codes of each account of the demo."""
    words = re.findall(r"username: (\S+) +password: (\S+)", said)
    codes = re.findall(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){5}\b", said)
    return {name: (password, codes[10 * at : 10 * at + 10]) for at, (name, password) in enumerate(words)}


@contextmanager
def limited(site, log):
    """The shipped server on two processors, whose processes may have so much private memory and no more."""
    port, data = servers.free_port(), EACH * 1_000_000
    command = ["taskset", "-c", "0,1", "prlimit", f"--data={data}:{data}", sys.executable, *servers.GUNICORN]
    environment = site.variables(BIND=f"127.0.0.1:{port}", WORKERS="2")
    with servers.running(command, port, log, environment) as server:
        yield server


@contextmanager
def watched():
    """Megabytes of all processes of the server together, every fifth of a second as long as the block runs."""
    found, ended = [0.0], threading.Event()

    def look():
        while not ended.wait(0.2):
            found.append(shares("gunicorn -c deploy/gunicorn.conf.py tracker.wsgi"))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        ended.set()
        thread.join()


def readers(server) -> int:
    """Every address that a link leads to, in every language; answer how many."""
    reader = Browser(server.port)

    def ask(path):
        answer = reader.get(path)
        heads = answer.headers
        return Answer(answer.status, answer.body, heads.get("Content-Type", ""), heads.get("Location", ""))

    walk = Walk(ask, f"http://localhost:{server.port}")
    walk.go("/en/")
    faults = [*walk.faults, *walk.lost_anchors()]
    assert not faults, faults[:5]
    return len(walk.seen)


def searches(server) -> None:
    """People look for names."""
    reader = Browser(server.port)
    for name in NAMES:
        for lang in ("en", "ru", "kk"):
            assert reader.get(f"/{lang}/people/?q={quote(name)}").status == 200, name


def first(pattern: str, page: str) -> str:
    """The first place of a page that reads so."""
    found = re.search(pattern, page)
    assert found, pattern
    return found[0]


def editors(server, accounts) -> None:
    """An editor saves, sends in files and submits; a reviewer publishes, and readers see it."""
    editor, reviewer = (entered(server, name, *accounts[name]) for name in ("editor", "reviewer"))
    start = editor.page("/admin/")
    for table in sorted(set(re.findall(r'href="(/admin/cases/\w+/)"', start))):
        editor.page(table)
    person = first(r"/admin/cases/person/\d+/", editor.page(f"/admin/cases/person/?q={ABISHEV}"))
    assert editor.send(f"{person}change/", another_name(editor.page(f"{person}change/"))).status == 302
    for kind, size in (("JPEG", (8000, 5000)), ("PNG", (4000, 3000))):
        photo = {"file": (f"cell.{kind}", picture(kind, size)), "description_en": "A wall.", "is_confidential": "on"}
        assert editor.send(f"/admin/cases/photo/add/?person={ABISHEV}", photo).status == 302, kind
    told = {"title": "A poet of Otar", "publisher": "The Otar Herald", "published": "8 May 2021", "language": "en"}
    article = pdf([[f"The court of Otar heard witness {n}." for n in range(page, page + 40)] for page in range(40)])
    copy = editor.send("/admin/cases/source/from/", told | {"file": ("article.pdf", article)})
    if copy.status != 302:  # Words of a file may be shown for correction before they are stored.
        copy = editor.send("/admin/cases/source/from/", told | {"text": "The court of Otar heard a witness."})
    assert copy.status == 302, copy.status
    editor.page(copy.headers["Location"])
    submitted = first(r'(?<=action=")[^"]+/submit/(?=")', editor.page(f"{person}change/"))
    assert editor.send(submitted, {}, form=f"{person}change/").status == 302
    number = max(map(int, re.findall(r"/admin/cases/submission/(\d+)/", reviewer.page("/admin/cases/submission/"))))
    approved = reviewer.send(
        f"/admin/cases/submission/{number}/approve/", {}, form=f"/admin/cases/submission/{number}/change/"
    )
    assert approved.status == 302, re.findall(rb'class="(?:error|problem)[^<]*<', approved.body)
    assert SPELLING in Browser(server.port).page(f"/api/v1/people/{ABISHEV}")


def another_name(page):
    """What is typed into the form of a person for one more spelling of the name."""
    form = Page(page).form
    number = form["names-TOTAL_FORMS"]
    row = {name.replace("__prefix__", number): form[name] for name in form if name.startswith("names-__prefix__")}
    return row | {"names-TOTAL_FORMS": int(number) + 1, f"names-{number}-text": SPELLING, f"names-{number}-lang": "en"}


def entered(server, name, password, codes):
    """The browser of somebody who has logged in."""
    browser = Browser(server.port)
    sent = {"username": name, "password": password, "code": codes[0]}
    assert browser.send("/admin/login/?next=/admin/", sent).status == 302, name
    return browser


def picture(kind, size):
    """A file of so many pixels, wide and high."""
    written = io.BytesIO()
    Image.new("RGB", size, "gray").save(written, kind)
    return written.getvalue()


if __name__ == "__main__":
    sys.exit(main())
