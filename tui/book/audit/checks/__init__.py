"""The checks of an audit, one file each; `tui.book.audit.registry` lists them."""
