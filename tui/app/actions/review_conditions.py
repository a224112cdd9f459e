"""When an action of a review applies: as in `conditions`, each says why not. Keys of the form lead to the screen around it."""

from typing import Any


def a_doubt_is_open(place: Any) -> str:
    """There is a doubt that nobody settled."""
    return (
        ""
        if place.screen.reviewing.open_doubts()
        else "No doubt is left: every guess was accepted, corrected or removed."
    )


def something_is_left(place: Any) -> str:
    """There is text of the source in no field."""
    return "" if place.screen.left else "Every word of the source is in a field or named."


def a_passage_is_chosen(place: Any) -> str:
    """The line of the source under the cursor, or one that was chosen, has words in no field."""
    return (
        ""
        if place.screen.passages()
        else "Every word of this line is in a field already. The next text in no field is one key away."
    )


def a_problem_is_there(place: Any) -> str:
    """The checks say something of the drafts."""
    return "" if place.screen.ordered_problems() else "The checks find nothing wrong with these drafts."


def there_is_more_than_one_record(place: Any) -> str:
    """The document gave several records."""
    return "" if len(place.screen.reviewing.ids) > 1 else "The document gave one record only."


def a_step_was_made(place: Any) -> str:
    """Something was decided since the review was opened."""
    return "" if place.screen.reviewing.steps.can_undo else "There is nothing to undo since the review was opened."


def a_step_was_undone(place: Any) -> str:
    """A step was undone, and none was made since."""
    return "" if place.screen.reviewing.steps.can_redo else "There is nothing to bring back."


def there_are_more_documents(place: Any) -> str:
    """Several documents are reviewed one after the other."""
    return "" if place.screen.where else "This document is reviewed alone: no other was chosen with it."


def a_text_can_go(place: Any) -> str:
    """The field under the cursor, or the line of the source, has a text that can go elsewhere."""
    return "" if place.screen.going() is not None else "No text of a field stands here that could go elsewhere."
