"""Replace words: matched as shown, exactly once unless said otherwise; references around them are kept."""

from unicodedata import normalize

from workbench.citing.rebinding import rebind
from workbench.language.display import clean
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.operations.values import Operation, Replace
from workbench.session.editing.made import Made, one_or_batch
from workbench.session.editing.occurrences import Occurrence, occurrences
from workbench.session.view import View


def replacement(view: View, where: Id | None, old: str, new: str, nth: int | None = None, every: bool = False) -> Made:
    """Replace ``old`` by ``new`` in one provision and all below it; in all articles where ``where`` is None."""
    old, new = normalize("NFC", old), _typed(new)
    if not old:
        raise refuse("empty-text", "没有写出要改的文字。", hint="用 --old 写出原文。")
    found, cut = occurrences(view, _scope(view, where), old)
    chosen = _chosen(view, where, old, found, cut, nth, every)
    operations: list[Operation] = []
    problems: list[Problem] = []
    for at in dict.fromkeys(occurrence.at for occurrence in chosen):
        words = _replaced(view.wording.text(at), [o.start for o in chosen if o.at == at], old, new)
        _refuse_empty(view, at, words)
        text, noticed = rebind(view.node(at).text, words, at, view.labels)
        operations.append(Replace(at, text))
        problems += noticed
    return Made(one_or_batch(operations), tuple(problems))


def _typed(new: str) -> str:
    words = normalize("NFC", clean(new))
    if "\n" in words:
        raise refuse("bad-text", "新的文字不能分行。", hint="要重写整条，请用 --text 或者 --file。")
    return words


def _scope(view: View, where: Id | None) -> list[Id]:
    """The provisions with words in a place; in all articles (方案: everything) where none is named."""
    top = view.instrument.root if where is None else view.node(where)
    inside = [node.id for node in top.walk() if node.level in BODY and node.text]
    if where is not None or not any(node.level is Level.ARTICLE for node in top.walk()):
        return inside
    return [id for id in inside if view.labels.above(id, Level.ARTICLE)]


def _chosen(
    view: View, where: Id | None, old: str, found: list[Occurrence], cut: int, nth: int | None, every: bool
) -> list[Occurrence]:
    name = "全部条文" if where is None else view.name(where)
    if not found:
        raise _absent(name, old, cut)
    if every:
        return found
    if nth is not None:
        if not 1 <= nth <= len(found):
            raise refuse("no-such-occurrence", f"「{old}」在{name}中只有 {len(found)} 处。", where=name)
        return [found[nth - 1]]
    if len(found) > 1:
        places = "、".join(dict.fromkeys(view.name(occurrence.at) for occurrence in found[:5]))
        hint = f"分别在{places}{'等' if len(found) > 5 else ''}；用 --nth N 指明第几处，或者用 --all 全部替换。"
        raise refuse("several-occurrences", f"「{old}」在{name}中有 {len(found)} 处。", where=name, hint=hint)
    return found


def _absent(name: str, old: str, cut: int) -> WorkbenchError:
    if cut:
        message = f"「{old}」在{name}中只出现在更长的数字或者援引之中，没有替换。"
        return refuse("inside-numeral", message, where=name, hint="请写出完整的数字或者援引。")
    return refuse("no-such-words", f"{name}中没有「{old}」。", where=name, hint="请照显示的文字写，用 show 查看。")


def _replaced(words: str, starts: list[int], old: str, new: str) -> str:
    for start in reversed(starts):
        words = words[:start] + new + words[start + len(old) :]
    return words


def _refuse_empty(view: View, at: Id, words: str) -> None:
    if not words.strip() and not view.node(at).children:
        name = view.name(at)
        raise refuse("empty-text", f"{name}将没有文字。", where=name, hint="要去掉它，请用 delete。")
