"""When an action applies. Each condition takes the place that would run the action and returns the reason why not."""

from typing import Any


def book_is_writable(place: Any) -> str:
    """Nothing is written into a book that is open for reading only."""
    reason: str = place.app.desk.read_only
    return f"This book is open for reading only: {reason}" if reason else ""


def a_record_is_chosen(place: Any) -> str:
    """The line under the cursor stands for a record."""
    return "" if place.chosen_record() else "Choose a record first: this line stands for none."


def something_to_undo(place: Any) -> str:
    """There is an edit before this one."""
    return "" if place.editing.can_undo else "There is nothing to undo."


def something_to_redo(place: Any) -> str:
    """There is an edit after this one."""
    return "" if place.editing.can_redo else "There is nothing to bring back."


def something_to_save(place: Any) -> str:
    """What is on the screen differs from the book."""
    return "" if place.is_typed_into else place.words_when_saved


def there_are_problems(place: Any) -> str:
    """The record has problems to go to."""
    return "" if place.problems else "No problems in this record."


def something_is_published(place: Any) -> str:
    """The book has problems that only tell what was published."""
    return "" if place.published else "No problem here is one of something recorded as published."


def an_element_is_chosen(place: Any) -> str:
    """The line under the cursor is an entry of a list."""
    return "" if place.chosen_element() else "Only an entry of a list can be moved: put the cursor on one."


def a_list_is_chosen(place: Any) -> str:
    """The line under the cursor is a list or an entry of one."""
    return "" if place.chosen_list() else "Put the cursor on a list, or on an entry of one, to add to it."


def something_to_clear(place: Any) -> str:
    """The line under the cursor has a value."""
    return "" if place.chosen_value() else "There is nothing here to remove."


def not_this_tab_read(place: Any) -> str:
    """Another tab shows."""
    return "This is Read already." if place.tab == "read" else ""


def not_this_tab_edit(place: Any) -> str:
    """Another tab shows."""
    return "This is Edit already." if place.tab == "form" else ""


def not_this_tab_text(place: Any) -> str:
    """Another tab shows."""
    return "This is Text already." if place.tab == "text" else ""


def not_this_tab_history(place: Any) -> str:
    """Another tab shows."""
    return "This is History already." if place.tab == "history" else ""


def not_this_tab_problems(place: Any) -> str:
    """Another tab shows."""
    return "This is Problems already." if place.tab == "problems" else ""


def nothing_stops_the_save(place: Any) -> str:
    """The change would add no errors."""
    return "An error stops this: put it right first. What was typed is kept." if place.is_stopped else ""


def delete_where_it_deletes(place: Any) -> str:
    """Returns what the key of the save box is called where the box deletes, an empty string where it saves."""
    return "delete" if place.deletes else ""


def there_is_more_to_read(place: Any) -> str:
    """What a dialog tells is longer than its box."""
    return "" if place.is_long else "All of it is on the screen."


def the_terminal_can_be_lent(place: Any) -> str:
    """The program can step aside for $EDITOR; it cannot in a browser."""
    return "" if place.app.can_suspend else "$EDITOR needs a terminal of its own; use the Text tab here."
