"""Writes the reference pages beside this file from what the program itself knows: commands, fields, rules and keys.

Run it from the top of the checkout: `python .github/reference.py`. A test holds the pages to what this gives.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tui.book.contract import load_schema  # noqa: E402
from tui.book.shipped import shipped_schema  # noqa: E402
from tui.cli.registry import COMMANDS  # noqa: E402
from tui.cli.running import whole_parser  # noqa: E402
from tui.procedure.clocks.clock import MARKS  # noqa: E402
from tui.procedure.clocks.registry import CLOCKS  # noqa: E402
from tui.record.kinds import KINDS  # noqa: E402
from tui.rules.registry import RULES  # noqa: E402


def commands() -> str:
    """Returns the page of commands: for each its usage, arguments and options."""
    lines = ["# Commands", "", "Made from the program by `.github/reference.py`.", ""]
    parsers = _parsers(whole_parser())
    for each in COMMANDS:
        parser = parsers[each.name]
        lines += [
            f"## {each.name}",
            "",
            f"{each.help[:1].upper()}{each.help[1:]}.",
            "",
            "| argument | meaning |",
            "|---|---|",
        ]
        for action in parser._actions:
            if action.help != argparse.SUPPRESS and action.dest != "help":
                name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
                if action.option_strings and action.nargs != 0:
                    words = [action.metavar] if isinstance(action.metavar, str) else action.metavar
                    name += f" {' '.join(words or ['|'.join(map(str, action.choices or [action.dest.upper()]))])}"
                lines.append(f"| `{_cell(name)}` | {_cell(action.help or '')} |")
        lines.append("")
    return "\n".join(lines)


def _parsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found.choices)


def fields() -> str:
    """Returns the page of fields: every field of every kind of record, with its path and what it is."""
    schema = load_schema(shipped_schema())
    lines = [
        "# Fields",
        "",
        "Made from the schema by `.github/reference.py`. An entry of a list is named by its identity in brackets.",
        "",
    ]
    for kind in KINDS:
        root = schema.root(kind.name)
        lines += [
            f"## {kind.title} (`{kind.name}`)",
            "",
            root.description,
            "",
            "| path | title | what it is | form |",
            "|---|---|---|---|",
        ]
        for path, field in schema.fields(kind.name):
            form = ", ".join(field.choices) or (
                f"reference to {' or '.join(field.ref)}" if field.ref else field.type.replace("_", " ")
            )
            needed = " (required)" if field.required and field.name else ""
            lines.append(
                f"| `{_cell(path)}` | {_cell(field.title)}{needed} | {_cell(field.description)} | {_cell(form)} |"
            )
        lines.append("")
    return "\n".join(lines)


def rules() -> str:
    """Returns the page of rules: what each looks for, how grave it is and where it comes from."""
    lines = ["# Rules", "", "Made from the program by `.github/reference.py`. Legal rules are advice, not law.", ""]
    lines += ["| rule | severity | what it looks for | source |", "|---|---|---|---|"]
    lines += [
        f"| `{each.id}` | {each.severity.value} | {_cell(each.title)} | {_cell(each.source) or '–'} |"
        for each in sorted(RULES, key=lambda one: one.id)
    ]
    return "\n".join([*lines, ""])


def clocks() -> str:
    """Returns the page of clocks: what each says is due, which law or rule sets it, and how that was read."""
    lines = [
        "# Clocks",
        "",
        "Made from the program by `.github/reference.py`. What `minutebook due` works out; advice, not law.",
        "",
    ]
    lines += ["| clock | what is due | of which records | source | how the source was read |", "|---|---|---|---|---|"]
    lines += [
        f"| `{each.id}` | {_cell(each.title)} | {', '.join(each.kinds)} | {_cell(each.source)} | {MARKS[each.mark]} |"
        for each in sorted(CLOCKS, key=lambda one: one.id)
    ]
    return "\n".join([*lines, "", _BODYS_OWN, ""])


_BODYS_OWN = (
    "Where a body's own rules say otherwise, those in force on the day count, with their own provision and mark. "
    "The bank holidays are those of the `holidays` library for the calendar that the rules name, else for the body's time zone."
)


def keys() -> str:
    """Returns the page of keys, as the program's own registry of actions gives it."""
    from tui.app.actions.keys import key_table

    return "\n".join(["# Keys", "", "Made from the program by `.github/reference.py`.", "", key_table(), ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "fields.md": fields,
    "rules.md": rules,
    "clocks.md": clocks,
    "keys.md": keys,
}


def pages() -> Iterator[tuple[Path, str]]:
    """Yields each page's file and what it should hold."""
    for name, make in PAGES.items():
        yield HERE / "reference" / name, make()


if __name__ == "__main__":
    for file, text in pages():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(HERE.parent))
