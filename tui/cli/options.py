"""Options that several commands share, declared once so that they read alike everywhere."""

import argparse
import datetime
from collections.abc import Collection

from tui.record.safe import shortened


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Adds `--format text|json` and the further forms given."""
    parser.add_argument(
        "--format", choices=("text", "json", *more), default="text", help="the form of the output (default: text)"
    )


def add_record(parser: argparse.ArgumentParser) -> None:
    """Adds the record's id."""
    parser.add_argument("id", metavar="ID", help="the record, such as example-joint-panel/meetings/2026-05-12")


def count(typed: str) -> int:
    """Returns a number of things to show. Raises ArgumentTypeError for what is none."""
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 10 and int(typed)):
        raise argparse.ArgumentTypeError(f"{shortened(typed, 40)} is not a number from 1 on")
    return int(typed)


def add_reason(parser: argparse.ArgumentParser, without: Collection[str] = ()) -> None:
    """Adds why the change is made, and on whose authority. The reason is part of the record's history.

    `without` names what a command knows by itself: `authority`, `event_date`.
    """
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why; kept in the history for reviewers")
    if "authority" not in without:
        parser.add_argument(
            "--authority", metavar="TEXT", help="on whose authority: a minute, the chair, a delegation or a statute"
        )
    if "event_date" not in without:
        parser.add_argument("--event-date", metavar="DATE", help="when it happened, where that is not now: YYYY-MM-DD")
    parser.add_argument("--evidence", metavar="TEXT", help="the document that shows it")


def day(typed: str) -> datetime.date:
    """Returns the day that was typed. Raises ArgumentTypeError for what is no day."""
    try:
        if len(typed) == 10:
            return datetime.date.fromisoformat(typed)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{typed[:40]}” is not a day: give YYYY-MM-DD, as in 2026-05-12")


def web_address(typed: str) -> str:
    """Returns a whole web address with a slash at its end. Raises ArgumentTypeError for what is none."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(typed)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        is_good = False
    if not is_good or not typed.isprintable() or any(each in typed for each in ' "<>\\^`{|}?#'):
        raise argparse.ArgumentTypeError(f"“{typed[:60]}” is no web address, such as https://example.org/minutes/")
    return typed if typed.endswith("/") else f"{typed}/"


def add_examples(parser: argparse.ArgumentParser, *lines: str) -> None:
    """Ends the help with whole lines to type; they work on the sample book."""
    parser.epilog = "\n".join(["On the sample book:", *(f"  minutebook {line}" for line in lines)])
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
