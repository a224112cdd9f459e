"""Colours: dark, light and high contrast of our own, the terminal's own colours, and which to begin with."""

from collections.abc import Mapping

from textual.theme import Theme

THEMES = (
    Theme(
        name="minutebook-dark", primary="#7fb4e6", secondary="#9db8a0", accent="#d9b36c", warning="#e5b567", error="#f08a8a",
        success="#8fcf9f", foreground="#e6e4de", background="#1b1d21", surface="#24272d", panel="#2d3138", dark=True,
        variables={"text-muted": "#a9aca9"},
    ),
    Theme(
        name="minutebook-light", primary="#1f5b93", secondary="#47624a", accent="#6d5200", warning="#7a5200", error="#a11c1c",
        success="#1f6b35", foreground="#1c1c1a", background="#fbfaf6", surface="#f0eee6", panel="#e4e1d6", dark=False,
        variables={"text-muted": "#5d5b52"},
    ),
    Theme(
        name="minutebook-contrast", primary="#ffff00", secondary="#00ffff", accent="#00ffff", warning="#ffff00", error="#ff8f8f",
        success="#7dff7d", foreground="#ffffff", background="#000000", surface="#000000", panel="#000000", dark=True,
        text_alpha=1.0,
        variables={"text-muted": "#ffffff", "text-disabled": "#ffffff", "block-cursor-foreground": "#000000",
                   "border": "#ffffff", "scrollbar": "#ffffff"},
    ),
)  # fmt: skip

CHOICES = (
    ("minutebook-dark", "dark"),
    ("minutebook-light", "light"),
    ("minutebook-contrast", "high contrast"),
    ("ansi-dark", "the terminal's own colours, dark"),
    ("ansi-light", "the terminal's own colours, light"),
)
"""Theme names and what they are called on the screen."""


def first_theme(environment: Mapping[str, str], kept: str = "") -> str:
    """Returns the theme to begin with: $MINUTEBOOK_THEME, the one kept, or what the terminal says of its background."""
    wanted = environment.get("MINUTEBOOK_THEME", "") or kept
    words = (
        {word: name for name, word in CHOICES}
        | {name: name for name, _ in CHOICES}
        | {"contrast": "minutebook-contrast"}
    )
    if wanted in words:
        return words[wanted]
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "minutebook-light" if background in ("7", "15") else "minutebook-dark"
