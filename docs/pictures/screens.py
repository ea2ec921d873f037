"""Draws the main screens into docs/pictures/: the sample draft with one article inserted and saved, in both themes.

    python docs/pictures/screens.py         draws all of them anew

Every character is placed by itself, a Chinese one as wide as two cells: Textual's own picture counts characters where
it should count cells, and squeezes Chinese to half its width.
"""

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual import events

from workbench.language.cells import WIDTHS
from workbench.session.setup.demonstration import fresh_demo
from workbench.tui.app import WorkbenchApp
from workbench.tui.settings import THEMES, Settings

FOLDER = Path(__file__).parent
SIZES = ((120, 40), (80, 24))
NAMES = {"深色": "dark", "浅色": "light"}
CELL, LINE, LATIN, WIDE, MARGIN = 8.4, 20, 14, 16.4, 10
HAN = "'Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
MONO = "'DejaVu Sans Mono',Menlo,Consolas,monospace"
_THERE = ("ctrl+g", "1", "6", "enter")
_NEW = ("ctrl+n", *"市数据主管部门应当依照第十六条的规定公布清单。")
#: Seconds after a key: most are answered at once, the table is compared first.
_PATIENCE = {"f10": 4.0}
#: The screens, and the keys that lead to each.
SCREENS: dict[str, tuple[str, ...]] = {
    "desk": (*_THERE, *_NEW),
    "table": (*_THERE, *"依照规定，", *_NEW, "f10", "f8"),
    "history": (*_THERE, *"依照规定，", "ctrl+s", "enter", "f4"),
    "print": (*_THERE, *_NEW, "shift+f7"),
}


def pictures() -> dict[str, str]:
    """Every picture by the name of its file."""
    return dict(asyncio.run(_all()))


async def _all() -> list[tuple[str, str]]:
    wanted = product(SCREENS, NAMES, SIZES)
    return [(file_name(screen, theme, size), await _picture(screen, theme, size)) for screen, theme, size in wanted]


def file_name(screen: str, theme: str, size: tuple[int, int]) -> str:
    """desk-dark-120x40.svg."""
    return f"{screen}-{NAMES[theme]}-{size[0]}x{size[1]}.svg"


async def _picture(screen: str, theme: str, size: tuple[int, int]) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "demo"
        fresh_demo(folder)
        app = WorkbenchApp(folder)
        app.settings = Settings(theme)
        async with app.run_test(size=size) as pilot:
            app.theme = THEMES[theme]
            app.screen.hand.branch = "main"  # type: ignore[attr-defined]
            await _press(app, *SCREENS[screen])
            await pilot.pause(1.5)
            return draw(app.screen._compositor.render_strips(), size)


async def _press(app: WorkbenchApp, *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(_PATIENCE.get(key, 0.6) if len(key) > 1 else 0.02)


def draw(strips: Iterable[Iterable[Segment]], size: tuple[int, int]) -> str:
    """The rows as a picture."""
    width, height = size[0] * CELL + 2 * MARGIN, size[1] * LINE + 2 * MARGIN
    rows = "\n".join("".join(_row(number, strip)) for number, strip in enumerate(strips))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#808080"/>\n{rows}\n</svg>\n'
    )


def _row(number: int, strip: Iterable[Segment]) -> Iterator[str]:
    top, column = MARGIN + number * LINE, 0
    grounds, words = [], []
    for text, style, _ in strip:
        wide = sum(WIDTHS[character] for character in text)
        ink, ground = _colors(style or Style.null())
        x = MARGIN + column * CELL
        grounds.append(f'<rect x="{x:.1f}" y="{top}" width="{wide * CELL + 0.3:.1f}" height="{LINE}" fill="{ground}"/>')
        if text.strip():
            words.append(f'<text y="{top + LINE - 5}" fill="{ink}"{_look(style)}>{_placed(text, column)}</text>')
        column += wide
    yield from (*grounds, *words)


def _placed(text: str, column: int) -> str:
    pieces = []
    for character in text:
        wide = WIDTHS[character] == 2
        if character not in " \u3000":
            face = f' font-size="{WIDE}" font-family="{HAN}"' if wide else f' font-size="{LATIN}" font-family="{MONO}"'
            pieces.append(f'<tspan x="{MARGIN + column * CELL:.1f}"{face}>{escape(character)}</tspan>')
        column += WIDTHS[character]
    return "".join(pieces)


def _look(style: Style | None) -> str:
    if style is None:
        return ""
    lines = [name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on]
    weight = ' font-weight="bold"' if style.bold else ""
    return weight + (f' text-decoration="{" ".join(lines)}"' if lines else "")


def _colors(style: Style) -> tuple[str, str]:
    ink = style.color.get_truecolor() if style.color else ColorTriplet(220, 220, 220)
    ground = style.bgcolor.get_truecolor(foreground=False) if style.bgcolor else ColorTriplet(20, 20, 20)
    return (ground.hex, ink.hex) if style.reverse else (ink.hex, ground.hex)


if __name__ == "__main__":
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")
        print(name)
