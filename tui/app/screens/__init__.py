"""What fills the terminal: the three modes, the record, and what opens over them."""
