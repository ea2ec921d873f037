"""Previews: the text and the comparison table as they will be printed."""
