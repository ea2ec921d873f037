"""Everything that follows from an operation: new ids, new labels, new wording, and what somebody should look at."""

from collections.abc import Iterator

from workbench.citing.wording import Wording
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Reference
from workbench.model.text import references
from workbench.numbering.labels import Labels
from workbench.operations.pointers import UNKNOWN_WORDS
from workbench.operations.ranges import widened
from workbench.operations.renumbering import renumbering
from workbench.operations.results import Applied
from workbench.operations.rewording import given_up, holders, kept, rewordings
from workbench.operations.values import Operation
from workbench.operations.work import Work


def consequences(operation: Operation, inverse: Operation, work: Work) -> Applied:
    """Compare the tree before the work with the tree now."""
    instrument, before = work.instrument, work.labels
    after = Labels(instrument)
    wording = Wording(instrument, after)
    pairs = list(kept(work.wording, wording))
    problems = (
        *work.problems,
        *_doubtful(work.wording, wording),
        *given_up(pairs, wording),
        *widened(pairs, before, after),
    )
    return Applied(
        instrument,
        operation,
        inverse,
        created=tuple(id for id in after if id not in before),
        renumbered=tuple(renumbering(before, after)),
        rewordings=tuple(rewordings(pairs)),
        problems=problems,
    )


def _doubtful(before: Wording, after: Wording) -> Iterator[Problem]:
    """References that became lost or suspect."""
    for at, text in holders(after).items():
        then = set(references(before.labels.node(at).text)) if at in before.labels else set()
        for reference in references(text):
            if reference not in then and (reference.lost or reference.suspect):
                yield _problem(reference, after.labels.full(at), after)


def _problem(reference: Reference, where: str, after: Wording) -> Problem:
    if reference.lost:
        words = "、".join(pointer.lost for pointer in reference.pointers if pointer.lost)
        if words == UNKNOWN_WORDS:
            message = f"{where}援引的条款不存在。"
            return Problem("reference-dangling", message, where, "请改写这一处援引，或者恢复被援引的条款。")
        return Problem("reference-lost", f"{where}援引的「{words}」已被删除。", where, "请改写或者删去这一处援引。")
    names = "、".join(after.labels.full(pointer.target) for pointer in reference.pointers)
    message = f"{where}援引的{names}经过拆分或者合并。"
    return Problem("reference-suspect", message, where, "请确认它仍指向应当援引的条款。", Severity.WARNING)
