"""The list of members beside minutes being taken: it gets whom the meeting elects by the same save, and loses them if that is undone."""

from collections.abc import Mapping
from typing import Any

from tui.app.desk import Desk
from tui.book.editing import Proposal, propose_text
from tui.book.gists import value_of
from tui.errors import MinutebookError
from tui.procedure.elections import Election, Seating, elections, members_of, seatings
from tui.procedure.register import Register
from tui.record.edits import Edit

_Key = tuple[str, str, str]


class Seats:
    """What the elections of one sitting come to in the list of members. `told` says of the last save what it wrote there, or why not."""

    def __init__(self, desk: Desk, meeting_id: str, saved: Any) -> None:
        """Takes the meeting as it was saved before the sitting: an election that it had then is not of this sitting."""
        self._desk = desk
        self._meeting_id = meeting_id
        self._before = {_key(one) for one in elections(saved)}
        self._written: dict[_Key, Seating] = {}
        self._coming: dict[_Key, Seating] = {}
        self.told = ""

    def proposed(self, register: Register, meeting: Any, beside: Mapping[str, bytes]) -> list[Proposal]:
        """Returns the change of the list that goes with the meeting as it is to be saved; none where there is nothing to change."""
        listed = members_of(self._meeting_id)
        data = self._desk.book.bytes_if_readable(listed)
        now = {_key(one) for one in elections(meeting)}
        members = value_of(data) if data is not None else None
        new = [
            one
            for one in seatings(register, self._meeting_id, meeting, members)
            if _key(one.election) not in self._before
        ]
        gone = [one for key, one in self._written.items() if key not in now]
        edits: list[Edit] = [edit for one in gone for edit in one.taken_back]
        edits += [edit for one in new for edit in one.edits]
        self._coming = {key: one for key, one in self._written.items() if key in now}
        self._coming |= {_key(one.election): one for one in new if not one.why_not}
        self.told = " ".join(one.told or f"Not on the list of members: {one.why_not}." for one in new)
        if data is None or not edits:
            return []
        try:
            text = self._desk.apply("members", data.decode("utf-8", "replace"), edits)
            made = propose_text(self._desk.book, listed, text, data, beside=beside)
            fault = made.new_errors[0].message if made.new_errors else ""
        except MinutebookError as error:
            fault = error.sentence
        if fault:  # the minutes go on without it: the step “elected” of the record does it later
            self._coming = dict(self._written)
            self.told = f"The list of members is as it was: {fault} The record's steps put the elected on it later."
            return []
        return [made]

    def saved(self) -> None:
        """Takes note that what was proposed last is saved."""
        self._written = self._coming


def _key(election: Election) -> _Key:
    return election.item, election.post, election.person
