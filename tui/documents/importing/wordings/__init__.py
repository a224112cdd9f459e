"""The wordings and layouts by which documents are recognised, as tables. To teach a new wording, add it to a table beside this file."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Returns the table of that name."""
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))
