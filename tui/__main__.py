"""`python -m tui` is `minutebook`."""

import sys

from tui.cli import main

sys.exit(main())
