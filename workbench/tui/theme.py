"""Two themes, light and dark, with contrast enough for long days.

Colours that lists and the editor paint by themselves are named in full: what lies below is not known there.
"""

from textual.theme import Theme

LIGHT = Theme(
    name="workbench-light",
    primary="#2f5d9b",
    secondary="#4a6d8c",
    accent="#1f6f78",
    warning="#9a6200",
    error="#b3261e",
    success="#2e6b34",
    foreground="#1c1c1c",
    background="#eceae4",
    surface="#fbfaf6",
    panel="#dfe3e8",
    dark=False,
    variables={
        "text-muted": "#62666d",
        "text-disabled": "#9a9da2",
        "row-rest": "#cddaec",
        "row-found": "#f2dfa4",
        "chosen": "#b9cfee",
    },
)
DARK = Theme(
    name="workbench-dark",
    primary="#3f6fae",
    secondary="#6d8fb3",
    accent="#7fc4c9",
    warning="#e0b050",
    error="#ef7b72",
    success="#8fc98f",
    foreground="#dcdfe4",
    background="#15181d",
    surface="#1b1f26",
    panel="#2a303a",
    dark=True,
    variables={
        "text-muted": "#9aa3af",
        "text-disabled": "#6b7380",
        "row-rest": "#2b3b52",
        "row-found": "#5f4d1e",
        "chosen": "#34517a",
    },
)
