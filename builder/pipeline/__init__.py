"""Each command as a chain of named steps."""
