"""One rule a file. `tui.rules.registry` lists them."""
