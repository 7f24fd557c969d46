"""Citations as they are read, and the numbers of their sources."""

from page_builders import entries_of, visit
from wording_builders import cited, person, source, subject_of, text

from cases.domain import dossier as d
from cases.domain.page.sourceindex import source_index
from cases.domain.vocabulary.evidence import CitationStance, Connection


def test_sources_are_numbered_as_the_timeline_first_uses_them_then_the_rest():
    rows = (
        visit("late", "2021", citations=cited("s-a")),
        visit("early", "2019", citations=(*cited("s-c"), *cited("s-a"))),
    )
    sources = tuple(source(key) for key in ("s-a", "s-b", "s-c"))
    dossier = subject_of(occurrences=rows, sources=sources)

    assert dict(source_index(dossier)) == {"s-c": 1, "s-a": 2, "s-b": 3}


def test_a_citation_tells_through_whom_it_came():
    citation = d.Citation(
        source="source-1",
        locator="paragraph 5",
        quote="слова",
        quote_lang="ru",
        translation=text("words"),
        speaker="p-2",
        speaker_text=text("the sister"),
        via="Radio Example",
        connection=Connection.RELATIVE,
        stance=CitationStance.DENIES,
    )
    seen = visit("o", "2021", citations=(citation,))
    (cite,) = entries_of(subject_of(people=(person("p-2", "A Speaker"),), occurrences=(seen,)))["o"].citations

    assert cite.said_by == "A Speaker en, the sister in English → Radio Example"
    assert (cite.connection, cite.stance, cite.stance_code) == ("relative", "denies", "denies")
    assert (cite.quote, cite.quote_lang, cite.translation) == ("слова", "ru", "words in English")


def test_a_citation_of_a_source_that_is_not_public_is_left_out():
    entry = entries_of(subject_of(occurrences=(visit("o", "2021", citations=cited("hidden")),)))["o"]

    assert entry.citations == ()
