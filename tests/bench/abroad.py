"""A browser outside of the process that it asks: cookies, forms as they stand, files."""

from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie

from django.core.files.base import ContentFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.admin.conftest import Page


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Browser:
    """Somebody's browser, and what cookies it keeps."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """What is answered to a question."""
        return self._asked("GET", path)

    def page(self, path: str) -> str:
        """The page at an address, which must be there."""
        answer = self.get(path)
        assert answer.status == 200, (path, answer.status)
        return answer.body.decode()

    def send(self, path: str, typed: dict[str, object], *, form: str = "") -> Answer:
        """What is answered to a form in which something was typed; `form` is its page where that is another one."""
        page = Page(self.page(form or path))
        kept = {} if form else {name: value for name, value in page.form.items() if "__prefix__" not in name}
        token = {"csrfmiddlewaretoken": self._hidden(page, "csrfmiddlewaretoken"), "_once": self._hidden(page, "_once")}
        files = {
            name: ContentFile(value[1], name=value[0]) if isinstance(value, tuple) else value
            for name, value in (kept | token | typed).items()
        }
        return self._asked("POST", path, encode_multipart(BOUNDARY, files), {"Content-Type": MULTIPART_CONTENT})

    def _hidden(self, page: Page, name: str) -> str:
        return next((given.get("value", "") for _tag, given in page.elements if given.get("name") == name), "")

    def _asked(self, method: str, path: str, body: bytes = b"", heads: dict[str, str] | None = None) -> Answer:
        own = {"Host": f"localhost:{self.port}"} | (heads or {})
        if self.cookies:
            own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        link = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            link.request(method, path, body, own)
            got = link.getresponse()
            for said in got.headers.get_all("Set-Cookie", []):
                self.cookies |= {name: one.value for name, one in SimpleCookie(said).items()}
            return Answer(got.status, dict(got.headers), got.read())
        finally:
            link.close()
