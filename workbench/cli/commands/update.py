"""import --update: the changes of a text that came back, shown before they are taken."""

from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder, path

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Edit


def update(args: Namespace, out: Output) -> int:
    """Show the changes; take them with --yes."""
    from workbench.cli.edits import account, finish
    from workbench.cli.persisting import until_done
    from workbench.session.intake.returning import returned
    from workbench.session.intake.taking import options_of
    from workbench.session.session import Session

    session = Session.open(folder(args), args.update)
    base = session.view if args.base is None else session.desk.at(session.slug, args.base).view
    corrections = None if args.corrections is None else path(args, args.corrections)
    options = options_of(args.tracked, corrections)

    def changes() -> "Made":
        return returned(path(args, args.file), options, base, session.view.instrument)[0]

    seen, made = session.view, changes()
    shown_only = args.dry_run or not args.yes
    done = session.apply(made.operation, dry_run=True)
    changed = _tell_changes(done, out)
    if changed and not shown_only:
        # What somebody else did meanwhile stays: the file is compared with the version it was made from.
        done = until_done(session, lambda: session.apply((made if session.view is seen else changes()).operation))
    account(done, out, dry_run=shown_only, noticed=made.problems)
    if not changed:
        out.say("文本没有改动。")
    elif shown_only:
        out.say("还没有收下：核对以后加 --yes。")
    else:
        finish(session, args, out)
    return 0


def _tell_changes(done: "Edit", out: Output) -> bool:
    """One line for every provision that is new, gone or worded differently; whether there is any change."""
    from workbench.session.comparing.differences import differences

    lines = list(differences(done.before, done.after))
    out.say(*lines)
    return done.before.instrument != done.after.instrument
