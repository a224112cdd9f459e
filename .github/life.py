"""Writes the log of a made-up panel's meeting, from tentative to corrected after approval, as the program makes it: whole into
reference/life.md, shortened into the README.

Run it from the top of the checkout: `python .github/life.py`. A test holds both to what this gives. Nobody in it exists: the people
are called by their roles.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from tui.book.shipped import shipped_schema  # noqa: E402
from tui.cli import main  # noqa: E402

README = HERE.parent / "README.md"
BEGIN, END = "<!-- made by .github/life.py -->", "<!-- end -->"
LOG = ("git", "log", "--reverse", "--format=%x1eAuthor: %an%n%n%w(0,4,4)%B", "--")
SHORT = ("new meeting", "status confirmed", "agenda published", "minutes published", "approved on", "minutes corrected")
"""What the subjects of those commits say that the README shows."""

PAGE = """# The life of a meeting, as `git log` tells it

Made from the program by `.github/life.py`. The panel is made up and its people are called by their roles. Who wrote each stands
beside `Author`; the hashes and dates of the commits are left out.

"""

PANEL = "example-joint-panel"
MAY, JULY = f"{PANEL}/meetings/2026-05-12", f"{PANEL}/meetings/2026-07-14"
CLERK, DEPUTY = "Clerk", "Deputy clerk"

RECORDS = {
    f"{PANEL}/body": "name: Example Joint Panel\nclassification: police-and-crime-panel\n",
    "people/chair": "name: The chair\n",
    "people/member-b": "name: Member B\n",
    "people/commissioner": "name: The commissioner\n",
}
MINUTES = """\
actual_start: "14:00"
actual_end: "15:20"
minutes:
  state: drafting

attendance:
  - id: chair
    person: chair
    capacity: member
    role: chair
    status: present
  - id: member-b
    person: member-b
    capacity: member
    status: present

items:
  - id: annual-report
    minute_number: 7
    title: Annual report
    notes:
      - id: costs
        type: question
        speaker: member-b
        text: What will the new control room cost?
        answers:
          - id: a1
            type: answer
            speaker: commissioner
            text: £1.2 million, over two years.
    decisions:
      - id: noted
        verb: AGREED
        outcome: agreed
"""
LATER = """\
name: Example Joint Panel
classification: ordinary
status: held
date: "2026-07-14"

items:
  - id: minutes-of-12-may
    minute_number: 3
    title: Minutes of the meeting of 12 May 2026
"""
DECISION = "items[annual-report].decisions[noted]"


def life(folder: Path) -> list[str]:
    """Makes the panel's book in an empty folder; returns what git says of its meeting of 12 May, commit by commit."""
    book = _Book(folder)
    book.begin()
    book.by(CLERK, "new", "meeting", "--id", MAY, "name=Example Joint Panel", "classification=ordinary", "status=tentative",
            "date=2026-05-12", "start_time=14:00",
            "--reason", "the calendar for the year", "--authority", "minute 21 of 10 March 2026")  # fmt: skip
    book.by(CLERK, "set", MAY, "status", "confirmed", "--reason", "the Town Hall is booked")
    book.by(CLERK, "publish", MAY, "--what", "agenda", "--on", "2026-05-01", "--evidence", "agenda of 12 May 2026, as sent out",
            "--reason", "five clear days before the meeting")  # fmt: skip
    book.by(CLERK, "set", MAY, "status", "held", "--event-date", "2026-05-12", "--reason", "the meeting took place")
    book.typed(
        CLERK, "edit", MAY, "--reason", "the minutes, from the notes of the meeting", text=book.read(MAY) + MINUTES
    )
    book.by(CLERK, "clear", MAY, "--with", "officers", "--sent-on", "2026-05-14", "--due", "2026-05-21",
            "--reason", "to check the figures")  # fmt: skip
    book.by(CLERK, "clear", MAY, "--returned-on", "2026-05-20", "--reason", "the figures are right")
    book.by(CLERK, "clear", MAY, "--with", "chair", "--sent-on", "2026-05-21", "--reason", "for the chair to read")
    book.by(CLERK, "publish", MAY, "--what", "draft_minutes", "--on", "2026-05-28", "--reason", "cleared by the chair")
    book.by(CLERK, "new", "meeting", "--id", JULY, "--from", str(book.file(LATER)), "--reason", "the next meeting")
    book.by(DEPUTY, "approve", MAY, "--at", "2026-07-14", "--minute", "3",
            "--correction", "Minute 7: the report was noted, not agreed",
            "--set", f"{DECISION}.verb", "NOTED", "--set", f"{DECISION}.outcome", "noted",
            "--signed-by", "chair", "--signed-on", "2026-07-14", "--reason", "agreed as a correct record with one correction")  # fmt: skip
    book.by(DEPUTY, "correct", MAY, "items[annual-report].notes[costs].answers[a1].text", "£1.3 million, over two years.",
            "--on", "2026-09-08", "--authority", "minute 4 of the meeting of 8 September 2026",
            "--text", "Minute 7: the cost is £1.3 million", "--reason", "the figure given at the meeting was misheard")  # fmt: skip
    return book.log(MAY)


