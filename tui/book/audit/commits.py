"""A commit as its bytes say: tree, parents, who, when, and the message. Nothing is guessed for what is not well formed."""

import re
from dataclasses import dataclass

from tui.book.audit.store import ObjectFault

_ORDER = (b"tree", b"parent", b"author", b"committer")
"""The lines that git looks for at the head of a commit, in this order only."""

_ID = re.compile(rb"(?:[0-9a-f]{40}|[0-9a-f]{64})\Z")
_WHO = re.compile(rb"(?P<name>[^<>\n]*)<(?P<email>[^<>\n]*)> (?P<time>-?[0-9]{1,18}) (?P<zone>[-+][0-9]{4})\Z")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who, by name and e-mail address, and when: seconds since 1970 in UTC, and the minutes by which their clock is ahead of it."""

    name: str
    email: str
    time: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. `text` is the message; `is_utf8` whether it could be read as that.

    `encoding` is what the commit says its message is in, empty where it says nothing: git shows the message by it.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    author: Hand
    committer: Hand
    text: str
    is_utf8: bool = True
    encoding: str = ""


def parse_commit(object_id: str, data: bytes) -> Commit:
    """Returns the commit in these bytes. Raises ObjectFault where they are not those of a commit."""
    head, _, body = data.partition(b"\n\n")
    trees: list[bytes] = []
    parents: list[bytes] = []
    hands: dict[bytes, bytes] = {}
    encoding, so_far = "", 0
    for line in head.split(b"\n"):
        name, _, value = line.partition(b" ")
        place = _ORDER.index(name) if name in _ORDER else len(_ORDER)
        if place < so_far:
            raise ObjectFault(
                "The commit's head is not in the order in which git writes it, and git leaves lines of it out."
            )
        so_far = place
        if name == b"tree":
            trees.append(value)
        elif name == b"parent":
            parents.append(value)
        elif name in (b"author", b"committer"):
            if name in hands:
                raise ObjectFault(f"The commit has more than one {name.decode()}.")
            hands[name] = value
        elif name == b"encoding":
            encoding = value.decode("ascii", "replace")
    if len(trees) != 1 or not all(_ID.match(each) for each in (*trees, *parents)):
        raise ObjectFault("The commit does not name its tree and its parents as git does.")
    try:
        text, is_utf8 = body.decode(), True
    except UnicodeDecodeError:
        text, is_utf8 = body.decode("utf-8", "replace"), False
    return Commit(
        object_id,
        trees[0].decode(),
        tuple(each.decode() for each in parents),
        _hand(hands.get(b"author", b""), "author"),
        _hand(hands.get(b"committer", b""), "committer"),
        text,
        is_utf8,
        encoding,
    )


def _hand(value: bytes, what: str) -> Hand:
    found = _WHO.match(value)
    if found is None:
        raise ObjectFault(f"The commit does not say who its {what} was, and when, as git does.")
    name, email = (found[part].decode("utf-8", "replace").strip() for part in ("name", "email"))
    zone = found["zone"]
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    return Hand(name, email, int(found["time"]), -minutes if zone.startswith(b"-") else minutes)
