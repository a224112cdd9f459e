"""Files that a command makes for other programs and people: written whole or not at all."""

from pathlib import Path

from tui.errors import Exit, MinutebookError


class CannotWrite(MinutebookError):
    """The file that was named cannot be written."""

    exit_code = Exit.USAGE

    def __init__(self, path: str, why: str) -> None:
        super().__init__(
            f"{path} cannot be written: {why}.", "Name a file in a folder that there is and that you may write to."
        )


def write_file(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. Raises CannotWrite."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise CannotWrite(str(path), error.strerror or "it cannot be written") from error
