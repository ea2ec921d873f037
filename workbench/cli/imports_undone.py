"""undo and redo of an import: what goes and what comes, and how to have it the other way round."""

from typing import TYPE_CHECKING

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.model.instrument import Instrument
    from workbench.session.desk import Desk
    from workbench.session.intake.withdrawing import Withdrawal


def undo(desk: "Desk", found: "Withdrawal", out: Output, *, dry_run: bool) -> None:
    """Take the import back, and say what went."""
    from workbench.cli.saying import short
    from workbench.session.intake.withdrawing import undo_import

    done = found if dry_run else undo_import(desk, found)
    gone = found.after is None
    what = f"草案「{found.slug}」（{_size(found.before)}）移出工作区" if gone else f"「{found.slug}」回到导入以前的文本"
    front = "（试行，没有改动）会撤销" if dry_run else "已撤销"
    out.say(
        f"{front}「{found.subject}」：{what}。",
        f"要恢复，用 redo --draft {found.slug}；导入的文本仍在版本 {short(found.version.commit)} 里。",
    )
    _answer(out, "undo-import", done)


def redo(desk: "Desk", found: "Withdrawal", out: Output, *, dry_run: bool) -> None:
    """Bring it back, and say what came."""
    from workbench.session.intake.withdrawing import redo_import

    done = found if dry_run else redo_import(desk, found)
    front = "（试行，没有改动）会重新" if dry_run else "已重新"
    words = found.subject.replace("重新导入", "导入", 1)
    out.say(f"{front}{words}（草案「{found.slug}」，{_size(found.after)}）。")
    _answer(out, "redo-import", done)


def _size(instrument: "Instrument | None") -> str:
    from workbench.session.reading.statistics import counts
    from workbench.session.view import View

    if instrument is None:
        return "空"
    return next((f"{count} {level}" for level, count in counts(View(instrument)).items() if count), "空")


def _answer(out: Output, deed: str, done: "Withdrawal") -> None:
    operation = {"do": deed, "draft": done.slug, "import": done.version.commit, "commit": done.commit}
    out.answer({"operation": operation, "created": [], "renumbered": [], "references": [], "problems": []})
