"""Writes MkDocs projects, lets an engine build them, and puts the site together."""
