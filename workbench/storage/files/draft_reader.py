"""Reading the files of one draft, with every defect collected on the way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from workbench.model.instrument import Attachment, Instrument
from workbench.model.problems import Problem, Severity
from workbench.model.provision import Provision
from workbench.storage.files import article, attached_matter, draft_file, outline
from workbench.storage.files.assembly import assemble
from workbench.storage.files.blobs import Tree
from workbench.storage.files.cache import ArticleCache
from workbench.storage.files.own_files import DRAFT, OUTLINE, blob_id, is_conflict, is_own, path_of, unit_of
from workbench.storage.files.record import Record
from workbench.storage.files.toml_reader import Source, decode, read


class DraftReader:
    """One reading; ``files`` may be a :class:`Tree`, whose known articles are then not even fetched."""

    def __init__(self, files: Mapping[str, bytes], cache: ArticleCache | None = None) -> None:
        self._files = files
        self._cache = cache
        self._problems: list[Problem] = []

    def read(self) -> tuple[Instrument, tuple[Problem, ...]]:
        """The instrument and all defects."""
        units = {unit: path for path in self._files if (unit := unit_of(path))}
        records = self._known(units)
        self._fetch([path for path in self._files if is_own(path) and unit_of(path) not in records])
        records |= {unit: self._record(unit, path) for unit, path in units.items() if unit not in records}
        instrument = self._draft()
        lines = self._outline()
        self._check_places({line.id for line in lines} | {instrument.root.id}, units)
        root = assemble(instrument.root, lines, records, self._problems)
        self._check_ids(root)
        if self._cache is not None:
            self._cache.flush()
        return replace(instrument, root=root, attachments=self._attachments()), tuple(self._problems)

    def _known(self, units: Mapping[str, str]) -> dict[str, Record | None]:
        if self._cache is None:
            return {}
        records = self._cache.known(map(self._blob, units.values()))
        found = ((unit, records.get(self._blob(path))) for unit, path in units.items())
        return {unit: record for unit, record in found if record is not None and record[0] == unit}

    def _blob(self, path: str) -> str:
        return self._files.blob(path) if isinstance(self._files, Tree) else blob_id(self._files[path])

    def _fetch(self, paths: list[str]) -> None:
        if isinstance(self._files, Tree):
            self._files.fetch(paths)

    def _source(self, path: str, max_bytes: int | None = None) -> Source:
        source = read(path, self._files[path]) if max_bytes is None else read(path, self._files[path], max_bytes)
        self._problems += source.problems
        source.problems = []
        return source

    def _record(self, unit: str, path: str) -> Record | None:
        source = self._source(path)
        if not source.parsed:
            return None
        record = article.read(source)
        if record is not None and record[0] != unit:
            source.report("wrong-id", f"文件名与文件里的编号「{record[0]}」不一致。", source.line(-1, "id"))
        self._problems += source.problems
        if record is not None and not source.problems and self._cache is not None:
            self._cache.keep(self._blob(path), record)
        return record

    def _draft(self) -> Instrument:
        source = self._source(DRAFT) if DRAFT in self._files else Source(DRAFT)
        if DRAFT not in self._files:
            source.report("missing-file", "缺少文件 draft.toml。", hint="从 git 历史里取回这个文件。")
        instrument = draft_file.read(source)
        self._problems += source.problems
        return instrument

    def _outline(self) -> list[outline.Line]:
        source = Source(OUTLINE)
        if OUTLINE not in self._files:
            source.report("missing-file", "缺少文件 outline.txt。", hint="从 git 历史里取回这个文件。")
        text = decode(source, self._files[OUTLINE]) if OUTLINE in self._files else None
        self._problems += source.problems
        return [] if text is None else outline.read(OUTLINE, text, self._problems)

    def _check_places(self, placed: set[str], units: Mapping[str, str]) -> None:
        for unit in units.keys() - placed:
            hint = "在 outline.txt 里补上它的位置，或者删去这个文件。"
            self._problems.append(Problem("not-in-outline", "这个文件在 outline.txt 里没有位置。", path_of(unit), hint))
        for path in self._files:
            if not is_own(path) and not is_conflict(path):
                message = "这个文件不是草案的组成部分，没有读取。"
                self._problems.append(Problem("unknown-file", message, path, severity=Severity.WARNING))

    def _check_ids(self, root: Provision) -> None:
        counts = Counter(node.id for node in root.walk())
        for word, count in counts.items():
            if count > 1:
                self._problems.append(Problem("duplicate-id", f"编号「{word}」用了 {count} 次。", word))

    def _attachments(self) -> tuple[Attachment, ...]:
        found = []
        for path in sorted(path for path in self._files if attached_matter.NAME.fullmatch(path)):
            source = self._source(path, attached_matter.MAX_BYTES)
            matter = attached_matter.read(source) if source.parsed else None
            self._problems += source.problems
            found += [matter] if matter is not None else []
        return tuple(found)
