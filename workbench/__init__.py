"""A versioned workbench for Chinese legislative drafts and their amendments."""

__version__ = "0.1.0"
