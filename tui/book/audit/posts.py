"""The posts that people hold, as the list of allowed signers says after each key."""

import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(
    r'(?P<who>"[^"]*"|\S+)\s+(?:\S*="[^"]*"\S*\s+|\S+\s+)??(?P<kind>(?:ssh|ecdsa|sk)-\S+)\s+\S+[ \t]*(?P<post>.*)\Z'
)


def posts(allowed_signers: Path) -> Mapping[str, str]:
    """Returns the post of each e-mail address in small letters; the first line that has one counts. Nothing for no such file."""
    try:
        text = allowed_signers.read_text("utf-8", "replace")
    except OSError:
        return {}
    found: dict[str, str] = {}
    for line in text.split("\n"):
        told = None if line.lstrip().startswith("#") else _LINE.match(line.strip())
        if told is not None and told["post"].strip():
            for who in told["who"].strip('"').split(","):
                found.setdefault(who.strip().lower(), told["post"].strip())
    return found
