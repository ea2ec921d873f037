"""Amendments for tests: proposed as a person would, and held against drafts that went on."""

from pathlib import Path

from tests.builders import build
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.proposing import proposed
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment
from workbench.amendments.verdict import Verdict
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Operation
from workbench.session.editing.replacement import replacement
from workbench.session.view import View
from workbench.storage.files.codec import load

SAMPLE = Path(__file__).resolve().parents[2] / "drafts" / "yunchuan"
DRAFT = """
示范条例
第一条　主管部门应当自受理之日起二十日内作出决定。申请人可以申请复议。复议期间不停止执行。
第二条　违反本条例第一条规定的，处五万元罚款。拒不改正的，处十万元罚款。
第三条　违反前款规定的，处五万元罚款。拒不改正的，处十万元罚款。
第四条　市人民政府可以设立专项资金。
专项资金用于下列事项：
（一）共享测试数据；
（二）开展国际合作。
第五条　本条例自公布之日起施行。
"""


def sample() -> Instrument:
    """The sample draft of the repository."""
    paths = (path for path in SAMPLE.rglob("*") if path.is_file())
    return load({path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in paths})[0]


class Desk:
    """A draft that is edited, and amendments proposed on it."""

    def __init__(self, source: str = DRAFT, *, suffixed: bool = False) -> None:
        self.view = View(build(source, suffixed=suffixed))
        self.base = self.view

    @property
    def instrument(self) -> Instrument:
        """The draft as it is now."""
        return self.view.instrument

    def amend(self, operation: Operation) -> Amendment:
        """Propose on the draft as it is now."""
        scene = Scene(Ground(self.instrument))
        changes = proposed(operation, scene, IdSource(set(self.view.labels)))
        return Amendment(Id("AMENDMNT"), 1, "draft", Id("ABCDE000"), changes, "0" * 40, "提出人", "2026-01-01")

    def replacing(self, where: str, old: str, new: str, nth: int | None = None) -> Amendment:
        """Propose other words."""
        return self.amend(replacement(self.view, self.view.locate(where), old, new, nth).operation)

    def edit(self, where: str, old: str, new: str) -> None:
        """Change words of the draft."""
        self.do(replacement(self.view, self.view.locate(where), old, new).operation)

    def do(self, operation: Operation) -> None:
        """Carry an operation out on the draft."""
        applied = apply(operation, self.instrument)
        assert isinstance(applied, Applied), applied
        self.view = View(applied.instrument)

    def hold(self, amendment: Amendment) -> Verdict:
        """Hold an amendment against the draft as it is now."""
        return evaluate(amendment, Ground(self.instrument))

    def take(self, amendment: Amendment) -> Verdict:
        """The same, and carry it out."""
        verdict = self.hold(amendment)
        if verdict.operations:
            self.do(Batch(verdict.operations))
        return verdict

    def words(self, where: str) -> str:
        """The words of a place as shown."""
        top = self.view.node(self.view.locate(where))
        return "\n".join(self.view.wording.text(part.id) for part in top.walk() if part.text)