class _Book:
    """A book on disk, written by several people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self) -> None:
        """Lays out schema and the records that the meeting points to, as one commit."""
        (self.folder / "schema").mkdir()
        for name, data in shipped_schema().items():
            (self.folder / "schema" / name).write_bytes(data)
        for record_id, text in RECORDS.items():
            path = self.folder / "records" / f"{record_id}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        with _as(CLERK):
            for line in (("init", "-q", "-b", "main", "--template="), ("add", "."), ("commit", "-q", "-m", "A book")):
                subprocess.run(["git", *line], cwd=self.folder, check=True)

    def by(self, who: str, *words: str) -> None:
        """Runs a command as somebody. Raises RuntimeError when it fails."""
        with _as(who), contextlib.redirect_stdout(sys.stderr):
            code = main(["--book", str(self.folder), *words])
        if code:
            raise RuntimeError(f"minutebook {words[0]} ended with {code}")

    def typed(self, who: str, *words: str, text: str) -> None:
        """Runs a command as somebody whose editor comes back with this text."""
        os.environ["VISUAL"] = f"cp '{self.file(text)}'"
        self.by(who, *words)

    def file(self, text: str) -> Path:
        """Returns a file outside the records that holds the text."""
        path = self.folder.parent / f"typed-{len(list(self.folder.parent.iterdir()))}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, record_id: str) -> str:
        """Returns a record's text."""
        return (self.folder / "records" / f"{record_id}.yaml").read_text(encoding="utf-8")

    def log(self, record_id: str) -> list[str]:
        """Returns what git says of a record, commit by commit, the oldest first."""
        told = subprocess.run([*LOG, f"records/{record_id}.yaml"], cwd=self.folder, check=True, capture_output=True)
        commits = told.stdout.decode("utf-8").split("\x1e")[1:]
        return ["".join(f"{line.rstrip()}\n" for line in each.rstrip("\n").split("\n")) for each in commits]


@contextlib.contextmanager
def _as(who: str) -> Iterator[None]:
    """Lets git know nothing but who writes, while it lasts."""
    kept = dict(os.environ)
    email = f"{who.lower().replace(' ', '.')}@panel.example"
    said = {"NAME": who, "EMAIL": email}
    os.environ.update({f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in said.items()})
    os.environ.update({"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def page(log: Sequence[str]) -> str:
    """Returns the page with the whole log."""
    return f"{PAGE}{_shown(log)}"


def with_section(readme: str, log: Sequence[str]) -> str:
    """Returns the README with the commits that SHORT names between its markers."""
    short = [each for each in log if any(said in each.split("\n")[2] for said in SHORT)]
    head, _, rest = readme.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{_shown(short)}\n{END}{rest.partition(END)[2]}"


def _shown(log: Sequence[str]) -> str:
    lines = "\n".join(log).rstrip("\n").split("\n")
    return "".join(f"    {line}\n" if line else "\n" for line in lines)


def whole_log() -> list[str]:
    """Returns the commits of the meeting as the program makes them now."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        book.mkdir()
        return life(book)


def pages() -> Iterator[tuple[Path, str]]:
    """Yields each file and what it should hold."""
    log = whole_log()
    yield HERE / "reference" / "life.md", page(log)
    yield README, with_section(README.read_text(encoding="utf-8"), log)


if __name__ == "__main__":
    for file, text in pages():
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(HERE.parent))
