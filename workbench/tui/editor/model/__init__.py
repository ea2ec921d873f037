"""What the editor edits, without any terminal: lines, places, and what each key does to them."""
