"""The style of the ground on which a widget paints its rows, asked once for all that are painted together."""

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Grounded(Widget):
    """For widgets that paint row by row: Textual composes ``rich_style`` anew from all that lies around a widget."""

    _ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The same as ``rich_style``."""
        return self.rich_style if self._ground is None else self._ground

    def render_lines(self, crop: Region) -> list[Strip]:
        """As usual; while it lasts nothing around the widget can change."""
        self._ground = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._ground = None
