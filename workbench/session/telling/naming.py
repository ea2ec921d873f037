"""What a provision is called inside a sentence: 「三、」 is quoted, for its mark would run into what follows."""

from workbench.model.identity import Id
from workbench.model.level import TIERS
from workbench.session.view import View


def said(view: View, id: Id) -> str:
    """Its full label, in quotation marks where that is made of marks as 「三、（一）」."""
    return quoted(view, id, view.name(id))


def quoted(view: View, id: Id, label: str) -> str:
    """``label``, or a part of it, of the provision ``id``, in quotation marks where it is made of marks."""
    marked = any(node.level in TIERS for node in view.labels.ancestors(id))
    return f"「{label}」" if marked else label
