"""Chinese legislative language without any tree. Standard library only."""
