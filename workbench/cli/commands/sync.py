"""sync: fetch, merge, push."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def run(args: Namespace, out: Output) -> int:
    """Exchange the current branch with the repository it was cloned from."""
    from workbench.cli.syncing.telling import noticed, told
    from workbench.session.desk import Desk
    from workbench.session.syncing.exchanging import sync

    desk = Desk.find(folder(args))
    done = sync(desk)
    joined = [told(one, desk, out) for one in done.joined]
    out.say(f"{'已推送' if done.pushed else '与对方一致'}：{done.branch} ⇄ {done.remote.address}")
    out.answer(
        {
            "branch": done.branch,
            "remote": done.remote.address,
            "joined": joined,
            "pushed": done.pushed,
            "commit": desk.workspace.commit(),
            "problems": noticed(desk, out),
        }
    )
    return 0
