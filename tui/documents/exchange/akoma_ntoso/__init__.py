"""Minutes as Akoma Ntoso 3.0, the XML of parliaments: one `debate` for each meeting."""
