"""Who the service lists for a meeting, with its words for how they were there."""

import re
from typing import Any

from tui.documents.importing.drafting import Node
from tui.documents.importing.moderngov.elements import Element
from tui.documents.importing.moderngov.values import meant
from tui.documents.importing.passage import NOWHERE, Passage
from tui.documents.importing.people.name_words import bare_name
from tui.documents.importing.people.printed import Printed
from tui.documents.importing.people.register import Group, Register
from tui.documents.importing.wordings import table

_CAPACITIES = ("substitute", "officer", "commissioner", "guest", "member")


def put_attendee(attendee: Element, meeting: Node, register: Register) -> None:
    """Enters somebody in the attendance, where the service's word says whether they were there; otherwise says why not."""
    names = table("moderngov")["attendee"]
    name, words = attendee.first(names["name"]), attendee.first(names["attendance"])
    if attendee.withheld or not name.text:
        meeting.doubt("The service keeps back who somebody is; they are not entered.", "attendance", name.passage.line)
        return
    known = _known(words.text)
    if "status" not in known:
        message = (
            known.get("doubt") or "The service's word for how somebody was there is not known; they are not entered."
        )
        meeting.doubt(str(message), "attendance", words.passage.line or name.passage.line)
        return
    role, kind = attendee.first(names["role"]), attendee.first(names["kind"])
    capacity, told, guess = _capacity(role, kind, known)
    printed = _printed(name.passage, role, attendee.first(names["on_behalf_of"]), told)
    entry = register.enter(printed, Group(capacity, str(known["status"]), words.passage, mode=known.get("mode", "")))
    if told:
        entry.claim(told, "capacity")
    if guess:
        entry.doubt(guess, "capacity", words.passage.line)
    if known.get("doubt"):
        entry.doubt(str(known["doubt"]), "status", words.passage.line)
    note = Passage.joined((each.passage for each in attendee.inner if each.name in names["note"]), "; ")
    if note and "note" not in entry.data:
        entry.put("note", note)
    elif note:
        entry.claim(note, "note")


def _known(text: str) -> dict[str, Any]:
    low = " ".join(text.lower().split())
    return next((each for each in table("moderngov")["attendance"] if low in each["words"]), {})


def _capacity(role: Element, kind: Element, known: dict[str, Any]) -> tuple[str, Passage, str]:
    """Returns in what capacity somebody was there, the words that say so, and what of it is a guess."""
    if "capacity" in known:
        return str(known["capacity"]), NOWHERE, ""
    words = {each: table("moderngov")["attendee"][each] for each in _CAPACITIES}
    for told in (role, kind):
        found = meant(words, told.text)
        if found:
            guess = (
                "Listed as in attendance, which a member of the body is not."
                if known.get("beside") and found == "member"
                else ""
            )
            return found, told.passage, guess
    if known.get("beside"):
        return "guest", NOWHERE, "The service does not say in what capacity; in attendance is taken as a guest."
    guess = "" if _role(role.text) else "The service does not say in what capacity; taken as a member."
    return "member", NOWHERE, guess


def _role(text: str) -> str:
    return meant(table("people")["roles"], text)


def _printed(whole: Passage, role: Element, on_behalf_of: Element, told: Passage) -> Printed:
    """Returns somebody as the service prints them: a style before the name, a role or a post."""
    post = role.passage if role.text and not _role(role.text) and role.passage.text != told.text else NOWHERE
    name, style = bare_name(re.sub(r"\s*\([^()]*\)\s*$", "", whole.text))
    return Printed(
        whole,
        name,
        style=whole.cut(0, style) if style else NOWHERE,
        role=_role(role.text),
        role_words=role.passage if _role(role.text) else NOWHERE,
        post=post,
        on_behalf_of=on_behalf_of.passage,
    )
