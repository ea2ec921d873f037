"""Typing as a terminal delivers it: one event for each character or key, painted before it goes on."""

from textual import events
from textual.app import App
from textual.pilot import Pilot


async def type_keys(pilot: Pilot[None], *keys: str) -> None:
    """Names of keys (enter, shift+tab) go as such, anything else character by character."""
    app: App[None] = pilot.app
    for key in keys:
        if key.isascii() and (len(key) > 1):
            app.post_message(events.Key(key, None))
        else:
            for character in key:
                app.post_message(events.Key(character, character))
    await pilot.pause()
