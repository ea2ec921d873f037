"""Workspaces and drafts at their beginning: founding, the sample, the demonstration, doctor."""
