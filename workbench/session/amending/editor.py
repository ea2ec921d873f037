"""The words of a provision, rewritten in somebody's own editor."""

from workbench.model.identity import Id
from workbench.session.reading.printing import printed
from workbench.session.view import View
from workbench.storage.text_editor import edit


def edited(view: View, place: Id) -> str:
    """What comes back; WorkbenchError when there is no editor or it failed."""
    return edit("\n".join(printed(view, place)) + "\n")
