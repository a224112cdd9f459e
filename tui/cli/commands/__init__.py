"""One module a command. `tui.cli.registry` lists them."""
