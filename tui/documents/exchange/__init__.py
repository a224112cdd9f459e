"""Records out to the formats that other programs read: calendars, tables, and the standards for public meetings."""
