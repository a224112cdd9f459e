"""The parts that screens are made of; each owns its own few lines of CSS."""
