"""The chain, its signed head, and the proof of one edition, for machines and for strangers who check them."""

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse

from cases.published import addresses, proof

from .formats import unless_known
from .machines import machines, misused, refused


@machines
def chain(request: HttpRequest) -> HttpResponseBase:
    """Answer every link of the chain in order, a line of JSON each."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    return unless_known(request, f'"{proof.state()}"', _chain)


def _chain() -> StreamingHttpResponse:
    lines = (json.dumps(link, ensure_ascii=False) + "\n" for link in proof.told())
    return StreamingHttpResponse(lines, content_type="application/jsonl")


@machines
def head(request: HttpRequest) -> HttpResponse:
    """Answer the signed head of the chain; its members are null while no key signs it."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    return JsonResponse(proof.head() or dict.fromkeys(proof.HEAD))


@machines
def edition(request: HttpRequest, section: str, key: str, number: int) -> HttpResponse:
    """Answer the link of an edition with the salt and the words that it commits to."""
    if wrong := misused(request, ()):
        return refused(wrong, ())
    found = proof.of_edition(key.upper(), number)
    if found is None or found["edition"]["kind"] != addresses.KIND[section]:
        raise Http404
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})
