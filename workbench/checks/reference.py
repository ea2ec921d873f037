"""References: targets missing or doubtful, ranges the wrong way round, wording that had to be made fuller."""

from collections.abc import Iterator

from workbench.citing.survey import Cited, survey
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Reference

_SEVERITIES = {"reference-dangling": Severity.ERROR}
_HINT = "改正文字，或者用 refs bind 指定所引条款。"


def check_references(instrument: Instrument, wording: Wording) -> Iterator[Problem]:
    """Errors: the target does not exist. Warnings: ambiguous, unconfirmed after a split or merge. Hints: reworded."""
    order = {id: position for position, id in enumerate(wording.labels)}
    for cited in survey(instrument, wording).citations:
        where = wording.labels.full(cited.at)
        if cited.kind == "unresolved":
            severity = _SEVERITIES.get(cited.code, Severity.WARNING)
            yield Problem(cited.code, f"{where}：「{cited.words}」{cited.reason}。", where, _HINT, severity)
        elif cited.reference is not None:
            yield from _bound(cited, cited.reference, where, order)


def _bound(cited: Cited, reference: Reference, where: str, order: dict[Id, int]) -> Iterator[Problem]:
    if reference.suspect:
        message = f"{where}：「{cited.words}」所引条款经过拆分或者合并，需要确认。"
        yield Problem("reference-suspect", message, where, "核对后用 refs bind 确认。", Severity.WARNING)
    if reference.through and order[reference.start.target] >= order[reference.through.target]:
        message = f"{where}：「{cited.words}」的起止次序颠倒。"
        yield Problem("reference-reversed", message, where, "改成由前到后的范围，或者改成列举。")
    if cited.fell_back:
        message = f"{where}：相对引用已不成立，现写作「{cited.words}」。"
        yield Problem("reference-reworded", message, where, "核对文字是否通顺。", Severity.HINT)
