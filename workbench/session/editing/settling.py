"""refs bind: somebody says what words mean that no rule could settle, or confirms a reference that is in doubt."""

from dataclasses import replace

from workbench.citing.rebinding import bind_words
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.operations.values import Operation, Replace, Repoint
from workbench.session.editing.made import Made
from workbench.session.view import View


def settling(view: View, at: Id, words: str, target: Id, occurrence: int = 1) -> Made:
    """The operation that makes ``words``, as shown at ``at`` or in the one provision below it, cite ``target``."""
    holders = [node.id for node in view.node(at).walk() if node.text and words in view.wording.text(node.id)]
    if not words or not holders:
        raise refuse("no-such-words", f"{view.name(at)}中没有「{words}」。", hint="请照显示的文字写，用 show 查看。")
    if len(holders) > 1:
        names = "、".join(view.name(id) for id in holders[:4])
        raise refuse("several-occurrences", f"「{words}」在{names}都有。", hint="请写到款或者项。")
    confirmed = _confirmation(view, holders[0], words, target, occurrence)
    if confirmed:
        return Made(confirmed)
    text = bind_words(view.node(holders[0]).text, words, target, holders[0], view.labels, occurrence)
    return Made(Replace(holders[0], text))


def _confirmation(view: View, at: Id, words: str, target: Id, occurrence: int) -> Operation | None:
    """Confirming a suspect reference, when that is what the words are."""
    shown = list(enumerate(view.wording.shown(view.node(at).text, at)))
    alike = [(nth, one.reference) for nth, one in shown if one.words == words and one.reference.suspect]
    if len(alike) < occurrence or alike[occurrence - 1][1].pointers[-1].target != target:
        return None
    nth, reference = alike[occurrence - 1]
    return Repoint(at, nth, reference, replace(reference, suspect=False))
