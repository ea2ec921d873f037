"""undo: take back the last step that is not saved, or the import that made the last version; from any process."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import account, add_options, finish, open_session
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.intake.withdrawing import Withdrawal
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("--import", dest="whole", action="store_true", help="撤销最后一次导入（此后没有保存过的）")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Undo."""
    from workbench.cli.persisting import until_done

    session = open_session(args)
    found = None if session.unsaved and not args.whole else _import(session, args.whole)
    if found is not None:
        from workbench.cli.imports_undone import undo

        undo(session.desk, found, out, dry_run=args.dry_run)
        return 0
    account(until_done(session, lambda: session.undo(dry_run=args.dry_run)), out, dry_run=args.dry_run)
    finish(session, args, out)
    return 0


def _import(session: "Session", said: bool) -> "Withdrawal | None":
    """The import that may be taken back now. One undo too many after some editing is not meant to take it all away."""
    from workbench.model.problems import refuse
    from workbench.session.intake.withdrawing import import_to_undo

    if said and session.unsaved:
        hint = "先用 undo 逐步撤销，或者用 save 保存。"
        raise refuse("unsaved-work", f"还有 {session.unsaved} 步修改没有保存，不能撤销导入。", hint=hint)
    found = import_to_undo(session.desk, session.slug)
    if said and found is None:
        hint = "保存过的版本用 log 查看。"
        raise refuse("nothing-to-undo", "最后一个版本不是导入的，不能撤销导入。", hint=hint)
    if not said and found is not None and session.redoable:
        hint = "要把整份草案的导入也撤销，用 undo --import。"
        raise refuse("nothing-to-undo", "没有可以撤销的修改。", hint=hint)
    return found
