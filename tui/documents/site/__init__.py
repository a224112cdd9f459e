"""A book as a static site of web pages that need no server: pages, search, feeds and the history of each record."""
