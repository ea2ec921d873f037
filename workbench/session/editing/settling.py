"""refs bind: somebody says what words mean that no rule could settle, or confirms a reference that is in doubt."""

from workbench.citing.settling import settle
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.operations.values import Replace
from workbench.session.editing.made import Made
from workbench.session.view import View


def settling(view: View, at: Id, words: str, target: Id, nth: int = 0) -> Made:
    """The operation that makes ``words``, as shown at ``at`` or in the one provision below it, cite ``target``.

    ``nth`` (from 1) chooses among several equal places in that provision; 0 asks for exactly one.
    """
    holders = [node.id for node in view.node(at).walk() if node.text and words in view.wording.text(node.id)]
    if not words or not holders:
        raise refuse("no-such-words", f"{view.name(at)}中没有「{words}」。", hint="请照显示的文字写，用 show 查看。")
    if len(holders) > 1:
        names = "、".join(view.name(id) for id in holders[:4])
        raise refuse("several-occurrences", f"「{words}」在{names}都有。", hint="请写到款或者项。")
    return Made(Replace(holders[0], settle(holders[0], words, target, view.wording, nth)))
