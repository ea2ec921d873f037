"""Who sent an opinion: what only the private store of a machine holds, never git."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the sender of one opinion. ``digest``: of the line in git it belongs to; ``exact``: of the row.

    ``original``: the words as sent where something in them was masked, else "".
    """

    id: str
    digest: str
    exact: str
    name: str = ""
    telephone: str = ""
    identity: str = ""
    address: str = ""
    email: str = ""
    original: str = ""
