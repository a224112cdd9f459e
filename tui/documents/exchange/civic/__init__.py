"""People, bodies, memberships, meetings, motions and votes as Popolo and Open Civic Data have them, in JSON."""
