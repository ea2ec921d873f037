"""From a tree to its labels, and from labels back to provisions."""
