"""The service's committees, as bodies of the book."""

from tui.documents.importing.context import Context
from tui.documents.importing.moderngov.elements import Element, truth
from tui.documents.importing.moderngov.values import named_within
from tui.documents.importing.wordings import table
from tui.record.kinds import slug

SCHEME = "moderngov"


def put_committee(source: Element, context: Context, folder: str = "") -> None:
    """Drafts a body from a committee, in the folder given or in one made from its name."""
    names = table("moderngov")["committee"]
    title = source.first(names["title"])
    if not title.text or source.withheld:
        return
    body = context.drafts.begin("body", f"{folder or slug(title.text)}/body")
    body.put("name", title.passage)
    kind = named_within(table("moderngov")["committees"], title.text)
    body.data["classification"] = kind or "other"
    body.doubt("The kind of body is taken from its name.", "classification", title.passage.line)
    number = source.first(["committeeid"])
    if number.text:
        body.data["identifiers"] = [{"scheme": SCHEME, "identifier": number.text}]
        body.claim(number.passage, "identifiers")
    category = source.first(names["category"])
    if category.text:
        body.put("note", category.passage)
    for name in names["over"]:
        flag = source.first([name])
        body.claim(flag.passage)
        if flag.text and truth(flag) is not False:
            body.doubt(
                f"The service marks this committee as over ({name}: {flag.text}), and does not say since when.",
                "dissolution_date",
                flag.passage.line,
            )


def committee_of(meeting: Element, committees: list[Element]) -> Element:
    """Returns the committee whose a meeting is: by its number, or the only one; an empty element where that is not told."""
    number = meeting.first(["committeeid"]).text
    same = [each for each in committees if number and each.first(["committeeid"]).text == number]
    around = [each for each in committees if any(one is meeting for one in each.every("meeting"))]
    if not number and not around and len(committees) == 1:
        around = committees
    return next(iter((*same, *around)), Element(""))
