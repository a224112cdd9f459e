"""One module for each kind of document: it takes published records and returns the tree of the document."""
