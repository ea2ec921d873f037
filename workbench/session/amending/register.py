"""The register of a draft: all its amendments as the tip of the branch has them."""

import re
from collections.abc import Iterable

from workbench.amendments.values import WAITING, Amendment
from workbench.model.identity import is_id
from workbench.model.problems import Problem, refuse
from workbench.session.desk import Desk
from workbench.storage.amendments.store import amendments, path_of
from workbench.storage.amendments.writer import write

_NUMBER = re.compile(r"(?:修改)?(?:建议)?\s*[#＃]?\s*([1-9][0-9]{0,8})")


class Register:
    """``base``: the commit it was read at. ``problems``: files that cannot be trusted; they are left out."""

    def __init__(self, desk: Desk, slug: str) -> None:
        self.desk, self.slug = desk, slug
        self.base = desk.workspace.commit()
        found = amendments(desk.workspace, slug, self.base)
        self.amendments: tuple[Amendment, ...] = found[0]
        self.problems: tuple[Problem, ...] = found[1]

    @property
    def waiting(self) -> tuple[Amendment, ...]:
        """Those nobody has decided on yet."""
        return tuple(one for one in self.amendments if one.state in WAITING)

    @property
    def next_number(self) -> int:
        """The number of the next amendment; numbers once given are never given again."""
        return max((one.number for one in self.amendments), default=0) + 1

    def find(self, words: str) -> Amendment:
        """The amendment called ``words``: its id, 建议#12, #12 or 12; WorkbenchError when there is none, or several."""
        plain = words.strip()
        found = [one for one in self.amendments if self._is(one, plain)]
        if len(found) > 1:
            hint = f"请写编号：{'、'.join(one.id for one in found)}。"
            raise refuse("several-amendments", f"有 {len(found)} 件修改建议都是「{plain}」。", hint=hint)
        if not found:
            self._refuse_damaged(plain)
            hint = "用 amend list 查看有哪些修改建议。"
            raise refuse("no-such-amendment", f"没有「{plain}」这件修改建议。", hint=hint)
        return found[0]

    def _is(self, one: Amendment, words: str) -> bool:
        if is_id(words.upper()):
            return one.id == words.upper()
        number = _NUMBER.fullmatch(words)
        return number is not None and one.number == int(number[1])

    def _refuse_damaged(self, words: str) -> None:
        """Asked for by its id, a file that cannot be trusted says what is wrong with it."""
        for problem in self.problems:
            if f"/{words.upper()}.toml" in problem.where:
                raise refuse(problem.code, problem.message, where=problem.where, hint=problem.hint)


def called(amendment: Amendment) -> str:
    """「建议#12」."""
    return f"建议#{amendment.number}"


def files(slug: str, changed: Iterable[Amendment]) -> dict[str, bytes | None]:
    """The files of these amendments by path in the workspace."""
    return {path_of(slug, one.id): write(one) for one in changed}
