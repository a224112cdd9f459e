"""The wordings and layouts by which documents are recognised, as tables. To teach a new wording, add it to a table beside this file."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Returns the table of that name."""
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))


@cache
def all_words() -> str:
    """Returns all tables as they are written, one after another: what words documents use."""
    folder = resources.files(__name__)
    return "\n".join(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".toml"))
