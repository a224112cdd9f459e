"""Who was there, in the making: entries of the attendance, each person once, found again by the names that the text uses."""

import re
from dataclasses import dataclass, field

from tui.documents.importing.dates import times_in
from tui.documents.importing.drafting import Drafts, Node, tidy
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.beside_names import times_of
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.wordings import table
from tui.record.kinds import slug

_SEVERAL = 3
"""So many members with their style show that somebody without it, but with a post, is none."""


@dataclass(frozen=True)
class Group:
    """Under what people are listed: the capacity (empty where nothing says it) and status of the record, the words of the heading, and
    whether it was a guess."""

    capacity: str
    status: str
    words: Passage = NOWHERE
    role: str = ""
    mode: str = ""
    guess: str = ""
    counted: bool = False
    columns: bool = False


def says_presence(words: str) -> bool:
    """Returns whether the words of a heading say that those below it were there."""
    return re.search(table("attending")["presence"], words, re.IGNORECASE) is not None


@dataclass
class Register:
    """The attendance of one meeting in the making."""

    drafts: Drafts
    meeting: Node
    entries: dict[str, Node] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    people: dict[str, Node] = field(default_factory=dict)
    councillors: int = 0
    """How many of those entered are styled as members of a council are."""
    rostered: set[str] = field(default_factory=set)
    """The entries of those listed under a heading that does not say that they were there: Council Members."""
    told: set[str] = field(default_factory=set)
    """The names of speakers, as printed, of whom it was said already who is taken to be meant."""

    def enter(self, printed: Printed, group: Group) -> Node:
        """Enters somebody and returns the entry; who is entered under the same name already is the same entry."""
        name = self._name_of(printed)
        known = self.entries.get(name) or (self._titled(printed) if name == printed.name else None)
        if known is not None:
            self._say_again(known, printed, group)
            return known
        entry = self.meeting.add("attendance", name)
        self.entries[name] = entry
        if group.status == "present" and not says_presence(group.words.text):
            self.rostered.add(entry.path)
        entry.data["person"] = self._person(printed, name)
        entry.claim(printed.whole, "person")
        entry.put("name_as_printed", printed.whole)
        capacity = self._capacity(entry, printed, group)
        entry.put("capacity", Passage.joined((group.words, *printed.also)), capacity)
        role = printed.role if printed.role and not self._of_town(printed) else group.role
        if not role and group.capacity == "member":
            role = self._chairs_body(printed.post.text)
        if role:
            entry.put("role", (printed.role and printed.role_words) or group.words or printed.post, role)
        if printed.post.text:
            entry.put("post", printed.post)
        if any(char.isalpha() for char in printed.on_behalf_of.text):
            entry.put("on_behalf_of", printed.on_behalf_of)
        entry.put("status", printed.status_words or group.words, _status_of(printed, group))
        if printed.note.text:
            entry.put("note", printed.note)
        self._details(entry, printed, group)
        if group.guess:
            entry.doubt(group.guess, "capacity" if capacity else "person", printed.whole.line)
        if printed.doubt:
            entry.doubt(printed.doubt, "person", printed.whole.line)
        return entry

    def _capacity(self, entry: Node, printed: Printed, group: Group) -> str:
        """Returns in what capacity somebody was there, or was not: a member where nothing says it."""
        told = " ".join(each.text for each in (printed.style, group.words, *printed.also))
        councillor = re.search(table("people")["capacities"]["councillor"], told, re.IGNORECASE) is not None
        self.councillors += councillor
        capacity = _capacity_of(printed, group) or group.capacity
        apologised = group.capacity == capacity == "member" and group.status != "present"
        if apologised and printed.post and not councillor and not _names_members(group.words.text):
            capacity = self._of_absent(entry, printed)
        return "substitute" if printed.substitute_for or printed.substitute else capacity or "member"

    def _of_absent(self, entry: Node, printed: Printed) -> str:
        """Returns in what capacity somebody with a post is listed among those who were not there, whose heading does not say."""
        officer = re.search(table("people")["capacities"]["officer_posts"], printed.post.text, re.IGNORECASE)
        capacity = "officer" if officer is not None and self.councillors >= _SEVERAL else "member"
        entry.doubt(
            f"Listed among those who were not there; taken to be a{'n officer' if capacity == 'officer' else ' member'}.",
            "capacity",
            printed.whole.line,
        )
        return capacity

    def _of_town(self, printed: Printed) -> bool:
        """Whether a role is only told by the style of an office of the town, which is none in a committee of it."""
        people = table("people")
        if printed.role_words is not printed.style or printed.style.text.strip(" .") not in people["of_town"]:
            return False
        return re.search(people["committee"], str(self.meeting.data.get("name", "")), re.IGNORECASE) is not None

    def _chairs_body(self, post: str) -> str:
        """Returns the role of whose post is to chair this body, by all of its name: Chair of the Example Board; empty for another."""
        name = set(re.findall(r"\w+", str(self.meeting.data.get("name", "")).lower()))
        found = re.match(table("people")["ways"]["chairs"], post, re.IGNORECASE)
        of_this = found is not None and bool(name) and name <= set(re.findall(r"\w+", post.lower()))
        return ("vice_chair" if found and found["deputy"] else "chair") if of_this else ""

    def _titled(self, printed: Printed) -> Node | None:
        """Returns the entry of the same name with or without a title such as Dr; it is taken to be the same person."""
        bare = _untitled(printed.name)
        other = next((name for name in self.entries if _untitled(name) == bare), None)
        if other is None or len(bare.split()) < 2:
            return None
        self.entries[other].doubt(
            f"“{tidy(printed.whole.text)}” is taken to be the same.", "person", printed.whole.line
        )
        return self.entries[other]

    def count(self, label: Passage, number: Passage, value: int, capacity: str) -> None:
        """Enters people who are only counted."""
        entry = self.meeting.add("attendance", label.text)
        entry.put("label", label)
        entry.put("count", number, value)
        entry.put("capacity", label, capacity)
        entry.put("status", label, "present")

    def find(self, passage: Passage) -> Node | None:
        """Returns the entry of somebody named in the text: the same name, the initials, or the one entry whose family name and
        first letter fit."""
        name, _ = bare_name(tidy(passage.text))
        if name in self.initials:
            return self.entries[self.initials[name]]
        if tidy(passage.text) in self.entries:
            return self.entries[tidy(passage.text)]
        if any(other != name and bare_name(other)[0] == name for other in self.entries):
            whole = self.entries[name].data["name_as_printed"] if name in self.entries else ""
            return self.entries[name] if tidy(str(whole)) == tidy(passage.text) else None  # one of two of that name
        if name in self.entries:
            return self.entries[name]
        same = [entry for other, entry in self.entries.items() if _untitled(other) == _untitled(name)]
        if len(same) == 1:
            return same[0]
        words = name.split()
        if not words:
            return None
        fitting = [
            entry
            for other, entry in self.entries.items()
            if other.split()[-1].lower() == words[-1].lower()
            and (len(words) == 1 or other.split()[0][:1].lower() == words[0][:1].lower() or len(other.split()) == 1)
        ] or [entry for other, entry in self.entries.items() if other == words[0]]
        return fitting[0] if len(fitting) == 1 else None

    def put_absent(self, passage: Passage, status: str, words: Passage) -> bool:
        """Says of somebody listed under a heading that does not say who was there that a sentence says not; returns whether it is one."""
        entry = self.find(passage)
        if entry is None or entry.path not in self.rostered or entry.data.get("status") != "present":
            return False
        entry.put("status", words, status)
        return True

    def person_of(self, passage: Passage) -> str | None:
        """Returns the id of the person named in the text, where the attendance has that person."""
        entry = self.find(passage)
        return str(entry.data["person"]) if entry is not None and "person" in entry.data else None

    def _say_again(self, entry: Node, printed: Printed, group: Group) -> None:
        entry.claim(Passage.joined((printed.whole, group.words, *printed.also)), "name_as_printed")
        status = _status_of(printed, group)
        if status == "present" and not group.mode and entry.data["status"] == "present":
            if group.role and "role" not in entry.data:
                entry.put("role", group.words, group.role)
        elif status != entry.data["status"]:
            entry.doubt(
                f"Also named among those with the status {status}: as published, one of the two cannot be right.",
                "status",
                printed.whole.line,
            )
        if printed.post.text and "post" not in entry.data:
            entry.put("post", printed.post)
        self._details(entry, printed, group)

    def say_times(self, entry: Node, words: Passage) -> None:
        """Says from when to when somebody was there, where words such as "arrived 6:40 p.m." tell."""
        for came, left, told in times_of(words):
            interval = entry.add("intervals", f"i{len(entry.data.get('intervals', [])) + 1}")
            entry.claim(told, "intervals")
            hours = [told.cut(each.start, each.end) for each in times_in(told.text)]
            if came:
                interval.put("from", hours[0], came)
            if left:
                interval.put("to", hours[-1], left)

    def _details(self, entry: Node, printed: Printed, group: Group) -> None:
        if printed.virtual.text:
            entry.put("mode", printed.virtual, "virtual")
        elif group.mode:
            entry.put("mode", group.words, group.mode)
        for _, _, words in printed.times:
            self.say_times(entry, words)
        if printed.substitute_for.text:
            self.substitute(entry, printed.substitute_for, printed.substitute_for)

    def substitute(self, entry: Node, absent: Passage, words: Passage) -> None:
        """Says for whom somebody came in."""
        entry.put("capacity", words, "substitute")
        whom = self.person_of(absent)
        if whom is None:
            whom = self._person(Printed(absent, bare_name(tidy(absent.text))[0]))
        elif bare_name(tidy(absent.text))[0] not in self.entries:
            entry.doubt(
                f"“{tidy(absent.text)}” is taken to be {whom}, by the family name.", "substituting_for", absent.line
            )
        entry.put("substituting_for", absent, whom)

    def _name_of(self, printed: Printed) -> str:
        """Returns by which name somebody is entered: with the style where another of the same name has one that nobody has besides it."""
        known = self.entries.get(printed.name)
        style = tidy(str(known.data["name_as_printed"])).removesuffix(printed.name) if known is not None else ""
        return tidy(printed.whole.text) if of_two(style, printed.style.text) else printed.name

    def _person(self, printed: Printed, name: str = "") -> str:
        word = slug(name or printed.name)
        if word in self.people:
            return word
        known = next((each for each in self.drafts.records if each.id == f"people/{word}"), None)
        person = known.root if known else self.drafts.begin("person", f"people/{word}")
        self.people[word] = person
        if known is None:
            person.put("name", printed.whole, printed.name)
            if printed.style.text:
                person.put("style_in_minutes", printed.style)
        if printed.initials.text:
            person.put("initials", printed.initials)
            self.initials[printed.initials.text] = printed.name
        return word


