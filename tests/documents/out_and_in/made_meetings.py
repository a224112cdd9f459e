"""Meetings made at random for the way out and in again: whatever a clerk can record of one, in the words that minutes have."""

from typing import Any

from hypothesis import strategies as st

from tests.builder import BookBuilder
from tests.documents.out_and_in.made_votes import Votes
from tests.documents.out_and_in.made_words import HOSTILE_SENTENCES, HOSTILE_TITLES
from tests.documents.rendering.shelves import published
from tui.documents.rendering.published import Published

PANEL = "example-panel"
MEETING = f"{PANEL}/meetings/2024-05-14"
Value = dict[str, Any]

_MEMBERS = tuple(f"member-{letter}" for letter in "abcdefgh")
_FAMILIES = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel")
_OTHERS = (("officer-k", "K Kilo"), ("officer-l", "L Lima"), ("guest-m", "M Mike"), ("commissioner-n", "N November"))
_BODIES = ("Example County Council", "Sample Borough Council", "Example Constabulary", "OPCC")
_POSTS = ("Senior Democratic Services Officer", "Head of Finance", "Chief Executive", "Director of Public Health")
_TITLES = (
    *HOSTILE_TITLES,
    "Annual Report", "Budget 2024/25", "Review of Complaints", "Public Questions / Statements", "Rules & Procedure", "Precept – Report",
    "Forward look", "Safer Streets", "Co-opted Members’ Terms", "Victims*s Services",
)  # fmt: skip
_SENTENCES = (
    *HOSTILE_SENTENCES,
    "The work goes on as planned.", "Costs rose by 4.5% (to £1,200) over the year.", "What is done about it?",
    "More would follow in July.", "There were 1,650 officers & 12 specials.", "It is *not* so; nobody had said it.",
    "The report [draft 2] was late!", "A_b and c_d differ.", "“Quoted words” stand here.", "It came to 50 #1 cases.",
)  # fmt: skip
_TIMES = ("13:30", "14:05", "16:20", "12:00", "10:00")


def sentences(most: int = 3) -> st.SearchStrategy[str]:
    """A text of some sentences."""
    return st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=most).map(" ".join)


@st.composite
def meetings(draw: st.DrawFn) -> Published:
    """A book with one meeting in it, minuted."""
    book = BookBuilder(PANEL).body(name="Example Police and Crime Panel")
    for person, family in zip(_MEMBERS, _FAMILIES, strict=True):
        book.person(person, name=f"{family[0]} {family}", family_name=family, style_in_minutes="Councillor")
    for person, name in _OTHERS:
        book.person(person, name=name)
    made = _Made(draw, book)
    value = made.meeting()
    book.add(MEETING, **value)
    return published(book.records)


