"""stats: how many of each level, citations by kind, repairs, problems."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder

_KINDS = {
    "internal": "本文",
    "relative": "相对",
    "division": "编章节",
    "external": "其他法规",
    "unresolved": "未能确认",
}


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", help="草案的代号，代号@审次，或者 .txt、.md、.docx 文件")
    parser.add_argument("--at", metavar="REV", help="哪个版本")


def run(args: Namespace, out: Output) -> int:
    """Count."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.session.reading.statistics import counts, references
    from workbench.session.targets import open_target

    target = open_target(folder(args), args.target, args.at)
    instrument = target.view.instrument
    by_level, by_kind = counts(target.view), references(target.view)
    repairs = len(target.imported.repairs) if target.imported else 0
    attachments = [attachment.title for attachment in instrument.attachments]
    out.say(f"{instrument.title or '（没有题名）'}{f'（{instrument.kind}）' if instrument.kind else ''}")
    out.say("，".join(f"{level} {count}" for level, count in by_level.items() if count))
    out.say("引用：" + "，".join(f"{_KINDS[kind]} {count}" for kind, count in by_kind.items()))
    out.say(*(f"附带材料：{title}" for title in attachments), f"修补：{repairs} 处；问题：{len(target.problems)} 个")
    out.note(*(line for problem in target.problems for line in lines_of(problem)))
    out.answer(
        {
            "title": instrument.title,
            "kind": instrument.kind,
            "counts": by_level,
            "references": by_kind,
            "attachments": attachments,
            "repairs": repairs,
            "problems": all_as_data(target.problems),
        }
    )
    return 0
