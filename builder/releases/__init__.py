"""Releases: frozen versions of a project, written once, checked at every build, and never changed."""
