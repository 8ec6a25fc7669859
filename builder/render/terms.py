"""Glossary terms, explained where they are used."""
