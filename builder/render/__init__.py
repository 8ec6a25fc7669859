"""Pages: what the models hold, as Markdown that any of the engines turns into HTML."""
