"""Import: a file → an instrument with its citations bound, and the account of every line."""

import random
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from workbench.citing.binding import bind
from workbench.importing import naming
from workbench.importing.annexes import annexes
from workbench.importing.attached import attachment
from workbench.importing.body import whole
from workbench.importing.building import Builder
from workbench.importing.corrections import attached, check, split
from workbench.importing.extent import Extent, extent
from workbench.importing.front import Front, read_front
from workbench.importing.imported import Imported, LineRole
from workbench.importing.lines import Ledger, Line, Source
from workbench.importing.options import ImportOptions
from workbench.importing.preambles import preamble
from workbench.importing.reading import read
from workbench.importing.sequence import numbering, report_gaps
from workbench.importing.tail import Tail, read_tail
from workbench.importing.units import PlanOpener, StatuteOpener, Unit, divide
from workbench.model.identity import IdSource
from workbench.model.instrument import ROOT_ID, Instrument, Profile
from workbench.model.level import Level
from workbench.model.problems import Problem, refuse
from workbench.model.provision import Provision
from workbench.model.text import literal
from workbench.numbering.labels import Labels

_PLAIN = ImportOptions()


def load(path: Path, options: ImportOptions = _PLAIN) -> Imported:
    """Import the file at ``path``; raises WorkbenchError with one problem when it cannot be done."""
    return load_bytes(read_file(path), path.name, options)


def read_file(path: Path) -> bytes:
    """The bytes of a file to import; raises WorkbenchError when it is missing, a folder, too large or unreadable."""
    from workbench.importing.decode import check_size

    try:
        if path.is_dir():
            raise refuse("is-directory", f"「{path}」是文件夹，不是文件。", hint="请指定要导入的文件。")
        check_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise refuse("no-such-file", f"没有「{path}」这个文件。", hint="请检查文件名和所在的文件夹。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径无效"
        raise refuse("unreadable-file", f"读不了「{path}」（{reason}）。", hint="请检查文件的读取权限。") from None


def load_bytes(data: bytes, name: str, options: ImportOptions = _PLAIN) -> Imported:
    """Import the content of a file called ``name``; the suffix of the name says what format it is in."""
    ledger = Ledger()
    source = read(data, name, options, ledger)
    return bound(make(source, name, options, ledger))


def make(source: Source, name: str, options: ImportOptions, ledger: Ledger) -> Imported:
    """The instrument of the lines, its texts still plain strings."""
    return _Import(source, name, options, ledger).run()


def bound(imported: Imported) -> Imported:
    """The same with the citations bound to the numbers the source printed."""
    result = bind(imported.instrument, Labels(imported.instrument, imported.source_numbers))
    return replace(imported, instrument=result.instrument, problems=imported.problems + tuple(result.problems))


@dataclass(frozen=True, slots=True)
class _Import:
    """One run: front matter, body, tail, then the tree."""

    source: Source
    name: str
    options: ImportOptions
    ledger: Ledger

    def run(self) -> Imported:
        lines, out = split(self.source.lines, self.options, self.ledger)
        found = extent(lines, self.options)
        front = read_front(lines[: found.start], self.options, self.ledger)
        tail = read_tail(lines[found.stop :], self.options)
        self._untitled(front)
        self._taken_out(out, lines[found.start].number, front, tail)
        units = self._units(lines[found.start : found.stop], found)
        return self._assemble(front, units, tail, found.profile)

    def _taken_out(self, out: list[LineRole], start: int, front: Front, tail: Tail) -> None:
        """What a person took out of the text; 附带材料 stand before it or after it."""
        front.roles += out
        for lines in attached(out):
            before = lines[0].number < start
            (front.attachments if before else tail.attachments).append(attachment("其他材料", lines, before=before))

    def _untitled(self, front: Front) -> None:
        if front.title:
            return
        stem = PurePath(self.name).stem
        front.title = stem if re.search("[\u4e00-\u9fff]", stem) else ""
        said = f"暂用文件名「{stem}」" if front.title else "题名暂空"
        self.ledger.warn("no-title", 1, f"没有找到题名，{said}。", "请用 workbench set title 写上题名。")

    def _units(self, lines: Sequence[Line], found: Extent) -> list[Unit]:
        body = whole(lines, found.profile, self.options, self.ledger)
        if found.profile is Profile.PLAN:
            return divide(body, PlanOpener(self.options))
        return divide(body, StatuteOpener(body, self.options, self.ledger))

    def _assemble(self, front: Front, units: list[Unit], tail: Tail, profile: Profile) -> Imported:
        used = numbering(units)
        report_gaps(units, used, self.ledger)
        builder = Builder(
            self.options, self.ledger, IdSource({ROOT_ID}, random.Random(secrets.randbits(128)).choice), used
        )
        builder.roles += front.roles
        every = (
            preamble(front.preamble, self.options, self.ledger)
            + units
            + annexes(tail.annexes, self.options, self.ledger)
        )
        root = Provision(ROOT_ID, Level.ROOT, children=builder.units(every))
        instrument = self._instrument(front, root, tail, profile, builder)
        roles = tuple(sorted(builder.roles + tail.roles, key=lambda role: role.line))
        check(roles, self.options, self.ledger)
        repairs = tuple(sorted(self.ledger.repairs, key=lambda repair: repair.line))
        problems: tuple[Problem, ...] = tuple(self.ledger.problems)
        return Imported(instrument, builder.numbers, builder.printed, roles, repairs, self.source.comments, problems)

    def _instrument(self, front: Front, root: Provision, tail: Tail, profile: Profile, builder: Builder) -> Instrument:
        texts = [literal(node.text) for node in root.walk() if node.text]
        called = naming.kind(front.title) or naming.spoken_kind(texts)
        return Instrument(
            title=front.title,
            root=root,
            kind=called,
            profile=profile,
            notes=tuple(front.notes),
            stage=front.stage,
            self_names=naming.self_names(front.title, called, texts),
            numbering=builder.numbering,
            attachments=(*front.attachments, *tail.attachments),
        )
