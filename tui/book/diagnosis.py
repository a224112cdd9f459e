"""What the doctor says of one thing that it looked at."""

from dataclasses import asdict, dataclass
from typing import Literal

Mark = Literal["fine", "attention", "fault"]
"""`fault` keeps the book from being used or saved to, `attention` is worth a look, `fine` was looked at."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at: how it stands, in a sentence, and what to do."""

    mark: Mark
    what: str
    message: str
    hint: str = ""

    def as_json(self) -> dict[str, str]:
        """Returns the diagnosis as the command line prints it."""
        return asdict(self)
