"""Finding anything by a few letters: actions and records in one list; and the search of the texts of all records."""

from functools import partial
from typing import Any

from tui.app.actions.place import run_action
from tui.app.background import in_background
from tui.app.screens.chooser import Choice, Chooser
from tui.app.screens.help import Found, action_choices
from tui.app.screens.record_tabs import Passage
from tui.book.searching import Hit
from tui.errors import MinutebookError
from tui.record.kinds import kind

_SEARCH_AFTER = 0.15


def offer_everything(program: Any) -> None:
    """Offers the actions that apply here, then all records."""
    choices: list[Choice[Found | str]] = [
        Choice(one.value, one.label, one.more, one.also, one.enabled) for one in action_choices(program) if one.enabled
    ]
    desk = program.desk
    choices += [
        Choice(one.id, desk.label(one), kind(one.kind).title if one.kind else "", f"{one.id} {one.status or ''}")
        for one in desk.excerpts.values()
    ]

    def chosen(found: Found | str | None) -> None:
        if isinstance(found, str):
            program.open_record(found)
        elif found is not None:
            run_action(found[1], found[0])

    program.push_screen(Chooser("Find anything", choices, placeholder="an action, a name, a date"), chosen)


def offer_search(program: Any) -> None:
    """Offers the records that have some words anywhere in their text, and opens one where they stand."""

    def chosen(found: Passage | None) -> None:
        if found is not None:
            program.open_record(found.record, passage=found)

    program.push_screen(BookSearch(program.desk), chosen)


class BookSearch(Chooser[Passage]):
    """Asks for words and offers the records that have them all."""

    def __init__(self, desk: Any) -> None:
        super().__init__("Search the texts of all records", (), placeholder="words, or their beginnings")
        self._desk = desk
        self._latest = ""

    def find(self, words: str) -> None:
        """Searches in the background, a moment after the last letter."""
        self._latest = words
        if not words.strip():
            self.show_found((), "Type the words to look for. Case and accents do not matter.")
            return
        self.set_timer(_SEARCH_AFTER, partial(self._search, words))

    def _search(self, words: str) -> None:
        if words == self._latest:
            in_background(
                self.app,
                self,
                partial(self._desk.search, words),
                partial(self._found, words),
                group="search",
                failed=self._failed,
            )

    def _found(self, words: str, hits: list[tuple[Hit, str]]) -> None:
        if words == self._latest:
            choices = [
                Choice(Passage(hit.id, hit.excerpt, words), f"{title}  {hit.where}", detail=hit.where)
                for hit, title in hits
            ]
            self.show_found(choices, f"No record has “{words}” in its text.")

    def _failed(self, error: MinutebookError) -> None:
        self.show_found((), str(error))
