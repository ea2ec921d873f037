"""Amendments on the disk: one readable TOML file each, whose machine parts are verified when it is read."""
