"""The titles of items, by all the ways in which documents number, set or name them."""
