"""Files, git and saving: what is on disk, and how it stays whole."""
