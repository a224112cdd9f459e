"""The forms a document comes in, each read into lines."""
