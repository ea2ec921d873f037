"""The terminal interface. The only layer that knows textual."""
