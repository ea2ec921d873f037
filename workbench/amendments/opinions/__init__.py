"""Opinions 意见: what they are, where they belong, which are the same, how each was answered."""
