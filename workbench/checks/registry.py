"""The drafting rules by name, in the order they are reported."""

from collections.abc import Callable, Iterable

from workbench.checks.numbering import check_numbering
from workbench.checks.reference import check_references
from workbench.citing.wording import Wording
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, refuse

Rule = Callable[[Instrument, Wording], Iterable[Problem]]

RULES: dict[str, Rule] = {"reference": check_references, "numbering": check_numbering}


def check(instrument: Instrument, names: Iterable[str] = (), wording: Wording | None = None) -> tuple[Problem, ...]:
    """What the rules ``names`` (all of them when empty) find; WorkbenchError for a name that is no rule."""
    chosen = tuple(names) or tuple(RULES)
    unknown = [name for name in chosen if name not in RULES]
    if unknown:
        raise refuse("no-such-rule", f"没有名为「{unknown[0]}」的检查。", hint=f"可用的检查：{'、'.join(RULES)}。")
    wording = wording or Wording(instrument)
    return tuple(problem for name in chosen for problem in RULES[name](instrument, wording))
