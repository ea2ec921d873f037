"""Saving under a journal, and finishing what a crash cut off."""
