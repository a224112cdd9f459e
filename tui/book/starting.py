"""A new book: the folders, the schema, git's settings for records, and the checks of every push."""

from pathlib import Path

from tui.book.commit_graph import keep_graph
from tui.book.git import Git
from tui.book.identity import NobodyKnown, author
from tui.book.message import Trailers, compose
from tui.book.settings import Settings
from tui.book.shipped import shipped_schema
from tui.book.trust import TrustedBooks, overrides, wants_signatures
from tui.book.workflow import PRE_COMMIT, PRE_COMMIT_FILE, WORKFLOW, WORKFLOW_FILE
from tui.errors import BookUnusable, WrongUsage

ATTRIBUTES = """\
# Records are UTF-8 text with plain line ends on every machine.
records/** text eol=lf
schema/** text eol=lf
"""

KEEP = """\
The records of this book live here, one file each: people/, plans/, and a folder for each body.
"""


def start_book(folder: Path) -> str:
    """Makes an empty book in `folder` with one commit and returns the commit's subject.

    `folder` may be new, empty, or the top of a git repository that has neither records nor schema. Raises WrongUsage when it is
    something else, and BookUnusable when git will not.
    """
    git = repository_for(folder)
    if author(Settings.read(git)) is None:
        raise NobodyKnown
    written = lay_out(folder)
    subject = "A new book: its schema and the check of every push"
    first_commit(git, written, subject, "to keep the record of meetings here")
    keep_graph(git)
    return subject


def repository_for(folder: Path) -> Git:
    """Returns git at `folder`, which is made and initialised where it is new or empty. Raises WrongUsage."""
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{folder} is a file, not a folder.", "Name a new folder.")
    if (folder / "records").exists() or (folder / "schema").exists():
        raise WrongUsage(
            f"There is a book, or part of one, in {folder} already.", f"To open it: minutebook --book {folder}"
        )
    if (folder / ".git").exists():
        return _known_repository(folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise WrongUsage(
            f"{folder} is not empty and not a git repository.", "Name a new folder, or a repository to put the book in."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BookUnusable(f"{folder} cannot be made: {error.strerror}.") from error
    git = Git(folder)
    git.run("init", "--quiet", "--initial-branch=main")
    return git


def _known_repository(folder: Path) -> Git:
    """Returns git at a repository from elsewhere, with nothing run that its settings name. Raises BookUnusable."""
    settings = Settings.read(Git(folder))
    trusted = TrustedBooks().trusts(folder, settings)
    try:
        wants_signatures(settings, trusted=trusted)
    except BookUnusable as error:
        error.hint = "Take that setting out of the repository, or name the program in your own settings."
        raise
    return Git(folder) if trusted else Git(folder, overrides(settings))


def lay_out(folder: Path) -> list[str]:
    """Writes what every book begins with; returns the paths written, relative to `folder`."""
    files = {f"schema/{name}": data for name, data in shipped_schema().items()}
    files["records/.about"] = KEEP.encode()
    for name, text in ((".gitattributes", ATTRIBUTES), (WORKFLOW_FILE, WORKFLOW), (PRE_COMMIT_FILE, PRE_COMMIT)):
        if not (folder / name).exists():
            files[name] = text.encode()
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return sorted(files)


def first_commit(git: Git, paths: list[str], subject: str, reason: str) -> None:
    """Commits exactly these paths; what else is staged stays staged."""
    git.run("add", "--force", "--", *paths)
    message = compose(subject, [f"{len(paths)} files"], Trailers(action="create", records=(), reason=reason, schema=1))
    git.run(
        "commit", "--quiet", "--only", "--cleanup=verbatim", "--file=-", "--", *paths, stdin=message.encode("utf-8")
    )
