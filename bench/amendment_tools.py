"""Three ways to put an amendment into a text that went on: ours, diff-match-patch's own, and ``git merge-file``."""

import subprocess
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from bench.amendment_cases import Case, Texts, instrument
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.verdict import Outcome
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.text import literal
from workbench.operations.values import Replace


class Result(StrEnum):
    """How one case ended. Wrong: words stand where they do not belong, and nobody was asked."""

    RIGHT = "right"
    REFUSED = "refused"
    WRONG = "wrong"
    CONFIRM = "offered, right"
    MISLED = "offered, wrong"


Tool = Callable[[Case], Result]


def ours(case: Case) -> Result:
    """The evaluation; what is offered for confirmation counts apart."""
    now = instrument(case.now)
    verdict = evaluate(case.amendment, Ground(now))
    if verdict.outcome is Outcome.REFUSED:
        return Result.REFUSED
    texts = {op.target: literal(op.text) for op in verdict.operations if isinstance(op, Replace)}
    right = case.expected is not None and _words(now) | texts == _words(instrument(case.expected))
    if verdict.outcome is Outcome.NEEDS_CONFIRMATION:
        return Result.CONFIRM if right else Result.MISLED
    return Result.RIGHT if right else Result.WRONG


def _words(now: Instrument) -> dict[str, str]:
    def walk(part: Provision) -> dict[str, str]:
        found: dict[str, str] = {part.id: literal(part.text)} if part.text else {}
        for child in part.children:
            found |= walk(child)
        return found

    return walk(now.root)


def diff_match_patch(case: Case) -> Result:
    """``patch_make`` on the old articles, ``patch_apply`` to the new ones; refused when a flag is False."""
    from diff_match_patch import diff_match_patch as matcher

    made = matcher()
    base, now = _joined(case.base), _joined(case.now)
    patches = made.patch_make(base, base.replace(case.sentence, case.amended, 1))
    result, flags = made.patch_apply(patches, now)
    return _judged(case, result) if all(flags) else Result.REFUSED


def merge_file(case: Case, folder: Path) -> Result:
    """``git merge-file`` of the articles, one sentence a line."""
    base = _joined(case.base)
    texts = {"base": base, "ours": base.replace(case.sentence, case.amended, 1), "theirs": _joined(case.now)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = ["git", "merge-file", "-p", *(str(folder / name) for name in ("ours", "base", "theirs"))]
    done = subprocess.run(command, capture_output=True, check=False)
    return _judged(case, done.stdout.decode()) if done.returncode == 0 else Result.REFUSED


def _judged(case: Case, result: str) -> Result:
    right = case.expected is not None and result == _joined(case.expected)
    return Result.RIGHT if right else Result.WRONG


def _joined(texts: Texts) -> str:
    return "\n\n".join("\n".join("\n".join(paragraph) for paragraph in article) for article in texts)
