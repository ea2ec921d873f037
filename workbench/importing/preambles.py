"""序言: its heading, if it has one, and its 自然段."""

from collections.abc import Sequence

from workbench.importing import phrases
from workbench.importing.lines import Ledger, Line
from workbench.importing.options import ImportOptions
from workbench.importing.rejoin import Rules, rejoin
from workbench.importing.spacing import close_up
from workbench.importing.units import Unit
from workbench.model.level import Level
from workbench.model.provision import Heading

_PARAGRAPHS = Rules(opens=lambda _: False, complete=lambda _: False)


def preamble(lines: Sequence[Line], options: ImportOptions, ledger: Ledger) -> list[Unit]:
    """The unit of the lines before the body, in a list; an empty list when there are none."""
    if not lines:
        return []
    unit = Unit(Level.PREAMBLE, None)
    if phrases.preamble(lines[0].text):
        unit.line = lines[0]
        unit.heading = Heading(close_up(lines[0].number, lines[0].text, ledger))
    unit.lines = rejoin(lines[1:] if unit.line else lines, _PARAGRAPHS, options, ledger)
    return [unit]
