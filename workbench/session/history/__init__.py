"""The past of a clause: its versions, who wrote which phrase, how it stood at any time."""
