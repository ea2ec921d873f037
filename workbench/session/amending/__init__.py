"""Amendments in a session: proposing, holding them against the draft in hand, deciding, taking back."""
