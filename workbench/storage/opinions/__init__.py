"""Opinions on the disk: shards of JSON lines in git, an index that can be rebuilt, the private store."""
