"""amend conflicts: how the amendments that wait stand to one another."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar: nothing but the draft."""


def run(args: Namespace, out: Output) -> int:
    """Tell."""
    from workbench.amendments.redlines import shown
    from workbench.cli.amending.telling import notices
    from workbench.cli.problems import all_as_data
    from workbench.session.amending.listing import relations

    session = open_session(args)
    graph, register, ground = relations(session)
    notices(session, register.problems, out)
    names = {one.id: f"建议#{one.number}" for one in register.amendments}
    pairs = []
    for one in graph.meetings:
        words = [shown(stretch, one.at[0], ground) for stretch in one.words]
        places = [ground.name(id) for id in one.at]
        touched = f"，都改「{'」「'.join(filter(None, words))}」" if any(words) else ""
        out.say(f"{names[one.one]}和{names[one.other]}：{one.relation}（{'、'.join(places)}{touched}）")
        ids = {"one": one.one, "other": one.other, "relation": one.relation.value, "commute": one.commute}
        pairs.append(ids | {"at": list(one.at), "labels": places, "words": words})
    out.say(*(f"只能采纳其中一件：{'、'.join(names[id] for id in group)}" for group in graph.exclusive))
    out.say(*(f"{names[id]}：与现在的草案冲突或者已经失效" for id in graph.unfit))
    out.say(f"待处理的修改建议 {len(register.waiting)} 件，有交集的 {len(pairs)} 对；其余互不影响。")
    exclusive, unfit = [list(group) for group in graph.exclusive], list(graph.unfit)
    problems = all_as_data(register.problems)
    out.answer({"pairs": pairs, "exclusive": exclusive, "unfit": unfit, "problems": problems})
    return 0
