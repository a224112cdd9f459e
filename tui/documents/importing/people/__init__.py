"""People as documents list and name them: the lists, the names in them, who is who."""
