"""Who saves: the name and address that git knows, or the sentence that says how to tell it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from tui.book.git import Git
from tui.book.settings import Settings
from tui.errors import BookUnusable, WrongUsage

_CRUD = frozenset(".,:;<>\"\\'")


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and an e-mail address, as they stand in a commit."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


class NobodyKnown(BookUnusable):
    """git does not know who is saving."""

    def __init__(self) -> None:
        super().__init__(
            "git does not know your name yet, and every change bears the name of whoever made it.",
            'Tell it once: git config --global user.name "Your Name" and git config --global user.email you@example.org',
        )


def author(settings: Settings, environment: Mapping[str, str] = os.environ) -> Identity | None:
    """Returns who git says is writing, by its own order: environment, `author.*`, `user.*`. None where it knows nobody."""
    return _identity("author", settings, environment)


def committer(settings: Settings, environment: Mapping[str, str] = os.environ) -> Identity | None:
    """Returns who git says is committing."""
    return _identity("committer", settings, environment)


def set_identity(git: Git, name: str, email: str) -> Identity:
    """Makes name and address those of this book, in its own config. Raises WrongUsage for what cannot be a name or an address."""
    wanted = Identity(_clean(name), _clean(email))
    if not wanted.name or wanted.name != name.strip() or name.startswith("-"):
        raise WrongUsage("A name has letters, and no line end, < or > in it.")
    if "@" not in wanted.email or " " in wanted.email or wanted.email != email.strip() or email.startswith("-"):
        raise WrongUsage(f"“{wanted.email}” is not an e-mail address.")
    git.run("config", "--local", "user.name", wanted.name, writes=True)
    git.run("config", "--local", "user.email", wanted.email, writes=True)
    return wanted


def _identity(role: str, settings: Settings, environment: Mapping[str, str]) -> Identity | None:
    found = {}
    for part in ("name", "email"):
        said = environment.get(f"GIT_{role.upper()}_{part.upper()}")
        found[part] = _clean(said or settings.get(f"{role}.{part}") or settings.get(f"user.{part}") or "")
    if not found["email"]:
        found["email"] = _clean(environment.get("EMAIL", ""))
    return Identity(found["name"], found["email"]) if found["name"] and found["email"] else None


def _clean(text: str) -> str:
    """Returns the text as git would write it: without what ends a name in a commit, and without marks around it."""
    kept = "".join(char for char in text if char not in "<>" and char.isprintable())
    return kept.strip().strip("".join(_CRUD)).strip()
