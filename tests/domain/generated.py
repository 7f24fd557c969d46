"""Records of fictitious persons as hypothesis invents them: custody, rulings, sentences, changes, links, a death."""

from datetime import date

from builders import Record
from hypothesis import strategies as st

from cases.domain.vocabulary.court import ChangeKind, Disposition, LinkKind, PenaltyKind
from cases.domain.vocabulary.custody import CustodyEnd, CustodyForm
from cases.domain.vocabulary.who import Standing

DAYS = st.dates(date(2017, 6, 1), date(2027, 1, 1))
MOMENTS = st.one_of(
    st.none(),
    st.dates(date(2018, 1, 1), date(2022, 12, 31)).map(str),
    st.sampled_from(["2019", "2020-05", "../2020-06-01", "2021/..", "2020-01-01/2020-03-01", "2021-22", "2020-07-01~"]),
)
LENGTHS = st.sampled_from([None, "P1Y", "P8M", "P10D"])


@st.composite
def records(draw):
    """A record of at most four stays, three rulings, a sentence with two changes, and perhaps a death."""
    record = Record()
    for _ in range(draw(st.integers(0, 4))):
        form, end = draw(st.sampled_from(list(CustodyForm))), draw(st.sampled_from(list(CustodyEnd)))
        record.custody(form, draw(MOMENTS), draw(MOMENTS), end, standing=draw(st.sampled_from(list(Standing))))
    keys = [
        record.ruling(draw(st.sampled_from(list(Disposition))), draw(MOMENTS), days=draw(st.sampled_from([None, 10])))
        for _ in range(draw(st.integers(0, 3)))
    ]
    if keys:
        record.sentence(ruling=keys[0], since=draw(MOMENTS))
        record.link(keys[-1], draw(st.sampled_from(list(LinkKind))), keys[0])
        for _ in range(draw(st.integers(0, 2))):
            _change(draw, record, keys)
    if draw(st.booleans()):
        record.death(draw(MOMENTS))
    return record


def _change(draw, record, keys):
    kind, length = draw(st.sampled_from(list(ChangeKind))), draw(LENGTHS)
    lighter = st.sampled_from([None, PenaltyKind.RESTRICTED_FREEDOM, PenaltyKind.IMPRISONMENT])
    record.change(kind, length, draw(MOMENTS), ruling=draw(st.sampled_from(keys)), replacement=draw(lighter))
