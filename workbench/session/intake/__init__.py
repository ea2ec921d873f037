"""Texts that come in: imports, drafts that return from a word processor, files changed by other programs."""
