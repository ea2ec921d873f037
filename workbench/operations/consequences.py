"""Everything that follows from an operation: new ids, new labels, new wording, and what somebody should look at."""

from collections.abc import Iterator, Set

from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, references
from workbench.numbering.labels import Labels
from workbench.operations.pointers import UNKNOWN_WORDS
from workbench.operations.ranges import changed_ranges
from workbench.operations.renumbering import Labelling
from workbench.operations.results import Applied
from workbench.operations.rewording import given_up, holders, kept, rewordings
from workbench.operations.suspicion import cut_or_joined
from workbench.operations.values import Operation
from workbench.operations.work import Work


def consequences(operation: Operation, inverse: Operation, work: Work) -> Applied:
    """Compare the tree before the work with the tree now."""
    instrument, before = work.instrument, work.labels
    after = Labels(instrument)
    wording, labelling = Wording(instrument, after), Labelling(before, after, work.only_texts)
    texts = holders(wording)
    pairs = list(kept(work.wording, wording, labelling, texts))
    problems = (
        *work.problems,
        *_doubtful(texts, before, after),
        *given_up(pairs, wording),
        *changed_ranges(pairs, before, after),
    )
    return Applied(
        instrument,
        operation,
        inverse,
        wording,
        created=tuple(id for id in after if id not in before),
        renumbered=labelling.renumbered,
        rewordings=tuple(rewordings(pairs)),
        problems=problems,
    )


def _doubtful(texts: dict[Id, Text], before: Labels, after: Labels) -> Iterator[Problem]:
    """References that became lost or suspect."""
    found = list(_in_doubt(texts, before))
    # Looking through the whole tree is left for when something is to be named.
    cut = cut_or_joined(before, after) if found else frozenset[Id]()
    return (_problem(reference, after.full(at), cut, before, after) for at, reference in found)


def _in_doubt(texts: dict[Id, Text], before: Labels) -> Iterator[tuple[Id, Reference]]:
    for at, text in texts.items():
        then = before.get(at)
        if then is None or then.text is not text:
            known = set(references(then.text)) if then else set[Reference]()
            for reference in references(text):
                if reference not in known and (reference.lost or reference.suspect):
                    yield at, reference


def _problem(reference: Reference, where: str, cut: Set[Id], before: Labels, after: Labels) -> Problem:
    if not reference.lost:
        ends = [p for p in reference.pointers if not cut.isdisjoint(p.targets)] or reference.pointers
        names = "、".join(after.full(pointer.target) for pointer in ends)
        message = f"{where}援引的{names}经过拆分或者合并。"
        return Problem("reference-suspect", message, where, "请确认它仍指向应当援引的条款。", Severity.WARNING)
    names = "、".join(_lost_name(pointer, before) for pointer in reference.pointers if pointer.lost)
    if UNKNOWN_WORDS in names:
        hint = "请改写这一处援引，或者恢复被援引的条款。"
        return Problem("reference-dangling", f"{where}援引的条款不存在。", where, hint)
    return Problem("reference-lost", f"{where}援引的{names}已被删除。", where, "请改写或者删去这一处援引。")


def _lost_name(pointer: Pointer, before: Labels) -> str:
    """「前款」（原第二条第一款）: the words, and the label where they do not say it."""
    label = before.full(pointer.target) if pointer.target in before else pointer.lost
    return f"「{pointer.lost}」" + (f"（原{label}）" if label != pointer.lost else "")
