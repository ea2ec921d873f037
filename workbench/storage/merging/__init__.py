"""Merging two commits of a workspace: drafts as structures, lists as sets, other files whole."""
