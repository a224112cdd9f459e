"""The documents that the service links to a meeting or an item: papers, and what was published of the meeting."""

import re
from urllib.parse import urlsplit

from tui.documents.importing.context import Context
from tui.documents.importing.drafting import Node
from tui.documents.importing.moderngov.elements import Element
from tui.documents.importing.moderngov.values import named_within, put_address, put_day
from tui.documents.importing.readers.acting import day_of, folder_of
from tui.documents.importing.wordings import table
from tui.record.kinds import slug


def put_paper(linked: Element, meeting: Node, item: Node | None, context: Context) -> None:
    """Drafts a paper from a linked document; of a restricted one nothing but that there is one."""
    names = table("moderngov")["linked"]
    title, url = linked.first(names["title"]), linked.first(names["url"])
    holder = item or meeting
    if linked.withheld:
        line = next((each.passage.line for each in linked.inner if each.passage), 0)
        holder.doubt(
            f"A document that the service marks as not public ({linked.withheld}) was left out.",
            "papers" if item is not None else "",
            line,
        )
        return
    if not title.text:
        return
    day = day_of(meeting)
    paper = context.drafts.begin(
        "paper", f"{folder_of(meeting)}/papers/{day + '-' if day else ''}{slug(title.text)}"[:180]
    )
    paper.put("name", title.passage)
    kind = named_within(table("moderngov")["papers"], title.text)
    paper.data["paper_type"] = kind or "other"
    paper.doubt(
        "The kind of paper is taken from its title."
        if kind
        else "The service does not say what kind of paper this is.",
        "paper_type",
        title.passage.line,
    )
    paper.data["meeting"] = meeting.record
    if item is not None:
        paper.data["item"] = item.data["id"]
        item.data.setdefault("papers", []).append(paper.record)
    put_day(paper, "published_at", linked.first(names["published_at"]))
    if url.text:
        _put_file(paper, title, url)


def put_publication(linked: Element, meeting: Node, context: Context) -> None:
    """Takes a document of the meeting itself: its agenda, pack or minutes as published; anything else is a paper."""
    names = table("moderngov")["linked"]
    title = linked.first(names["title"])
    what = named_within(table("moderngov")["publications"], title.text)
    if linked.withheld or not what:
        put_paper(linked, meeting, None, context)
        return
    publication = next(
        (each for each in _publications(meeting) if each.data["what"] == what and "version" not in each.data), None
    )
    publication = publication or meeting.add("publications", what)
    publication.put("what", title.passage, what)
    publication.put("version", title.passage)
    publication.doubt("What this document is, is taken from its title.", "what", title.passage.line)
    put_day(publication, "at", linked.first(names["published_at"]))
    put_address(publication, "url", linked.first(names["url"]))


def put_flag(flag: Element, what: str, meeting: Node) -> None:
    """Says that something was published, where the service says no more than that."""
    publication = meeting.add("publications", what)
    publication.put("what", flag.passage, what)
    publication.doubt("The service says that it was published, and not when.", "what", flag.passage.line)


def _publications(meeting: Node) -> list[Node]:
    return [
        Node(meeting.drafts, meeting.record, f"publications[{each['id']}]", each)
        for each in meeting.data.get("publications", [])
    ]


def _put_file(paper: Node, title: Element, url: Element) -> None:
    last = urlsplit(url.text).path.rsplit("/", 1)[-1]
    name = re.sub(r"[\[\]\s]", "", last)[:200] or slug(title.text)
    file = Node(paper.drafts, paper.record, f"files[{name}]", {"name": name})
    if put_address(file, "url", url):
        paper.data.setdefault("files", []).append(file.data)
