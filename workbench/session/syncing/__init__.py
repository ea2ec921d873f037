"""Several offices: branches, merging them, and exchanging them with another repository."""
