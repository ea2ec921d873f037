"""The draft in hand: its operation log, undo, saving, importing, stages; what both interfaces talk to."""
