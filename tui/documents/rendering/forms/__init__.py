"""One module for each form: it takes the tree of a document and returns text or bytes."""
