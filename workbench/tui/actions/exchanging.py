"""Several offices on one draft: exchanging with them, branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.action import action

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("sync", "同步", "alt+r", "草案", "取回别的处室存的版本，合并，推送自己的；没有存版的修改移到合并后的版本上。")
async def sync(screen: WorkScreen) -> None:
    """Fetch, merge, push."""
    from workbench.tui.screens.exchanging import exchange

    await screen.leave()
    await exchange(screen)


@action("branches", "分支", "alt+z", "草案", "列出分支，开新的，换到另一个，把另一个合并进来。")
async def branches(screen: WorkScreen) -> None:
    """The branches."""
    from workbench.tui.screens.branching import branch_dialog

    await screen.leave()
    await branch_dialog(screen)
