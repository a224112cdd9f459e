"""The kinds of record and where each lives: which ids there are, the file of an id, and the id of a new record.

An id is the path of the file below `records/` without `.yaml`, in `[a-z0-9-]`. It is frozen once given.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tui.errors import WrongUsage


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name in commands, its titles on the screen, and the shape of its ids.

    `layout` is the id with `*` for one word; a closing `**` stands for one word or two joined by a slash.
    """

    name: str
    title: str
    plural: str
    layout: str
    last_word: str = "word"


KINDS: tuple[Kind, ...] = (
    Kind("meeting", "Meeting", "Meetings", "*/meetings/*", "date or undated"),
    Kind("paper", "Paper", "Papers", "*/papers/**"),
    Kind("recommendation", "Recommendation", "Recommendations", "*/recommendations/*", "date and number"),
    Kind("action", "Action", "Actions", "*/actions/*", "date and number"),
    Kind("question", "Public question", "Public questions", "*/questions/*", "date and number"),
    Kind("proceeding", "Proceeding", "Proceedings", "*/proceedings/**"),
    Kind("complaints", "Complaints return", "Complaints returns", "*/complaints/*"),
    Kind("body", "Body", "Bodies", "*/body"),
    Kind("members", "Membership list", "Membership lists", "*/members"),
    Kind("rules", "Rules of procedure", "Rules of procedure", "*/rules/*"),
    Kind("person", "Person", "People", "people/*"),
    Kind("plan", "Plan", "Plans", "plans/*/plan"),
    Kind("deliverable", "Deliverable", "Deliverables", "plans/*/deliverables/*"),
)
"""Every kind, in the order in which the screen shows them."""

KIND_NAMES: tuple[str, ...] = tuple(one.name for one in KINDS)
_BY_NAME = {one.name: one for one in KINDS}
_RESERVED = ("people", "plans")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST_WORD = 100
_DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_LAST_WORDS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "date or undated": (
        re.compile(rf"(?:{_DATE}(?:-[a-z0-9-]+)?|undated-[a-z0-9-]+)\Z"),
        "begin with the date, as in 2026-03-25 or 2026-03-25-hearing, or with undated-",
    ),
    "date and number": (
        re.compile(rf"(?:{_DATE}-[0-9]+|undated-[a-z0-9-]+)\Z"),
        "be the date of the meeting and a number, as in 2026-03-25-2, or begin with undated-",
    ),
}
_FIXED_PLACES = {"body": "body", "members": "members"}
_BODY_FOLDERS = {one.layout.split("/")[1]: one.name for one in KINDS if re.match(r"\*/[a-z]+/", one.layout)}
_DEEP = frozenset(one.name for one in KINDS if one.layout.endswith("**"))


def kind(name: str) -> Kind:
    """Returns the kind called `name` in the singular. Raises WrongUsage with the names there are."""
    found = _BY_NAME.get(name)
    if found is None:
        raise WrongUsage(f"There is no kind of record called “{name}”.", f"The kinds are {', '.join(KIND_NAMES)}.")
    return found


def kind_of(record_id: str) -> str | None:
    """Returns the kind of the record with this id by the folder it is in, or None where no record can be."""
    words = record_id.split("/")
    if not all(len(word) <= _LONGEST_WORD and _WORD.match(word) for word in words):
        return None
    first, rest = words[0], words[1:]
    if first == "people":
        return "person" if len(rest) == 1 else None
    if first == "plans":
        if len(rest) == 2 and rest[1] == "plan":
            return "plan"
        return "deliverable" if len(rest) == 3 and rest[1] == "deliverables" else None
    if len(rest) == 1:
        return _FIXED_PLACES.get(rest[0])
    found = _BODY_FOLDERS.get(rest[0]) if rest else None
    return found if found and (len(rest) == 2 or (len(rest) == 3 and found in _DEEP)) else None


def id_fault(record_id: str) -> str | None:
    """Returns what is wrong with the form of an id, as a sentence; None where nothing is."""
    found = kind_of(record_id)
    if found is None:
        for word in record_id.split("/"):
            if not _WORD.match(word) or len(word) > _LONGEST_WORD:
                return (
                    f"“{word}” cannot be part of the id of a record: "
                    f"only small letters a–z, figures and single hyphens between them, at most {_LONGEST_WORD}."
                )
        return f"No kind of record is kept at “{record_id}”."
    expected = _LAST_WORDS.get(_BY_NAME[found].last_word)
    last = record_id.rsplit("/", 1)[-1]
    if expected and not expected[0].match(last):
        return f"“{last}” does not fit the ids of {_BY_NAME[found].plural.lower()}: it should {expected[1]}."
    return None


def is_well_formed(record_id: str) -> bool:
    """Returns whether the id names a place where a record can be, and has the form of its kind's ids."""
    return id_fault(record_id) is None


def file_of(record_id: str) -> str:
    """Returns the path of a record's file from the root of the book."""
    return f"records/{record_id}.yaml"


