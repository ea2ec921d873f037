"""demo: the main job on the sample, in a fresh workspace of its own."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli.demonstrating.telling import Ran


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default="demo", help="放在哪个文件夹（默认：demo）")
    parser.add_argument("--only-draft", action="store_true", help="只放样例草案和来信，不走一遍，供练习用")


def run(args: Namespace, out: Output) -> int:
    """Show it."""
    from workbench.session.reading.statistics import counts
    from workbench.session.setup.demonstration import fresh_demo, leave

    session, aside = fresh_demo(path(args, args.folder), amendments=not args.only_draft)
    root = session.desk.workspace.root
    if aside:
        out.say(f"上一次的演示里有您的修改，已改名为 {aside}。")
    out.say(f"样例草案已放进新的工作区 {root}：{session.view.instrument.title}")
    out.say("  " + "，".join(f"{count} {level}" for level, count in counts(session.view).items() if count), "")
    ran = [] if args.only_draft else _story(root, out)
    leave(session.desk)
    out.say("可以接着练习：", f"  workbench -C {args.folder} tui", f"  workbench -C {args.folder} outline")
    out.answer(_data(root, session.slug, ran))
    return 0 if all(one.as_told for _, some in ran for one in some) else 1


def _story(root: "Path", out: Output) -> "list[tuple[str, list[Ran]]]":
    from workbench.cli.demonstrating.story import EXPORTS, STORY
    from workbench.cli.demonstrating.telling import tell

    out.say("下面的命令都在这个文件夹里运行，照着输入，结果一样。", "")
    ran = [(step.told, tell(number, step, root, out)) for number, step in enumerate(STORY, 1)]
    out.say("导出的文件：", *(f"  {root / name}" for name in EXPORTS))
    return ran


def _data(root: "Path", slug: str, ran: "list[tuple[str, list[Ran]]]") -> dict[str, object]:
    exports = sorted(str(file) for file in (root / "exports").iterdir() if file.suffix in (".docx", ".xlsx"))
    steps = [{"told": told, "commands": [one.data for one in some]} for told, some in ran]
    return {"workspace": str(root), "draft": slug, "steps": steps, "exports": exports, "problems": []}
