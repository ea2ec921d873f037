"""What the person who imports may choose."""

from dataclasses import dataclass
from typing import Literal

from workbench.model.instrument import Profile
from workbench.model.problems import refuse

Tracked = Literal["accepted", "original"]

#: Roles a person may give to a line when an import is repeated (see ``ImportOptions.corrections``).
ROLES = (
    "题名",
    "题注",
    "审次",
    "目录",
    "序言",
    "编",
    "分编",
    "章",
    "节",
    "条",
    "款",
    "项",
    "续行",
    "附件",
    "附带材料",
    "杂项",
)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """``tracked``: read tracked changes of a .docx as accepted or as the original text.

    ``profile``: None lets the text decide. ``corrections``: (source line, role) pairs that overrule the
    reading of single lines; the roles are ``ROLES``.
    """

    tracked: Tracked = "accepted"
    profile: Profile | None = None
    corrections: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a role nobody knows."""
        for line, role in self.corrections:
            if role not in ROLES:
                hint = "可以使用的角色：" + "、".join(ROLES) + "。"
                raise refuse("unknown-role", f"第 {line} 行指定的角色「{role}」不存在。", hint=hint)
        if self.tracked not in ("accepted", "original"):
            raise refuse("unknown-tracked", f"修订读法「{self.tracked}」不存在。", hint="请用 accepted 或者 original。")

    def role(self, line: int) -> str | None:
        """The role a person gave to a source line."""
        return dict(self.corrections).get(line) if self.corrections else None
