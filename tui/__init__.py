"""Minutebook: the official record of public meetings, as schema-validated YAML in a git repository."""

__version__ = "0.1.0"
