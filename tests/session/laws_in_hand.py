"""Small instruments written as text, and edits on them without a workspace."""

from workbench.importing.load import load_bytes
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.session.editing.made import Made
from workbench.session.reading.printing import printed
from workbench.session.view import View

LAW = """示范市数据条例

第一章　总则
第一条【目的】　为了规范数据活动，制定本条例。
第二条【适用】　本市数据活动适用本条例。
　　前款规定的数据活动包括：
　　（一）收集；
　　（二）存储、使用；
　　（三）公开。
第三条【原则】　依照本条例第二条、第四条的规定，期限为二十日，办理期限十日。

第二章　管理
第四条【主管】　市数据主管部门负责本条例第二条第二款第三项规定的工作。
　　依照刑法第二条追究责任。
第五条【期限】　主管部门应当在十日内答复，特殊情况延长十日。
"""


def law(text: str = LAW) -> View:
    """The instrument that a text makes."""
    return View(load_bytes(text.encode(), "law.txt").instrument)


def done(view: View, made: Made) -> tuple[Applied, View]:
    """The edit carried out; a refusal fails the test with its reason."""
    applied = apply(made.operation, view.instrument)
    assert isinstance(applied, Applied), applied
    return applied, View(applied.instrument)


def shown(view: View, place: str) -> list[str]:
    """A place as printed."""
    return printed(view, view.locate(place))