class _Made:
    """One meeting in the making."""

    def __init__(self, draw: st.DrawFn, book: BookBuilder) -> None:
        self.draw = draw
        self.book = book
        self.present: list[str] = []
        self.votes = Votes(draw, [], sentences(1))
        self.asked = 0

    def maybe(self) -> bool:
        return self.draw(st.booleans())

    def meeting(self) -> Value:
        attendance = self.attendance()
        start, end = self.draw(st.sampled_from(_TIMES)), self.draw(st.sampled_from(("17:10", "18:45")))
        titles = self.draw(st.lists(st.sampled_from(_TITLES), min_size=1, max_size=4, unique=True))
        first = self.draw(st.sampled_from((5, 15, 101)))
        numbered = self.maybe()
        items = [self.item(n, title) for n, title in enumerate(titles)]
        standing: list[Value] = [{"id": "apologies", "title": "Apologies for Absence"}]
        if self.maybe():
            standing.append({"id": "declarations", "title": "Declarations of Interest"})
        items = [*standing, *items]
        if numbered and self.maybe():
            items = [{"id": each["id"], "number": str(n), **each} for n, each in enumerate(items, 1)]
        elif numbered:
            # Minutes of a year begin at 1 with the election of the chair: otherwise nothing tells 1 from the number on the agenda.
            items = [{"id": each["id"], "minute_number": first + n, **each} for n, each in enumerate(items)]
        value: Value = {
            "name": "Example Police and Crime Panel",
            "classification": self.draw(st.sampled_from(("ordinary", "annual", "extraordinary"))),
            "status": "held",
            "date": "2024-05-14",
            self.draw(st.sampled_from(("actual_start", "start_time"))): start,
            **({"actual_end": end} if self.maybe() else {}),
            **({"location": {"name": "Council Chamber, Shire Hall"}} if self.maybe() else {}),
            "minutes": {"state": "published", "signature_line": "CHAIRMAN"},
            "attendance": attendance,
            "items": items,
        }
        if len(standing) > 1:
            value |= self.declarations(items)
        if self.maybe():
            value["scenes"] = [{"id": "s1", "after_item": items[-1]["id"], "text": "The Commissioner left the meeting"}]
        if self.maybe():
            value["next_meeting"] = {"date": "2024-07-16", "start_time": "14:00", "location": "Shire Hall"}
        return value

    def attendance(self) -> list[Value]:
        count = self.draw(st.integers(3, 6))
        people = list(_MEMBERS[:count])
        entries: list[Value] = []
        for n, person in enumerate(people):
            entry: Value = {"id": person, "person": person, "capacity": "member", "status": "present"}
            if n == 0:
                entry["role"] = "chair"
            if self.maybe():
                entry["on_behalf_of"] = self.draw(st.sampled_from(_BODIES))
            if n and self.maybe():
                entry["mode"] = "virtual"
            elif n and self.maybe():
                stay = self.draw(
                    st.sampled_from(({"from": "14:10"}, {"to": "15:20"}, {"from": "14:10", "to": "15:20"}))
                )
                entry["intervals"] = [{"id": "i1", **stay}]
            entries.append(entry)
        self.present = people
        self.votes = Votes(self.draw, people, sentences(1))
        away = list(_MEMBERS[count : count + self.draw(st.integers(0, 2))])
        if away and self.maybe():
            entries[1] |= {"capacity": "substitute", "substituting_for": away[0]}
        entries += [{"id": each, "person": each, "capacity": "member", "status": "apologies"} for each in away]
        entries += self.others()
        if self.maybe():
            entries.append(
                {
                    "id": "public",
                    "label": "Members of the Public",
                    "count": 3,
                    "capacity": "public",
                    "status": "present",
                }
            )
        return entries

    def others(self) -> list[Value]:
        entries: list[Value] = []
        for person, _ in _OTHERS:
            if not self.maybe():
                continue
            capacity = person.split("-")[0]
            entry = {"id": person, "person": person, "capacity": capacity, "status": "present"}
            entry["post"] = (
                "Police and Crime Commissioner" if capacity == "commissioner" else self.draw(st.sampled_from(_POSTS))
            )
            if capacity != "commissioner" and self.maybe():
                entry["on_behalf_of"] = self.draw(st.sampled_from(_BODIES))
            entries.append(entry)
        return entries

    def declarations(self, items: list[Value]) -> Value:
        if self.maybe():
            return {"declarations_none": True}
        entry: Value = {"id": "d1", "person": self.present[0], "description": self.draw(sentences(1)).rstrip(".?!")}
        if self.maybe():
            entry["interest"] = self.draw(
                st.sampled_from(("disclosable_pecuniary", "other_registrable", "non_registrable"))
            )
        if self.maybe():
            entry["effect"] = self.draw(st.sampled_from(("stayed", "withdrew", "dispensation")))
        if self.maybe():
            entry["item"] = items[-1]["id"]
        return {"declarations": [entry]}

    def item(self, n: int, title: str) -> Value:
        item: Value = {"id": f"item-{n}", "title": title}
        if self.draw(st.integers(0, 7)) == 0:
            return {**item, "public": False, "exempt": {"paragraph": "3"}}
        notes = [self.note(at) for at in range(self.draw(st.integers(0, 3)))]
        if notes:
            item["notes"] = notes
        if self.maybe():
            item["motions"] = [self.votes.motion(self.draw(sentences(2)))]
        if self.draw(st.integers(0, 5)) == 0:
            return {**item, **self.votes.election()}
        if self.maybe():
            item["decisions"] = [self.decision(at) for at in range(self.draw(st.integers(1, 2)))]
        return item

    def note(self, at: int) -> Value:
        note: Value = {"id": f"n{at}", "type": self.draw(st.sampled_from(("narrative", "question", "statement")))}
        if note["type"] != "narrative":
            note["speaker"] = self.draw(st.sampled_from(self.present))
            if self.maybe():
                note["label"] = str(at + 1)
        note["text"] = self.draw(sentences())
        if note["type"] != "narrative" and self.maybe():
            note["answers"] = [
                {
                    "id": "a1",
                    "type": "answer",
                    "speaker": self.draw(st.sampled_from(self.present)),
                    "text": self.draw(sentences()),
                }
            ]
        return note

    def decision(self, at: int) -> Value:
        verb, outcome = self.draw(
            st.sampled_from(
                (
                    ("NOTED", "noted"),
                    ("AGREED", "agreed"),
                    ("RESOLVED", "resolved"),
                    ("ENDORSED", "endorsed"),
                    ("APPROVED", "approved"),
                )
            )
        )
        text = f"The Panel {verb} the paper." if self.maybe() else f"That {self.draw(sentences(1))}"
        decision: Value = {"id": f"d{at}", "verb": verb, "outcome": outcome, "text": text}
        if self.draw(st.integers(0, 3)) == 0:
            decision["vote"] = self.votes.vote()
        if self.draw(st.integers(0, 3)) == 0:
            self.asked += 1
            record_id = f"{PANEL}/recommendations/2024-05-14-{self.asked}"
            self.book.add(record_id, text=f"To report back. {self.draw(sentences(1))}", made_at=MEETING, number="1")
            decision["recommendations"] = [record_id]
        return decision
