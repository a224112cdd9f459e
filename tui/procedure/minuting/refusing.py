"""What cannot be done just now, in a sentence for who is typing. The line that was typed stays."""

from tui.errors import WrongUsage


class Refused(WrongUsage):
    """The meeting does not allow it now, or what was typed cannot be read."""
