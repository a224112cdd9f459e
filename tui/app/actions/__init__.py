"""Everything that a key can do. One registry feeds footer, help, palette, key documentation and remapping."""
