"""Edits in the words of a drafting office: names of provisions, deeds, consequences, commit subjects."""
