"""附带材料: what came with the source. The title is taken from its first lines, or says what the matter is."""

from collections.abc import Sequence

from workbench.importing.lines import Line
from workbench.importing.spacing import closed
from workbench.model.instrument import INVENTED_TITLES, Attachment

#: Titles that stand nowhere in the source.
INVENTED = INVENTED_TITLES


def attachment(title: str, lines: Sequence[Line], *, before: bool = False) -> Attachment:
    """Lines kept apart; those that make up the title are not said twice."""
    words = ""
    for place, line in enumerate(lines, 1):
        words = closed(words + line.text)
        if len(words) > len(title):
            break
        if words == closed(title):
            return Attachment(title, tuple(further.text for further in lines[place:]), before)
    return Attachment(title, tuple(line.text for line in lines), before)
