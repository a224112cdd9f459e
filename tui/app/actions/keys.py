"""Keys: how they are printed, the file in which a clerk changes them, and the table for the documentation."""

import tomllib
from pathlib import Path

from textual.keys import format_key

from tui.app.actions.registry import BY_ID, PLACES, REGISTRY
from tui.errors import WrongUsage

_NAMES = {
    "enter": "⏎", "escape": "Esc", "question_mark": "?", "slash": "/", "plus": "+", "space": "Space", "tab": "Tab",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del", "insert": "Ins",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
_PARTS = {"ctrl": "^", "shift": "⇧", "alt": "Alt-"}


def shown_key(key: str) -> str:
    """Returns a key as it is printed on the screen: `^s`, `⏎`, `⇧F8`."""
    *parts, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if last.startswith("f") and last[1:].isdigit() else format_key(last))
    return "".join(_PARTS.get(one, one) for one in parts) + name


def keys_file(config: Path) -> Path:
    """Returns where a clerk's own keys are kept."""
    return config / "keys.toml"


def keymap(file: Path) -> dict[str, str]:
    """Returns the clerk's own keys by action id, none where there is no file.

    The file is TOML: `"record.save" = "ctrl+s,f2"`. Raises WrongUsage naming what in it cannot be used.
    """
    if not file.is_file():
        return {}
    try:
        wanted = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUsage(f"The file of your keys cannot be read: {error}.", f"It is {file}.") from error
    unknown = [name for name in wanted if name not in BY_ID]
    if unknown:
        raise WrongUsage(
            f"Your keys name no action: {', '.join(unknown)}.",
            f"The ids stand in the list of keys; the file is {file}.",
        )
    wrong = [name for name, keys in wanted.items() if not isinstance(keys, str) or not keys.strip()]
    if wrong:
        raise WrongUsage(f"Your keys for {', '.join(wrong)} are not keys.", 'Write them as "ctrl+s" or "ctrl+s,f2".')
    return {name: str(keys) for name, keys in wanted.items()}


def key_table() -> str:
    """Returns the documentation of all keys, as Markdown, generated from the registry."""
    parts = []
    for place, title in PLACES.items():
        rows = [one for one in REGISTRY if one.place == place]
        parts.append(f"## {title}\n\n| keys | does | id |\n|---|---|---|")
        for one in rows:
            keys = " ".join(f"`{shown_key(key)}`" for key in one.keys)
            parts[-1] += f"\n| {keys} | {one.help} | `{one.id}` |"
    return "\n\n".join(parts) + "\n"
