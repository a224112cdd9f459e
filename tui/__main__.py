"""`python -m tui` is `minutebook`."""

import sys

from tui.cli import main

if __name__ == "__main__":  # the processes that check records import this module anew
    sys.exit(main())
