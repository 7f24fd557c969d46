"""What the templates of a record call: anchors, links, citations, and texts in other languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cases.domain.entry import Cite, Detail, Entry, Family, Tag
from cases.domain.naming import language_name
from cases.domain.page.casesummary import ChainLink
from cases.domain.profile import OtherName, Value
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.life import TreatmentKind
from cases.domain.wording.labels.common import NOT_REPORTED
from cases.published.bandshapes import glyph

register = template.Library()
_SHOWN_AT_ONCE: Final = 2
_UNMARKED: Final = {"reported"}
_TREATMENTS: Final = {kind.value for kind in TreatmentKind}
_AT_LIBERTY: Final = {form.value for form in CustodyForm if not form.deprives_of_liberty}
_FAMILIES: Final = {family.value: family for family in Family}


@register.simple_tag(takes_context=True)
def anchor(context: Context, key: str) -> str:
    """Answer the id of a record where it is printed first, else nothing."""
    return format_html(' id="{}"', key) if context["anchors"].give(key) else ""


@register.simple_tag(takes_context=True)
def is_new(context: Context, entry: Entry | Value) -> bool:
    """Answer whether the entry or value was not printed before; from now on it counts as printed."""
    return bool(context["anchors"].give(entry.key))


@register.simple_tag(takes_context=True)
def goes_to(context: Context, detail: Detail) -> str:
    """Answer where the thing that a detail names is read, or nothing."""
    return str(context["links"].to(detail))


@dataclass(frozen=True, slots=True)
class Folded:
    """The details of an entry that are read at once, and those that are unfolded."""

    shown: list[Detail]
    folded: list[Detail]


@register.simple_tag(takes_context=True)
def folded(context: Context, entry: Entry) -> Folded:
    """Answer the details in two parts: at first sight only what says something new, where a text tells the rest."""
    labels = list(dict.fromkeys(detail.label for detail in entry.details))
    if not entry.text or len(labels) <= _SHOWN_AT_ONCE:
        return Folded(list(entry.details), [])
    subject = getattr(context["page"], "header", None)
    new = [one.label for one in entry.details if one.value != getattr(subject, "name", "") and not is_blank(one.value)]
    first = next(iter(new), "")
    return Folded(
        [one for one in entry.details if one.label == first], [one for one in entry.details if one.label != first]
    )


@register.simple_tag
def links_between(link: ChainLink, chain: Iterable[ChainLink]) -> list[Detail]:
    """Answer what a ruling did to the others of its chain, and they to it, by every account."""
    told = [account for one in chain for account in (one.ruling, *one.ruling.accounts)]
    keys = {entry.key for entry in told}
    own = (link.ruling, *link.ruling.accounts)
    return [detail for entry in own for detail in entry.details if detail.to in keys]


@register.simple_tag(takes_context=True)
def page_of(context: Context, kind: str, key: str) -> str:
    """Answer the path of the page of a person or case that this record names."""
    return str(context["links"].record(kind, key))


@register.simple_tag
def said(text: str, lang: str) -> SafeString:
    """Answer a text, marked and named as being in another language where `lang` is given."""
    if not lang or lang == get_language():
        return conditional_escape(text)
    name = language_name(lang, get_language() or "en")
    return format_html('<span lang="{}">{}</span> <small class="in">({})</small>', lang, text, name)


@register.simple_tag
def named(text: str, lang: str) -> SafeString:
    """Answer a name, marked with its language."""
    if not lang or lang == get_language():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', lang, text)


@register.simple_tag
def cites(citations: Iterable[Cite]) -> SafeString:
    """Answer the numbers of the sources as links to the list of sources."""
    once = dict.fromkeys((cite.number, cite.source) for cite in citations)
    if not once:
        return SafeString()
    links = format_html_join(
        " ", '<a href="#{}" role="doc-noteref">{}</a>', ((source, number) for number, source in once)
    )
    return format_html("<sup>{}</sup>", links)


@register.filter
def is_blank(value: str) -> bool:
    """Answer whether a value only says that it is not reported."""
    return value == NOT_REPORTED.best(get_language() or "en")


@register.filter
def telling(tags: Iterable[Tag]) -> list[Tag]:
    """Answer the tags that say more than that something is reported."""
    return [tag for tag in tags if tag.code not in _UNMARKED]


@register.filter
def traced(citations: Iterable[Cite]) -> bool:
    """Answer whether any citation says more than its number."""
    return any(cite.locator or cite.quote or cite.said_by or cite.stance or cite.connection for cite in citations)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as written, with everything that it is."""

    text: str
    lang: str
    kinds: str
    citations: tuple[Cite, ...]


@register.filter
def by_spelling(names: Iterable[OtherName]) -> list[Spelling]:
    """Answer names under their spelling, so that one that is several things stands once."""
    found: dict[str, list[OtherName]] = {}
    for name in names:
        found.setdefault(name.text, []).append(name)
    return [_spelling(text, same) for text, same in found.items()]


def _spelling(text: str, same: list[OtherName]) -> Spelling:
    kinds = dict.fromkeys(part for name in same for part in (name.kind, name.system) if part)
    langs = {name.lang for name in same}
    citations = tuple(cite for name in same for cite in name.citations)
    return Spelling(text, same[0].lang if len(langs) == 1 else "", ", ".join(kinds), citations)


@register.filter
def path_of(code: str) -> str:
    """Answer the sign of a family of events, or nothing where the code is of a bar."""
    return glyph(_FAMILIES[code]) if code in _FAMILIES else ""


@register.filter
def bar_of(code: str) -> str:
    """Answer how the bar of a kind of custody or ill-treatment is drawn."""
    if code in _TREATMENTS:
        return "alleged"
    return "free" if code in _AT_LIBERTY else "held"


@register.filter
def entries_in(years: Iterable[Any]) -> int:
    """Answer how many entries a timeline has."""
    return sum(len(year.entries) for year in years)
