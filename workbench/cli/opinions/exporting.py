"""export opinions: 意见采纳情况表 as a file."""

from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from workbench.amendments.opinions.report import Report


def export_opinions(args: Namespace, out: Output) -> int:
    """Make the table and write it."""
    from workbench.amendments.opinions.report import summary
    from workbench.rendering.opinions.formats import export
    from workbench.rendering.opinions.sheets import Cover
    from workbench.session.exporting import refuse_place, write_new

    format, output = _format(args), path(args, args.output)
    refuse_place(output, force=args.force)
    report = _report(args, out)
    cover = Cover(args.title, args.issuer, args.date, args.number)
    data = export(report, format, cover, public=args.public)
    write_new(output, data, force=args.force)
    out.say(*summary(report), f"已导出意见采纳情况表：{output}（{len(data)} 字节）")
    if report.personal:
        out.note("注意：这个文件含有个人信息。", "  请只交给需要的同事，用完删除。")
    counts = {outcome.value: count for outcome, count in report.counts.outcomes.items()}
    told = {"file": str(output), "format": format, "bytes": len(data), "total": report.counts.total}
    out.answer(told | {"outcomes": counts, "personal": report.personal, "problems": []})
    return 0


def _format(args: Namespace) -> str:
    from workbench.cli.chinese import UsageError
    from workbench.cli.opinions.options import OF_OPINIONS

    said = args.format or args.output.rpartition(".")[2].lower()
    if said not in OF_OPINIONS:
        what = f"意见采纳情况表不能导出 {args.format}" if args.format else "没有说明格式"
        raise UsageError(what, f"用 -f 写明：{'、'.join(OF_OPINIONS)}。")
    if args.public and args.with_personal_data:
        raise UsageError("对外公布的情况不带个人信息", "--public 和 --with-personal-data 只能写一个。")
    return str(said)


def _report(args: Namespace, out: Output) -> "Report":
    from workbench.cli.opinions.opening import opened, today
    from workbench.session.opinions.reporting import Arranged, report

    args.draft = args.target
    with opened(args, out) as book:
        return report(book, today(book), Arranged(args.by == "submitter", args.with_personal_data))
