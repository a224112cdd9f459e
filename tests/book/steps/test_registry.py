"""What the steps ask fits the schema, and each is reached by a command of its own action."""

import pytest

from tests.builder import the_schema
from tui.book.message import ACTIONS
from tui.book.steps.registry import STEPS, steps_for, steps_of_command
from tui.book.steps.step import Step
from tui.cli.registry import command
from tui.record.kinds import KIND_NAMES
from tui.record.paths import parse_path

CHOICES = {
    ("publish", "what"): "publications[x].what",
    ("respond", "outcome"): "response.outcome",
    ("update-action", "status"): "updates[x].status",
    ("update-deliverable", "status"): "updates[x].status",
    ("assess", "assessed"): "assessed.result",
}


@pytest.mark.parametrize("step", STEPS, ids=[each.name for each in STEPS])
def test_a_step_has_a_command_an_action_and_questions_that_say_what_they_ask(step: Step) -> None:
    assert command(step.command) is not None
    assert step.action in ACTIONS
    assert set(step.kinds) <= set(KIND_NAMES)
    names = [ask.name for ask in step.form.asks]
    assert len(set(names)) == len(names)
    for ask in step.form.asks:
        assert ask.title
        assert ask.help
        assert not ask.help.endswith(".")
        assert (ask.kind == "choice") == bool(ask.choices)


@pytest.mark.parametrize(("where", "path"), CHOICES.items())
def test_choices_are_those_of_the_schema(where: tuple[str, str], path: str) -> None:
    step = next(each for each in STEPS if each.name == where[0])
    ask = step.form.ask(where[1])
    assert ask is not None
    assert ask.choices == the_schema().resolve(step.kinds[0], parse_path(path)).choices


def test_names_are_given_once_and_steps_are_found_by_kind_and_command() -> None:
    assert len({each.name for each in STEPS}) == len(STEPS)
    assert [each.name for each in steps_for("recommendation")] == [
        "publish-recommendation",
        "convey",
        "respond",
        "assess",
    ]
    assert {each.name for each in steps_of_command("clear")} == {"clear", "cleared"}
    assert steps_for("person") == ()
