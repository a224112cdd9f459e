"""What git's config says for a book, and where it says so: in the book's own repository, or in the user's own files."""

from dataclasses import dataclass

from tui.book.git import Git

_OWN_SCOPES = frozenset({"local", "worktree"})
_TRUE = frozenset({"true", "yes", "on", "1"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry: its name with section and key in small letters, its value, and whether the book's repository makes it."""

    name: str
    value: str
    is_books: bool


class Settings:
    """All settings that count for a book, in git's order: a later one wins over an earlier one of the same name."""

    def __init__(self, entries: tuple[Setting, ...]) -> None:
        self.entries = entries

    @classmethod
    def read(cls, git: Git) -> "Settings":
        """Returns the settings that git sees at its folder, files that the config includes followed."""
        fields = (
            git.run("config", "--list", "-z", "--show-scope", "--includes")
            .decode("utf-8", "surrogateescape")
            .split("\0")
        )
        entries = []
        for scope, entry in zip(fields[::2], fields[1::2], strict=False):
            if scope != "command":
                name, _, value = entry.partition("\n")
                entries.append(Setting(name, value if "\n" in entry else "true", scope in _OWN_SCOPES))
        return cls(tuple(entries))

    def get(self, name: str) -> str | None:
        """Returns the value that counts, None where nothing sets it."""
        found = self.entry(name)
        return found.value if found is not None else None

    def entry(self, name: str) -> Setting | None:
        """Returns the entry that counts."""
        return next((each for each in reversed(self.entries) if each.name == name.lower()), None)

    def is_true(self, name: str) -> bool:
        """Returns whether the setting is on."""
        return (self.get(name) or "").lower() in _TRUE

    def users(self, name: str) -> str | None:
        """Returns what the user's or the machine's own config says, whatever the book's repository does."""
        found = [each.value for each in self.entries if each.name == name.lower() and not each.is_books]
        return found[-1] if found else None
