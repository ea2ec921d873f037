"""What a merge did, for people and as data."""

from typing import TYPE_CHECKING, Any

from workbench.cli.output import Output
from workbench.cli.saying import short

if TYPE_CHECKING:
    from workbench.session.desk import Desk
    from workbench.storage.merging.conflicts import Question
    from workbench.storage.merging.merging import Joined

_WAYS = {"nothing": "没有新的内容", "forward": "已经跟上", "merge": "已合并"}


def told(done: "Joined", desk: "Desk", out: Output) -> dict[str, Any]:
    """Say what a merge did and what is left to decide; the same as data."""
    out.say(f"{_WAYS[done.way]}（{short(done.commit)}）。")
    drafts = {slug: [as_data(question, desk, slug) for question in found] for slug, found in done.questions.items()}
    for slug, found in drafts.items():
        blocking = sum(question["blocks"] for question in found)
        out.say(f"《{slug}》：冲突 {blocking} 处，待确认 {len(found) - blocking} 处。")
        out.say(*(line for question in found for line in lines_of(question)))
    if any(drafts.values()):
        out.say("用 workbench conflicts show 查看，conflicts resolve 裁定；冲突裁定以前可以保存，不能定审次和导出。")
    return {"commit": done.commit, "way": done.way, "drafts": drafts}


def noticed(desk: "Desk", out: Output) -> list[dict[str, str]]:
    """Say what happened beside the merge: unsaved work that could not be carried over; the same as data."""
    from workbench.cli.problems import all_as_data
    from workbench.cli.problems import lines_of as problem_lines

    out.note(*(line for problem in desk.notices for line in problem_lines(problem)))
    return all_as_data(desk.notices)


def lines_of(question: dict[str, Any]) -> list[str]:
    """One line about a question."""
    sign = "冲突" if question["blocks"] else "待确认"
    return [f"  [{sign}] {question['id']}  {'、'.join(question['places'])}：{question['what']}"]


def as_data(question: "Question", desk: "Desk", slug: str) -> dict[str, Any]:
    """A question with today's names of its places."""
    from workbench.session.syncing.questions import places, what

    view = desk.in_hand(slug).view
    sides = {name: _side(question, name) for name in ("ours", "theirs")} if question.blocks else {}
    words = {"words": question.words} if question.words else {}
    return {
        "id": question.id,
        "kind": question.kind,
        "blocks": question.blocks,
        "what": what(question),
        "targets": list(question.targets),
        "places": list(places(question, view)),
        **words,
        **({"base": question.base, **sides} if question.blocks else {}),
    }


def _side(question: "Question", name: str) -> dict[str, Any]:
    version = question.ours if name == "ours" else question.theirs
    if version is None:
        return {}
    return {"value": version.value, "commit": version.commit, "author": version.author, "when": version.when}
