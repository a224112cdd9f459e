"""Whatever is in a record, now or once, a site can be made of the book, and its links lead somewhere."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builder import the_schema
from tests.documents.rendering.test_any_record import JUNK, changed, places
from tests.documents.site.sites import ON, Kept, broken_links, sample_records, values_of
from tui.documents.rendering.published import Published
from tui.documents.site.history import Deed, Histories, Version
from tui.documents.site.shelf import Shelf
from tui.documents.site.site import Site
from tui.procedure.register import register_of

_PANEL = "cambridgeshire-pcp"
_SOME = (
    f"{_PANEL}/body", f"{_PANEL}/members", f"{_PANEL}/meetings/2022-07-20", f"{_PANEL}/meetings/2022-09-14",
    f"{_PANEL}/recommendations/2022-07-20-1", f"{_PANEL}/actions/2022-07-20-1", f"{_PANEL}/questions/2023-09-20-1",
    f"{_PANEL}/papers/2022-09-01-response-letter", "people/edward-leigh", "plans/cambridgeshire-2021-24/plan",
    "plans/cambridgeshire-2021-24/deliverables/annual-sustainability-report",
)  # fmt: skip
VALUES = values_of({each: text for each, text in sample_records().items() if each in _SOME})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_value_of_a_record_nor_of_its_past_keeps_the_site_from_being_made(data: st.DataObject) -> None:
    record_id = data.draw(st.sampled_from(sorted(VALUES)))
    value = VALUES[record_id]
    broken = changed(value, data.draw(st.sampled_from(places(value))), data.draw(JUNK))
    values = {**VALUES, record_id: broken}
    book = Published(register_of(values.items()), values.get, the_schema(), for_everybody=True)
    deeds = [
        Deed(str(n), "2022-09-20T10:00:00+01:00", "The clerk", action, "why")
        for n, action in enumerate(("edit", "undo", None))
    ]
    steps = [Version((value,), broken), Version((broken, value), value), Version((), broken)]
    histories = Histories(book, the_schema(), Kept({record_id: list(zip(deeds, steps, strict=True))}))
    files = dict(Site(Shelf(book, histories, ON, "Example records")).files())
    assert list(broken_links(files)) == []
