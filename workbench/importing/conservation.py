"""Proof that nothing was lost: every character of the source is in the tree, in an attachment, in a reported repair
or in a derived part, and the words of each line stand together and in order.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from workbench.citing.wording import Wording
from workbench.importing.attached import INVENTED
from workbench.importing.imported import DERIVED, NOISE, Imported, Repair
from workbench.importing.lines import Source
from workbench.model.instrument import Attachment
from workbench.model.level import BODY, Level
from workbench.model.problems import Problem
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels

_SPACE = re.compile(r"\s+")
_ROUND = re.compile(r"[（）()]")
#: Repairs that change no character but white space, or only how a number is written again.
_LOSSLESS = ("断行", "题名断行", "题名空格", "标号写法")
#: Lines whose enclosing brackets are put there by printing.
_BRACKETED = ("题名", "审次", "题注")
#: Lines that may stand elsewhere than where the source had them.
_ANYWHERE = (*_BRACKETED, "附带材料")


def check(source: Source, imported: Imported) -> tuple[Problem, ...]:
    """Problems for every line whose words are not all found, and for characters lost or invented; () is the proof."""
    lines, problems = _expected(source, imported)
    printed = "".join(_compact(piece) for piece in _printed(imported))
    problems += _in_order(lines, printed, imported)
    lost = Counter("".join(text for _, text, _ in lines)) - Counter(printed)
    made = Counter(printed) - Counter("".join(text for _, text, _ in lines))
    problems += [_unequal("characters-lost", "导入后少了", lost)] if lost else []
    return (*problems, *([_unequal("characters-invented", "导入后多了", made)] if made else []))


def _compact(text: str) -> str:
    return _SPACE.sub("", text)


def _unequal(code: str, said: str, characters: Counter[str]) -> Problem:
    listed = "、".join(f"「{c}」{n} 个" for c, n in characters.most_common(10))
    return Problem(code, f"{said}{sum(characters.values())} 个字：{listed}。", hint="请报告这个错误，并附上原文件。")


def _expected(source: Source, imported: Imported) -> tuple[list[tuple[int, str, bool]], list[Problem]]:
    """(line, words that must be found, whether they may stand anywhere) after repairs, without derived lines."""
    repairs: defaultdict[int, list[Repair]] = defaultdict(list)
    for repair in imported.repairs:
        if repair.kind not in _LOSSLESS:
            repairs[repair.line].append(repair)
    roles = {role.line: role.role for role in imported.roles}
    lines, problems, left = [], [], dict(repairs)
    for number, text in source.raw:
        if roles.get(number) in DERIVED:
            continue
        mended, left[number] = _repaired(text, left.get(number, []))
        bare = _ROUND.sub("", mended) if roles.get(number) in _BRACKETED else mended
        lines.append((number, _compact(bare), roles.get(number) in _ANYWHERE))
    unused = [repair for rest in left.values() for repair in rest if roles.get(repair.line) not in (*DERIVED, NOISE)]
    problems = [_unfounded(repair) for repair in unused]
    return lines, problems


def _repaired(text: str, repairs: list[Repair]) -> tuple[str, list[Repair]]:
    """The line after its repairs in order, and the repairs that did not fit (they belong to a later piece of it)."""
    left = []
    text = text.replace("\t", " ")
    for repair in repairs:
        if repair.before in text:
            text = text.replace(repair.before, repair.after, 1)
        else:
            left.append(repair)
    return text, left


def _unfounded(repair: Repair) -> Problem:
    message = f"报告的处理「{repair.before}」在这一行里找不到。"
    return Problem("repair-unfounded", message, f"第 {repair.line} 行", "请报告这个错误，并附上原文件。")


def _in_order(lines: list[tuple[int, str, bool]], printed: str, imported: Imported) -> list[Problem]:
    """Each line's words together, and after those of the line before it."""
    place, problems = 0, []
    for number, text, anywhere in lines:
        found = printed.find(text, 0 if anywhere else place)
        if found < 0:
            message = f"这一行的文字没有完整、按序地保留：「{text[:30]}」。"
            problems.append(Problem("line-lost", message, f"第 {number} 行", "请报告这个错误，并附上原文件。"))
        elif not anywhere:
            place = found + len(text)
    return problems


def _printed(imported: Imported) -> Iterator[str]:
    """Everything that was kept, in the order it is printed, marks as the source had them."""
    instrument = imported.instrument
    yield from _attachments(instrument.attachments, before=True)
    if any(role.role == "题名" for role in imported.roles):
        yield _ROUND.sub("", instrument.title)
    yield _ROUND.sub("", instrument.stage)
    yield from (_ROUND.sub("", note) for note in instrument.notes)
    wording = Wording(instrument, Labels(instrument, imported.source_numbers))
    for child in sorted(instrument.root.children, key=lambda child: child.level is Level.ANNEX):
        yield from _provision(child, imported, wording)
    yield from _attachments(instrument.attachments, before=False)


def _attachments(attachments: tuple[Attachment, ...], *, before: bool) -> Iterator[str]:
    for attachment in attachments:
        if attachment.before is before:
            yield "" if attachment.title in INVENTED else attachment.title
            yield from attachment.lines


def _provision(provision: Provision, imported: Imported, wording: Wording) -> Iterator[str]:
    for part in provision.walk():
        yield imported.printed.get(part.id, "")
        if part.heading is not None:
            bracket = part.heading.bracket or "  "
            yield bracket[0] + part.heading.words + bracket[1]
        if part.level in BODY:
            yield wording.text(part.id)