def of_two(one: str, other: str) -> bool:
    """Returns whether the styles before a name that is printed twice show that it is that of two people: Mr and Mrs."""
    rows = [
        next((n for n, row in enumerate(table("people")["of_two"]) if style.strip(" .") in row), -1)
        for style in (one, other)
    ]
    return -1 not in rows and rows[0] != rows[1]


def _untitled(name: str) -> str:
    words = name.split()
    titles = table("people")["titles_kept"]
    while len(words) > 1 and words[0].strip(".") in titles:
        words = words[1:]
    return " ".join(words).replace("-", " ")


def _status_of(printed: Printed, group: Group) -> str:
    """Returns whether somebody was there: what stands beside a name counts under a heading of those present."""
    return printed.status if printed.status and group.status == "present" else group.status


_OFFICERS = ("clerk", "secretary", "monitoring_officer")


def _capacity_of(printed: Printed, group: Group) -> str:
    """Returns the capacity that a printed post tells, whatever the heading is; empty where it tells none."""
    post = printed.post.text.lower()
    words = table("people")["capacities"]
    if all(each in post for each in words["commissioner"]) and not any(
        each in post for each in words["not_commissioner"]
    ):
        return "commissioner"
    if group.capacity == "officer" and not post and re.search(words["member_style"], printed.style.text):
        return "member"
    serves = group.capacity == "member" and re.search(words["officer"], printed.post.text) is not None
    serves = serves or printed.role in _OFFICERS
    elsewhere = re.fullmatch(words["elsewhere"], printed.post.text.strip(" ."), re.IGNORECASE) is not None
    if elsewhere and group.capacity == "member" and not _names_members(group.words.text):
        return "guest"
    if group.capacity == "member" and re.search(words["member_style"], printed.style.text):
        return ""
    return "officer" if serves and not _names_members(group.words.text) else ""


def _names_members(heading: str) -> bool:
    """Whether a heading says that those below it are members, whatever one of them is called besides."""
    return re.search(table("people")["capacities"]["members"], heading, re.IGNORECASE) is not None
