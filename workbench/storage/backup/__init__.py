"""A repository as one file and back again; the private store beside it."""
