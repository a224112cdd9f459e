"""What a clerk has chosen, kept in the user's own config folder: colours, keys, and what is put aside. Never in the book."""

import contextlib
import os
from pathlib import Path

import platformdirs


def config_folder() -> Path:
    """Returns the folder of the user's settings for this program; $MINUTEBOOK_CONFIG names another."""
    named = os.environ.get("MINUTEBOOK_CONFIG")
    return Path(named) if named else Path(platformdirs.user_config_dir("minutebook", appauthor=False))


def kept_theme(folder: Path) -> str:
    """Returns the name of the colours chosen last, empty where none were."""
    try:
        return (folder / "colours").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def keep_theme(folder: Path, name: str) -> None:
    """Keeps the colours for the next time; where that cannot be written, they are only for now."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "colours").write_text(f"{name}\n", "utf-8")


def puts_published_aside(folder: Path) -> bool:
    """Returns whether Problems was left without what is recorded as published."""
    return (folder / "published-aside").exists()


def put_published_aside(folder: Path, *, aside: bool) -> None:
    """Keeps for the next time whether Problems leaves out what is recorded as published; where that cannot be written, only for now."""
    with contextlib.suppress(OSError):
        if aside:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "published-aside").touch()
        else:
            (folder / "published-aside").unlink(missing_ok=True)
