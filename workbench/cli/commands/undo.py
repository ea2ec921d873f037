"""undo: take back the last step that is not saved, or the import that made the last version; from any process."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import account, add_options, finish, open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Undo."""
    from workbench.cli.persisting import until_done

    session = open_session(args)
    if not session.unsaved and not args.dry_run:
        from workbench.session.taking import undo_import

        subject = undo_import(session.desk, session.slug)
        if subject is not None:
            out.say(f"已撤销「{subject}」。")
            out.answer({"operation": None, "created": [], "renumbered": [], "references": [], "problems": []})
            return 0
    account(until_done(session, lambda: session.undo(dry_run=args.dry_run)), out, dry_run=args.dry_run)
    finish(session, args, out)
    return 0
