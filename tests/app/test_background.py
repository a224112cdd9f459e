"""Work off the screen's thread."""

import threading
from typing import Any

from textual.app import App
from textual.screen import Screen

from tests.app.conftest import run
from tui.app.background import in_background


def test_work_begun_by_a_screen_that_was_left_meanwhile_still_knows_its_program() -> None:
    begun, left, known = threading.Event(), threading.Event(), list[Any]()

    async def scenario() -> None:
        app: App[Any] = App()
        async with app.run_test() as pilot:
            screen: Screen[Any] = Screen()
            await app.push_screen(screen)

            def work() -> None:
                begun.set()
                left.wait(8)
                known.append(screen.app)

            app.call_later(in_background, app, screen, work, print, group="work", failed=print)
            await pilot.pause()
            begun.wait(8)
            await app.pop_screen()
            left.set()
            await app.workers.wait_for_complete()
            assert known == [app]

    run(scenario)
