"""The head of a document: which body, when, where, whom to ask."""
