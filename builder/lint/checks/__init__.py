"""The checks, one file each. A module's docstring is its documentation; its PASS and FAIL snippets are run as tests."""
