"""Drafting rules: one per file, found through ``registry``. A rule is ``f(instrument, wording) -> problems``."""
