"""refs: what a place cites and what cites it; refs bind: settle a citation by hand."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output
from workbench.cli.reading import locator_and_stage, read

if TYPE_CHECKING:
    from workbench.citing.survey import Cited
    from workbench.session.editing.made import Made
    from workbench.session.session import Session
    from workbench.session.view import View

_USAGE = "workbench refs LOCATOR，或者 workbench refs bind LOCATOR WORDS TARGET"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.usage = "workbench refs (LOCATOR | bind LOCATOR WORDS TARGET [--nth N]) [--draft SLUG] [--at REV] [--json]"
    parser.add_argument(
        "words", metavar="LOCATOR", nargs="+", help="哪一处；或者 bind、文字所在的条款、援引文字、所指的条款"
    )
    parser.add_argument("--at", metavar="REV", help="哪个版本")
    parser.add_argument("--nth", metavar="N", type=int, default=0, help="同样的文字有几处时，第几处")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """List, or bind."""
    if args.words[0] == "bind" and len(args.words) == 4 and args.at is None:
        return edit(args, out, lambda session: _bind(args, session))
    if args.words[0] == "bind" or len(args.words) != 1 or args.dry_run or args.message is not None:
        raise UsageError("参数的数目不对", _USAGE)
    return _list(args, out)


def _bind(args: Namespace, session: "Session") -> "Made":
    from workbench.session.editing.settling import settling

    _, at, words, target = args.words
    return settling(session.view, session.locate(at), words, session.locate(target), args.nth)


def _list(args: Namespace, out: Output) -> int:
    from workbench.session.reading.citations import citations

    place, stage = locator_and_stage(args.words[0])
    view = read(args, stage=stage).view
    id = view.locate(place)
    found = citations(view, id)
    out.say(
        f"{view.name(id)}引用：",
        *(_lines(found.cites, view)),
        f"{view.name(id)}被引用：",
        *_lines(found.cited_by, view),
    )
    out.answer(
        {
            "id": id,
            "label": view.name(id),
            "cites": [_data(cited, view) for cited in found.cites],
            "cited_by": [_data(cited, view) for cited in found.cited_by],
            "problems": [],
        }
    )
    return 0


def _lines(found: "tuple[Cited, ...]", view: "View") -> list[str]:
    return [f"  {view.name(cited.at)}：「{cited.words}」{_meaning(cited, view)}" for cited in found] or ["  没有"]


def _meaning(cited: "Cited", view: "View") -> str:
    from workbench.session.reading.citations import targets

    if cited.kind == "external":
        return "（其他法规）"
    joint = "至" if cited.reference and cited.reference.through else "、"
    named = joint.join(label for _, label in targets(cited, view))
    return f" → {named}" + (f"（{cited.reason}）" if cited.reason else "") if named else f"（{cited.reason}）"


def _data(cited: "Cited", view: "View") -> dict[str, object]:
    from workbench.session.reading.citations import targets

    named = [{"id": id, "label": label} for id, label in targets(cited, view)]
    return {
        "at": cited.at,
        "label": view.name(cited.at),
        "words": cited.words,
        "kind": cited.kind,
        "targets": named,
        "reason": cited.reason,
    }
