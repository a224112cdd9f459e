"""How documents name people: who was present in one line, and speakers as the minutes call them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from tui.documents.rendering.wording import and_list, time_words
from tui.procedure.register import Register, Value, dicts, text_at
from tui.record.kinds import reference_target
from tui.record.words import default_name

_MANY: Final = {
    "Councillor": "Councillors",
    "Cllr": "Cllrs",
    "Cllr.": "Cllrs",
    "Alderman": "Aldermen",
    "Member": "Members",
}
_ROLES: Final = {"chair": "Chair", "vice_chair": "Vice Chair", "clerk": "Clerk", "secretary": "Secretary"}
_OFFICERS_ROLES: Final = ("monitoring_officer",)


class People:
    """The people of one meeting by the names that its documents give them."""

    def __init__(self, register: Register, meeting: Value, body: Value) -> None:
        self._register = register
        self._attendance = dicts(meeting, "attendance")
        self._by_person = {text_at(each, "person"): each for each in self._attendance if each.get("person")}
        self._roles = {
            "chair": text_at(body, "wording", "chair") or "Chair",
            "vice_chair": text_at(body, "wording", "vice_chair") or "Vice Chair",
        }

    def name(self, person: str | None) -> str:
        """Returns somebody's full name without a style."""
        if person is None:
            return ""
        target = reference_target("person", person)
        return text_at(self._register.get(target), "name") or default_name(target)

    def styled(self, person: str | None) -> str:
        """Returns somebody's full name with the style that minutes give: Councillor A Bradnam."""
        style = self._style(person)
        return f"{style} {self.name(person)}" if style else self.name(person)

    def in_minutes(self, person: str | None) -> str:
        """Returns what minutes call somebody: the Commissioner, Councillor Bradnam; the full name where two bear the family name."""
        if person is None:
            return ""
        entry = self._by_person.get(person)
        if entry is not None and entry.get("capacity") == "commissioner":
            return "the Commissioner"
        style, family = self._style(person), self._family(person)
        if not style or not family:
            return self.name(person)
        namesakes = [
            each
            for each in self._by_person
            if each and each != person and self._family(each) == family and self._style(each)
        ]
        return self.styled(person) if namesakes else f"{style} {family}"

    def speaker(self, note: Value) -> str:
        """Returns who spoke a note, as printed where the record keeps that, with the body spoken for; empty where nobody is named."""
        who = text_at(note, "speaker_as_printed") or self.in_minutes(text_at(note, "speaker"))
        behalf = text_at(note, "on_behalf_of")
        if who and behalf:
            return f"{who}, {behalf}," if text_at(note, "type") == "answer" else f"{who}, on behalf of {behalf},"
        return who or behalf or ""

    def entry_name(self, entry: Value) -> str:
        """Returns the name of an entry of the attendance, as printed where the record keeps that, without a style."""
        return (
            text_at(entry, "name_as_printed")
            or text_at(entry, "label")
            or self.name(text_at(entry, "person"))
            or "somebody not named"
        )

    def listed(self, entries: Iterable[Value], substitutes: bool = False) -> str:
        """Returns people in one line, those of one style together: Claire George (Chair); Councillors A Bradnam and B Tyler.

        With `substitutes` it is said for whom each stood in.
        """
        groups = []
        for style, group in groupby(entries, key=lambda each: self._style(text_at(each, "person"))):
            names = [self._listed(each, substitutes) for each in group]
            if not style:
                groups += names
            elif len(names) > 1:
                groups.append(
                    f"{_MANY[style]} {and_list(names)}"
                    if style in _MANY
                    else and_list([f"{style} {each}" for each in names])
                )
            else:
                groups.append(f"{style} {names[0]}")
        return "; ".join(groups)

    def told(self, entry: Value, substitutes: bool = False) -> list[str]:
        """Returns what is said of somebody in brackets: role, authority, for whom, online, when they came and went."""
        said = [
            self._roles.get(role, _ROLES.get(role, ""))
            for role in [text_at(entry, "role") or ""]
            if role not in _OFFICERS_ROLES
        ]
        if entry.get("capacity") in ("member", "substitute"):
            said += [self.authority(entry)]
        if substitutes and (absent := text_at(entry, "substituting_for")):
            said += [f"substitute for {self.styled(absent)}"]
        said += ["virtual"] if entry.get("mode") == "virtual" else []
        for stay in dicts(entry, "intervals"):
            came, left = text_at(stay, "from"), text_at(stay, "to")
            if came and left:
                said.append(f"from {time_words(came)} to {time_words(left)}")
            else:
                said += [f"from {time_words(came)}"] if came else [f"left at {time_words(left)}"] if left else []
        said += [str(entry["count"])] if isinstance(entry.get("count"), int) else []
        return [each for each in said if each]

    def line(self, entry: Value) -> str:
        """Returns an officer or guest in a line: name, post, organisation, and what is said in brackets."""
        post, behalf = text_at(entry, "post"), self.authority(entry)
        told = self.told(entry)
        words = ", ".join(each for each in (self.entry_name(entry), post, behalf) if each)
        return f"{words} ({', '.join(told)})" if told else words

    def authority(self, entry: Value) -> str:
        """Returns the organisation that somebody is there for, as printed or by its record's name; empty where none is recorded."""
        printed = text_at(entry, "on_behalf_of")
        return printed or text_at(self._register.get(text_at(entry, "on_behalf_of_id")), "name") or ""

    def present(self, *capacities: str) -> list[Value]:
        """Returns the entries of those present in these capacities, in the order of the record."""
        return [
            each for each in self._attendance if each.get("status") == "present" and each.get("capacity") in capacities
        ]

    def with_status(self, status: str) -> Sequence[Value]:
        """Returns the entries with a status: apologies, absent."""
        return [each for each in self._attendance if each.get("status") == status]

    def _listed(self, entry: Value, substitutes: bool) -> str:
        told = self.told(entry, substitutes)
        in_brackets = f" ({', '.join(told)})" if told else ""
        return f"{self.entry_name(entry)}{in_brackets}"

    def _style(self, person: str | None) -> str:
        return (
            text_at(self._register.get(reference_target("person", person)), "style_in_minutes") or "" if person else ""
        )

    def _family(self, person: str) -> str:
        return text_at(self._register.get(reference_target("person", person)), "family_name") or ""
