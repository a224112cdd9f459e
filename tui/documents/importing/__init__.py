"""Published documents as draft records: bytes → lines with structure → records, with an account of every word of the source."""
