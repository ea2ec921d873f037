"""Comparisons: from the sides somebody named to the table, its notes and its files."""
