"""The form: the schema's fields of a record as lines, and what may be typed into each."""
