"""Makes minutes by the thousand, in every form that is imported; each is of another day, and says the same in its own form.

`document(n)` is the n-th: its file's name and its bytes. The same number gives the same bytes.
"""

import datetime
import html
import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BODY = "Example Joint Panel"
_FIRST = datetime.date(1990, 1, 3)
_TITLES = (
    "Apologies for absence", "Declarations of interest", "Minutes of the previous meeting", "Public questions", "Finance report",
    "Road safety", "Annual report", "Complaints", "Estates", "Work programme", "Date of the next meeting",
)  # fmt: skip
_SENTENCES = (
    "The Clerk explained the report and the figures in it.",
    "Member {m} asked how many cases were still open, and since when.",
    "The Director said that the scheme was on course and within its budget.",
    "Members welcomed the progress made since the spring.",
    "Member {m} was concerned that the figures for the north of the area had not fallen.",
    "It was explained that three posts were vacant and would be filled by the summer.",
)
_DECISIONS = (
    "RESOLVED that the report be noted.",
    "AGREED to note the report.",
    "RESOLVED that the recommendations in the report be approved.",
)


@dataclass(frozen=True)
class Minutes:
    """What minutes say: the day, who was there, and for each item its title, paragraphs and decision."""

    day: datetime.date
    present: tuple[str, ...]
    absent: tuple[str, ...]
    items: tuple[tuple[str, tuple[str, ...], str], ...]

    @property
    def date(self) -> str:
        """The day as minutes write it."""
        return f"{self.day.day} {self.day:%B %Y}"


def document(n: int) -> tuple[str, bytes]:
    """Returns the name and the bytes of the n-th document."""
    minutes = _minutes(n)
    ending, make = _FORMS[n % len(_FORMS)]
    return f"{minutes.day.isoformat()}-minutes.{ending}", make(minutes)


def _minutes(n: int) -> Minutes:
    chance = random.Random(n)
    letters = "ABCDEFGHJKLM"
    members = [f"Councillor {each} Member" for each in chance.sample(letters, 9)]
    items = []
    for title in (*_TITLES[:3], *chance.sample(_TITLES[3:-1], 5), _TITLES[-1]):
        said = tuple(chance.choice(_SENTENCES).format(m=chance.choice(letters)) for _ in range(chance.randint(1, 6)))
        items.append((title, said, chance.choice(_DECISIONS)))
    return Minutes(_FIRST + datetime.timedelta(days=9 * n), tuple(members[:7]), tuple(members[7:]), tuple(items))


def _head(minutes: Minutes) -> list[str]:
    return [
        BODY,
        f"Minutes of the meeting held on {minutes.date} at 1.30 pm in the Town Hall",
        f"Present: {', '.join(minutes.present)}",
        f"Apologies: {', '.join(minutes.absent)}",
    ]


def _text(minutes: Minutes) -> bytes:
    return "\n\n".join(_paragraphs(minutes)).encode()


def _paragraphs(minutes: Minutes) -> Iterator[str]:
    yield from _head(minutes)
    for n, (title, said, decision) in enumerate(minutes.items, 1):
        yield f"{n}. {title}"
        yield from (*said, decision)


def _markdown(minutes: Minutes) -> bytes:
    head = _head(minutes)
    found = [f"# {head[0]}", head[1], *(f"**{each.replace(':', ':**', 1)}" for each in head[2:])]
    for n, (title, said, decision) in enumerate(minutes.items, 1):
        found += [f"## {n}. {title}", *said, f"**{decision.split()[0]}** {decision.split(' ', 1)[1]}"]
    return "\n\n".join(found).encode()


def _html(minutes: Minutes) -> bytes:
    head = _head(minutes)
    found = ["<!DOCTYPE html><html><head><title>Minutes</title></head><body><nav><a href='/'>Home</a></nav>"]
    found += [f"<h1>{head[0]}</h1>", *(f"<p>{html.escape(each)}</p>" for each in head[1:])]
    for n, (title, said, decision) in enumerate(minutes.items, 1):
        found.append(f"<h2>{n}. {html.escape(title)}</h2>")
        found += [f"<p>{html.escape(each)}</p>" for each in (*said, decision)]
    return "\n".join([*found, "</body></html>"]).encode()


def _docx(minutes: Minutes) -> bytes:
    import docx

    made = docx.Document()
    head = _head(minutes)
    made.add_heading(head[0], 1)
    for each in head[1:]:
        made.add_paragraph(each)
    for n, (title, said, decision) in enumerate(minutes.items, 1):
        made.add_heading(f"{n}. {title}", 2)
        for each in (*said, decision):
            made.add_paragraph(each)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _pdf(minutes: Minutes) -> bytes:
    lines = [piece for each in _paragraphs(minutes) for piece in (*_wrapped(each), "")]
    return pdf_of([lines[at : at + 50] for at in range(0, len(lines), 50)])


def _wrapped(text: str) -> Iterator[str]:
    while len(text) > 90:
        at = text.rfind(" ", 0, 90)
        yield text[:at]
        text = text[at + 1 :]
    yield text


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """Returns a PDF that has these lines on its pages, in a font that every reader has."""
    font = len(pages) * 2 + 3
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for n, lines in enumerate(pages):
        shown = "".join(f"({_escaped(each)}) Tj T*\n" for each in lines)
        stream = f"BT /F1 10 Tf 13 TL 50 780 Td\n{shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * n} 0 R"
            f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    made = b"%PDF-1.4\n"
    places = []
    for n, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return made + f"{end}startxref\n{len(made)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _moderngov(minutes: Minutes) -> bytes:
    own = {"meetingid": minutes.day.toordinal(), "meetingdate": f"{minutes.day:%d/%m/%Y}", "meetingtime": "1.30 pm"}
    own |= {"meetingstatus": "Confirmed", "minutepublished": "True", "committeetitle": BODY}
    found = ["<meeting>", *(f"<{name}>{value}</{name}>" for name, value in own.items()), "<agendaitems>"]
    for n, (title, said, decision) in enumerate(minutes.items, 1):
        page = html.escape("".join(f"<p>{each}</p>" for each in (*said, decision)))
        found.append(
            f"<agendaitem><agendaitemid>{n}</agendaitemid><agendaitemtitle>{title}</agendaitemtitle><agendaitemnumber>{n}"
            f"</agendaitemnumber><minutesnonemptyhtmlbody>{page}</minutesnonemptyhtmlbody></agendaitem>"
        )
    found.append("</agendaitems><attendees>")
    listed = [(each, "Present") for each in minutes.present] + [
        (each, "Absent (incl. apologies)") for each in minutes.absent
    ]
    found += [f'<attendee name="{name}" roledescription="Member" attendance="{words}"/>' for name, words in listed]
    return "\n".join([*found, "</attendees></meeting>"]).encode()


_FORMS: tuple[tuple[str, Callable[[Minutes], bytes]], ...] = (
    ("txt", _text),
    ("md", _markdown),
    ("html", _html),
    ("docx", _docx),
    ("pdf", _pdf),
    ("xml", _moderngov),
)
