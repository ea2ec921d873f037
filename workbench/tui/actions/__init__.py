"""What can be done at the desk; importing this package fills the table of ``workbench.tui.action``."""

from workbench.tui.actions import editing, files, going, helping, looking_back, moving, searching, viewing

__all__ = ["editing", "files", "going", "helping", "looking_back", "moving", "searching", "viewing"]
