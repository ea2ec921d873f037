"""The past of one provision: what each version did to it, where it came from, who wrote which phrase."""