def id_of(file: str) -> str | None:
    """Returns the id of the record in a file, given from the root of the book; None where no record can be there."""
    if not (file.startswith("records/") and file.endswith(".yaml")):
        return None
    record_id = file[len("records/") : -len(".yaml")]
    return record_id if kind_of(record_id) else None


def body_of(record_id: str) -> str | None:
    """Returns the id of the body that a record belongs to (`example-joint-panel/body`), None for people and plans."""
    first = record_id.split("/", 1)[0]
    return None if first in _RESERVED else f"{first}/body"


def owner_of(record_id: str) -> str:
    """Returns what `suggest_id` takes as the owner of a record with this id: the folder of its body or plan.

    Empty for people, and for bodies and plans, which are named after themselves.
    """
    words = record_id.split("/")
    if words[0] == "people" or kind_of(record_id) in ("body", "plan"):
        return ""
    return words[1] if words[0] == "plans" else words[0]


def folder_of(kind_name: str, owner: str = "") -> str:
    """Returns the folder, below `records/` and without a slash at its end, that holds the records of a kind.

    `owner` is the folder name of the body, for a plan or its deliverables that of the plan; people need none.
    """
    parts = kind(kind_name).layout.split("/")[:-1]
    return "/".join(owner if part == "*" else part for part in parts)


def reference_target(kind_name: str, value: str) -> str:
    """Returns the id of the record that a reference to this kind means: people are written without their folder."""
    if kind_name == "person" and "/" not in value:
        return f"people/{value}"
    return value


def reference_targets(kind_names: Collection[str], value: str) -> tuple[str, ...]:
    """Returns the id, or ids, that a reference which may point to several kinds can mean, without repetition."""
    return tuple(dict.fromkeys(reference_target(name, value) for name in kind_names))


def reference_value(record_id: str) -> str:
    """Returns what is written in a record that refers to this one."""
    return record_id.removeprefix("people/")


_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
     "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ı": "i", "&": " and ", "'": None, "’": None, "‘": None, "ʼ": None}
)  # fmt: skip


def slug(text: str, longest: int = 48) -> str:
    """Returns an id made from a title or a name, cut between words; `untitled` where nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain.lower())
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:longest]
        if len(longer) > longest:
            break
        made = longer
    return made or "untitled"


UNNAMED_BODY = "unnamed-body"
"""The folder of drafts from a document that does not say to which body it belongs."""

_NUMBERED = ("recommendation", "action", "question")
_DATED_BY = ("date", "raised_at", "made_at", "meeting", "notified_on", "reported_at", "period_end", "in_force_from")
_TITLED_BY = ("name", "title", "reference", "period", "kind", "classification", "text")


def suggest_id(kind_name: str, owner: str, value: Mapping[str, Any], taken: Collection[str]) -> str:
    """Returns an id for a new record that is not among `taken`.

    `owner` is the folder name of the body (or of the plan); it is not used for a person, nor for a body or plan, which
    are named after themselves when it is empty.
    """
    title = next((text for name in _TITLED_BY if isinstance(text := value.get(name), str) and text.strip()), "")
    date = next((found for name in _DATED_BY if (found := _date_in(value.get(name)))), None)
    if kind_name in ("body", "members", "plan") and not owner:
        owner = slug(title)
    folder = folder_of(kind_name, owner)
    last = kind(kind_name).layout.rsplit("/", 1)[-1]
    if "*" not in last:
        return _free(folder, [last], taken)
    if kind_name in _NUMBERED:
        return _numbered(folder, date or "undated", taken)
    word = slug(title)
    if kind_name == "meeting":
        word = slug(str(value.get("classification") or title))
        return _free(folder, [date, f"{date}-{word}"] if date else [f"undated-{word}"], taken)
    if kind_name == "rules":
        return _free(folder, [date, f"{date}-{word}"] if date else [word], taken)
    if kind_name in ("paper", "proceeding"):
        return _free(folder, [f"{date}-{word}" if date else word], taken)
    if kind_name == "complaints" and date and not value.get("period"):
        return _free(folder, [date], taken)
    return _free(folder, [word], taken)


def _date_in(value: object) -> str | None:
    if isinstance(value, Mapping):
        return next((found for part in ("meeting", "date") if (found := _date_in(value.get(part)))), None)
    dated = re.search(rf"(?<![0-9]){_DATE}(?![0-9])", value) if isinstance(value, str) else None
    return dated[0] if dated else None


def _free(folder: str, words: list[str], taken: Collection[str]) -> str:
    for word in words:
        if f"{folder}/{word}" not in taken:
            return f"{folder}/{word}"
    n = 2
    while f"{folder}/{words[-1]}-{n}" in taken:
        n += 1
    return f"{folder}/{words[-1]}-{n}"


def _numbered(folder: str, first: str, taken: Collection[str]) -> str:
    head = f"{folder}/{first}-"
    numbers = [int(rest) for one in taken if one.startswith(head) and (rest := one[len(head) :]).isdecimal()]
    return f"{head}{max(numbers, default=0) + 1}"
