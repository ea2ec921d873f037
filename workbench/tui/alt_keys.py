"""Alt with a digit or a sign, in terminals that send Esc and the character.

Textual 8.2.8 takes Esc 1 for ¡ and Esc = for ≠, which the Option key of a Mac makes, and forgets the Alt of Esc /. A
Mac's terminal sends ¡ itself, so nothing is taken from it when these sequences mean what they say.
"""

from enum import Enum

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

_SIGNS = {"/": "slash", "=": "equals_sign"}
_NAMES = {character: f"alt+{_SIGNS.get(character, character)}" for character in (*"0123456789", *_SIGNS)}
_Key = Enum("_Key", {name: name for name in _NAMES.values()})  # type: ignore[misc]


def teach() -> None:
    """Give these sequences their names, once for the whole program."""
    table: dict[str, object] = ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
    for character, name in _NAMES.items():
        table[f"\x1b{character}"] = (_Key(name),)
