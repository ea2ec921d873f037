"""status: what is in hand and not saved, what was changed outside, what problems there are."""

from argparse import ArgumentParser, Namespace
from itertools import pairwise

from workbench.cli.edits import add_draft, open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_draft(parser)


def run(args: Namespace, out: Output) -> int:
    """Tell."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.operations.serial import to_data
    from workbench.session.intake.foreign import foreign_files, unfinished
    from workbench.session.staging import standing
    from workbench.session.telling.deeds import deed

    session = open_session(args)
    unfit = unfinished(session)
    problems = (*session.desk.notices, *((unfit,) if unfit else ()), *standing(session))
    foreign = foreign_files(session)
    instrument = session.view.instrument
    out.say(f"{session.slug}　{instrument.title}{f'（{instrument.stage}）' if instrument.stage else ''}")
    out.say(f"尚未保存的修改：{session.unsaved} 步" + (f"；可以重做 {session.redoable} 步" if session.redoable else ""))
    moments = list(pairwise(session.moments))
    for number, (step, (before, after)) in enumerate(zip(session.steps, moments, strict=True), 1):
        out.say(f"  {number}. {deed(step, before, after)}")
    if session.moved and session.unsaved:
        out.say("别处已经保存了新的版本：下一次修改或者保存时，手头的修改会移到新版本上。")
    if foreign:
        out.say(
            f"有 {len(foreign)} 个文件在工作台之外被改过：{'、'.join(foreign[:5])}{'等' if len(foreign) > 5 else ''}"
        )
        out.say("  采用：save --adopt -m 说明；放到一边：save --park -m 说明。")
    out.say(*(line for problem in problems for line in lines_of(problem)))
    out.say("没有发现问题。" if not problems else f"问题 {len(problems)} 个。")
    out.answer(
        {
            "draft": session.slug,
            "title": instrument.title,
            "unsaved": session.unsaved,
            "redoable": session.redoable,
            "operations": [to_data(step) for step in session.steps],
            "foreign": list(foreign),
            "moved": session.moved,
            "problems": all_as_data(problems),
        }
    )
    return 0
