"""Opinions and amendments: what was said about a draft, and patches that survive its changes. No files here."""
