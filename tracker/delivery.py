"""How answers travel: with a strong validator, compressed where nothing in them is secret, without a body for HEAD."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response, patch_vary_headers

from cases.published import packing
from cases.published.kept import Shelf

from . import edges
from .encodings import form_taken
from .middleware import ADMIN

Answer = Callable[[HttpRequest], HttpResponseBase]

compressed: Final[Shelf[bytes]] = Shelf(limit=16_000_000)


class Delivery:
    """Public answers get an ETag over their bytes, 304 where the reader has them, and are compressed if it takes that.

    The admin is left alone: its pages hold tokens, which compression beside a reader's own words would give away.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the response as it travels."""
        response = self.get_response(request)
        if not request.path.startswith(ADMIN):
            response = _validated(request, response)
        return _without_body(response) if request.method == "HEAD" else response


def _validated(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    whole = _whole(response)
    if whole is None and isinstance(response, StreamingHttpResponse):
        return _compressed_meanwhile(request, response)
    if whole is None or request.method not in {"GET", "HEAD"}:
        return response
    if whole.status_code in {200, 304}:
        whole.headers.setdefault("Cache-Control", "public, no-cache")
    edges.mark(request, whole)
    if whole.status_code == 304:
        del whole.headers["Content-Length"]  # It would be that of the 200 (RFC 9110, section 8.6).
    answer = _compressed(request, whole)
    if whole.status_code != 200 or "ETag" not in answer.headers:
        return answer
    known = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    if isinstance(known, HttpResponse) and known.status_code == 304:
        _carry(answer.headers, known.headers)
    return known or answer


def _whole(response: HttpResponseBase) -> HttpResponse | None:
    """Answer the response with its bytes at hand and an ETag; one made bit by bit only if it is a static text."""
    if isinstance(response, HttpResponse):
        if response.status_code == 200 and "ETag" not in response.headers:
            response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        return response
    kind = response.headers.get("Content-Type", "")
    if response.status_code != 200 or not packing.is_text(kind) or "ETag" not in response.headers:
        return None
    whole = HttpResponse(b"".join(response), headers=dict(response.headers.items()))
    for close in getattr(response, "_resource_closers", ()):
        close()
    return whole


def _compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer the response in the form that the reader takes; each form has a validator of its own."""
    kind = response.headers.get("Content-Type", "")
    if "Content-Encoding" in response.headers or not packing.is_worth_it(kind, response.content):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    form = form_taken(request.headers.get("Accept-Encoding", ""))
    if form is None:
        return response
    body = response.content
    response.content = compressed.take((form, sha256(body).digest()), lambda: packing.packed(body, form))
    response.headers["Content-Encoding"] = form
    if etag := response.headers.get("ETag", ""):
        response.headers["ETag"] = f'{etag.removesuffix(chr(34))}-{form}"'
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
    return response


def _compressed_meanwhile(request: HttpRequest, response: StreamingHttpResponse) -> StreamingHttpResponse:
    """Answer a long text bit by bit in the form that the reader takes."""
    if not packing.is_text(response.headers.get("Content-Type", "")) or "Content-Encoding" in response.headers:
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    form = form_taken(request.headers.get("Accept-Encoding", ""))
    if form and not response.has_header("Content-Length"):
        response.streaming_content = packing.packed_pieces(response.streaming_content, form)  # type: ignore[arg-type]
        response.headers["Content-Encoding"] = form
    return response


def _carry(answer: ResponseHeaders, to: ResponseHeaders) -> None:
    """Let a 304 keep what tells which answer it is (RFC 9110, section 15.4.5), and its policy."""
    for name, value in answer.items():
        if name not in {"Content-Length", "Content-Encoding", "Content-Type"}:
            to.setdefault(name, value)


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """A HEAD keeps every header of the GET, the length too, and sends nothing after them."""
    if isinstance(response, HttpResponse) and response.status_code != 304:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        length = response.headers["Content-Length"]
        response.content = b""
        response.headers["Content-Length"] = length
    return response
