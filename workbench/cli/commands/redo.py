"""redo: do again what was just taken back, from any process; an import too."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import account, add_options, finish, open_session
from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Redo."""
    from workbench.cli.persisting import until_done

    if _import_again(args, out):
        return 0
    session = open_session(args)
    account(until_done(session, lambda: session.redo(dry_run=args.dry_run)), out, dry_run=args.dry_run)
    finish(session, args, out)
    return 0


def _import_again(args: Namespace, out: Output) -> bool:
    """Bring back the import that undo took; a step that can be done again comes first."""
    from workbench.cli.imports_undone import redo
    from workbench.session.desk import Desk
    from workbench.session.intake.withdrawing import import_to_redo, withdrawn_draft
    from workbench.session.session import Session
    from workbench.storage.slug import check_slug

    desk = Desk.find(folder(args))
    slugs = desk.slugs()
    slug = check_slug(args.draft) if args.draft else (slugs[0] if len(slugs) == 1 else None)
    if slug in slugs:
        session = Session(desk, slug)
        if session.unsaved or session.redoable:
            return False
    found = import_to_redo(desk, slug) if slug else None
    if found is None and not args.draft and (gone := withdrawn_draft(desk)):
        found = import_to_redo(desk, gone)
    if found is not None:
        redo(desk, found, out, dry_run=args.dry_run)
    return found is not None
