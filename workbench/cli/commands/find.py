"""find: words in the shown text, where they stand."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.reading import add_reading, read


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("words", metavar="WORDS", help="要找的文字，照显示的写；编号和引用也可以找")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """Find."""
    from workbench.model.problems import refuse
    from workbench.session.reading.searching import find

    if not args.words.strip():
        raise refuse("empty-text", "没有写出要找的文字。", hint="例如：workbench find 主管部门")
    view = read(args).view
    hits = list(find(view, args.words))
    for hit in hits:
        times = f"（{hit.count} 处）" if hit.count > 1 else ""
        out.say(f"{view.name(hit.at)}{'【标题】' if hit.heading else ''}：{hit.words}{times}")
    out.say(f"共 {sum(hit.count for hit in hits)} 处。")
    found = [{"id": h.at, "label": view.name(h.at), "words": h.words, "count": h.count} for h in hits]
    out.answer({"hits": found, "problems": []})
    return 0
