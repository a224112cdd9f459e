"""The clocks: one file for each deadline that law or a body's own rules set. All are advice, not law."""
