"""A draft as files: article files, outline.txt, draft.toml; readers and writers side by side."""
