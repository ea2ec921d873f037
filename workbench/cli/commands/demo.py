"""demo: the main job on the sample, in a fresh workspace of its own."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.session.editing.made import Made
    from workbench.session.session import Session

_TEXT = "市人工智能主管部门应当对依照前条规定开展的活动进行抽查，并公布抽查结果。\n抽查不得影响正常的经营活动。"
_SHOWN = 8
FORMATS = ("txt", "md", "html", "docx")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("folder", metavar="DIR", nargs="?", default="demo", help="放在哪个文件夹（默认：demo）")


def run(args: Namespace, out: Output) -> int:
    """Show it."""
    from workbench.session.reading.statistics import counts
    from workbench.session.setup.demonstration import fresh_demo

    session, aside = fresh_demo(path(args, args.folder))
    root = session.desk.workspace.root
    if aside:
        out.say(f"上一次的演示里有您的修改，已改名为 {aside}。")
    out.say(f"样例草案已放进新的工作区 {root}：{session.view.instrument.title}")
    out.say("  " + "，".join(f"{count} {level}" for level, count in counts(session.view).items() if count), "")
    steps = [
        _step(session, "一、插入一条", _insertion(session), out),
        _step(session, "二、拆分一条", _split(session), out),
    ]
    files = _export(session, root / "exports", out)
    for _ in steps:
        session.undo()
    out.say("", "以上两步已经撤销（undo），草案恢复原样，可以接着练习：")
    out.say(f"  workbench -C {args.folder} outline", f"  workbench -C {args.folder} show 第十五条")
    out.answer({"workspace": str(root), "draft": session.slug, "steps": steps, "exports": files, "problems": []})
    return 0


def _insertion(session: "Session") -> "Made":
    """After the article in the middle of the draft."""
    from workbench.model.level import Level
    from workbench.session.editing.insertion import insertion

    articles = [id for id in session.view.labels if session.view.node(id).level is Level.ARTICLE]
    return insertion(session.view, articles[len(articles) // 3], "after", _TEXT, heading="监督抽查")


def _split(session: "Session") -> "Made":
    """The article of several 款 that is cited most."""
    from workbench.session.editing.splitting import split_at
    from workbench.session.reading.citations import times_cited

    view = session.view
    target = next(id for id, _ in times_cited(view).most_common() if len(view.node(id).children) > 1)
    return split_at(view, target, view.node(target).children[1].id)


def _step(session: "Session", title: str, made: "Made", out: Output) -> dict[str, object]:
    from workbench.operations.serial import to_data
    from workbench.session.telling.consequences import tell
    from workbench.session.telling.deeds import deed

    done = session.apply(made.operation)
    told = tell(done.applied, done.before, done.after)
    said = deed(done.operation, done.before, done.after)
    shown = [f"    {line}" for line in told.references[:_SHOWN]]
    more = len(told.references) - len(shown)
    out.say(f"{title}：{said}。", f"  {told.summary}", *shown, *([f"    ……还有 {more} 处"] if more else []))
    out.say(*(f"  注意：{problem.message}" for problem in done.applied.problems), "")
    return {
        "operation": to_data(done.operation),
        "said": said,
        "summary": told.summary,
        "references": list(told.references),
    }


def _export(session: "Session", folder: "Path", out: Output) -> list[str]:
    from workbench.session.exporting import export_text, write_new

    files = [folder / f"{session.slug}.{format}" for format in FORMATS]
    for file, format in zip(files, FORMATS, strict=True):
        write_new(file, export_text(session.view, format), force=True)
    out.say("三、导出这时的正文：", *(f"  {file}" for file in files))
    return [str(file) for file in files]
