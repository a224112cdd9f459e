"""From arguments to an exit code: which command, its parser, and a sentence for whatever goes wrong."""

import argparse
import contextlib
import errno
import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from tui import __version__
from tui.cli.call import Call
from tui.cli.registry import COMMANDS, Command, command
from tui.errors import BookUnusable, Exit, MinutebookError, WrongUsage
from tui.record.safe import safe

BOOK_HELP = "the folder of the book, or one below it (default: here)"
DEBUG = "MINUTEBOOK_DEBUG"
LONGEST_SENTENCE = 1_200


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are our sentences."""

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message[:1].upper() + message[1:] + ".", f"See: {self.prog} --help")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuses what is none of an argument's choices, and names the nearest."""
        if action.choices is None or value in action.choices:
            return
        names = [str(each) for each in action.choices]
        what = "/".join(action.option_strings) or str(action.metavar or action.dest).upper()
        near = _near(str(value), names)
        guess = f"Did you mean “{near}”? " if near else ""
        raise WrongUsage(f"{what} cannot be “{value}”.", f"{guess}It is one of: {', '.join(names)}.")


def run(argv: list[str]) -> int:
    """Runs the command that `argv` names; returns its exit code (DESIGN: 0, 1, 2, 3, 4, 70, 75 or 130)."""
    _open_streams()
    try:
        code = int(_dispatch(argv))
        sys.stdout.flush()
        return code
    except MinutebookError as error:
        _explain(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        _tell("\nStopped. Nothing more was written.")
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        return int(Exit.OK)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            _explain(WrongUsage("A name this long is the name of no file.", "Shorten it."))
            return int(Exit.USAGE)
        if not _is_of_output(error):
            return _own_fault(error)
        _drop_output()
        _tell(f"minutebook: The output could not be written: {error.strerror}.")
        return int(Exit.REPOSITORY)
    except Exception as error:  # noqa: BLE001 - the last net: a clerk gets a sentence, never a traceback
        return _own_fault(error)


def _dispatch(argv: list[str]) -> Exit:
    found = _command_in(argv)
    if found is None:
        arguments = _whole_parser().parse_args(argv)
        from tui.cli.opening import open_program

        return open_program(_start(arguments))
    parser = _Parser(prog="minutebook", allow_abbrev=False)
    parser.add_argument("--book", metavar="DIR", help=BOOK_HELP)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    module = found.load()
    module.arguments(_add(commands, found))
    arguments = _parsed(parser, argv)
    return module.run(Call(arguments, _start(arguments)))


def _parsed(parser: _Parser, argv: list[str]) -> argparse.Namespace:
    """Parses; a command may say by `more` which argument takes words that stand behind options (argparse gives up on them)."""
    arguments, left = parser.parse_known_args(argv)
    more: str = getattr(arguments, "more", "")
    if left and (not more or any(word.startswith("-") for word in left)):
        option = next((word for word in left if word.startswith("-")), None)
        said = f"There is no option {option}." if option else f"“{left[0]}” is one word too many."
        raise WrongUsage(said, f"See: {parser.prog} {arguments.command} --help")
    if left:
        setattr(arguments, more, [*(getattr(arguments, more) or []), *left])
    return arguments


def _add(commands: "argparse._SubParsersAction[_Parser]", each: Command) -> _Parser:
    made = commands.add_parser(
        each.name, help=each.help, description=each.help[:1].upper() + each.help[1:] + ".", allow_abbrev=False
    )
    made.add_argument(
        "--book", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )  # it may stand behind the command too
    return made


def _command_in(argv: list[str]) -> Command | None:
    """Returns the command that the first plain word names; None when there is none."""
    words = iter(argv)
    for word in words:
        if word == "--book":
            next(words, None)
        elif not word.startswith("-"):
            found = command(word)
            if found is None:
                raise WrongUsage(f"There is no command “{safe(word)}”.", _nearest(word))
            return found
    return None


def _nearest(word: str) -> str:
    near = _near(word, [each.name for each in COMMANDS])
    return f"Did you mean “{near}”?" if near else "See: minutebook --help"


def _near(word: str, names: list[str]) -> str:
    import difflib  # only who mistyped needs it

    return next(iter(difflib.get_close_matches(word, names, 1)), "")


def whole_parser() -> argparse.ArgumentParser:
    """Returns the parser with every command in it: for completions and for the reference."""
    parser = _whole_parser()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for each in COMMANDS:
        each.load().arguments(_add(commands, each))
    return parser


def _whole_parser() -> _Parser:
    parser = _Parser(
        prog="minutebook",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="minutebook [--book DIR] [COMMAND …]",
        description="The official record of public meetings. Without a command it opens the terminal program.",
        epilog=_overview(),
    )
    parser.add_argument("--book", metavar="DIR", help=BOOK_HELP)
    parser.add_argument("--version", action="version", version=f"minutebook {__version__}")
    return parser


def _overview() -> str:
    lines: list[str] = []
    for group in dict.fromkeys(each.group for each in COMMANDS):
        lines += ["", f"{group}:"]
        lines += [f"  {each.name:<12} {each.help}" for each in COMMANDS if each.group == group]
    return "\n".join([*lines[1:], "", "minutebook COMMAND --help says more about one of them."])


def _start(arguments: argparse.Namespace) -> Path:
    if arguments.book == "":
        raise WrongUsage("--book needs the name of a folder.", "Leave it out for the book that you are in.")
    try:
        return Path(arguments.book) if arguments.book is not None else Path.cwd()
    except FileNotFoundError as error:
        raise BookUnusable("The folder that you are in is no longer there.", "Go to another: cd") from error


def _explain(error: MinutebookError) -> None:
    _tell(f"minutebook: {_cut(safe(error.sentence))}")
    for line in error.hint.splitlines():
        _tell(f"  {_cut(safe(line))}")


def _tell(line: str) -> None:
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr)


def _is_of_output(error: OSError) -> bool:
    """Returns whether an error came from writing to standard output, which names no file, and not from the disk of the book."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def _drop_output() -> None:
    """Sends what is still to come nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cut(sentence: str) -> str:
    """Returns a sentence without the middle of what is too long to be read; somebody may have typed a whole book as an id."""
    half = LONGEST_SENTENCE // 2
    return sentence if len(sentence) <= LONGEST_SENTENCE else f"{sentence[:half]} … {sentence[-half:]}"


def _own_fault(error: Exception) -> int:
    _tell(f"minutebook: our own fault: {type(error).__name__}: {safe(str(error))[:300]}")
    if os.environ.get(DEBUG):
        traceback.print_exc()
    else:
        _tell(f"  Nothing was lost that was saved. To see where it happened, run it again with {DEBUG}=1.")
    return int(Exit.FAULT)


def _open_streams() -> None:
    """Records are UTF-8 whatever the terminal's locale; what it cannot show is escaped, not an error.

    A stream that the caller closed leads nowhere: else the next file opened would get its number, and what is printed.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # the lowest that is free
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115 - open as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
