"""Work that takes time, off the screen's own thread: keys are never blocked, and results come back as messages."""

import contextvars
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.worker import active_worker, get_current_worker

from tui.errors import MinutebookError

T = TypeVar("T")


@dataclass
class Finished(Message):
    """Work is done: `then` is called with the result on the screen's thread, unless who asked is gone."""

    asked: Any
    then: Callable[[Any], None]
    result: Any


def in_background(
    app: App[Any],
    asked: DOMNode,
    work: Callable[[], T],
    then: Callable[[T], None],
    *,
    group: str,
    failed: Callable[[MinutebookError], None],
) -> None:
    """Runs `work` in a thread and `then` with its result; newer work of the same group makes older results not count."""
    # A thread does not know which program is running; a screen that was left meanwhile no longer knows it either.
    context = contextvars.copy_context()

    def run() -> None:
        worker = get_current_worker()
        context.run(active_worker.set, worker)  # so that the work can see whether anybody still waits for it
        try:
            result: Any = context.run(work)
            call: Callable[[Any], None] = then
        except MinutebookError as error:
            result, call = error, failed
        if not worker.is_cancelled:
            app.post_message(Finished(asked, call, result))

    app.run_worker(run, thread=True, exclusive=True, group=group, exit_on_error=True)
