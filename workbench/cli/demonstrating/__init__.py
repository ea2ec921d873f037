"""The demo: a story told by real commands, one after the other, in a workspace of its own."""
