"""Widgets that draw Chinese rows: virtual lists, the outline, the lines around the panes."""
