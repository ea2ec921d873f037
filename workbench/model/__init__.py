"""The immutable tree of an instrument: provisions, texts, references and problems. Standard library only."""
