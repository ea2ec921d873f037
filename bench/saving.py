"""Inserting at the front of a law and saving it, against git doing the same to the same files."""

import subprocess
import sys
from pathlib import Path

from bench.drafts import SLUG, files, founded
from bench.figure import Figure
from bench.timing import best
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.session.editing.insertion import insertion
from workbench.session.session import Session

WORDS = "市人民政府应当依照本条例第二条的规定公布年度清单。"
_RUNS = 4


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """The session at work, the command from start to end, and the whole law saved at once."""
    first, second = founded(instrument, folder / "a").root, Plain(instrument, folder / "b")
    Session.open(first)
    session = best(lambda: insert_and_save(Session.open(first)), _RUNS)
    command = best(lambda: by_command(first), _RUNS)
    git = best(second.insert, _RUNS)
    whole = best(lambda: founded(instrument, _new(folder)), 2)
    everything = best(lambda: Plain(instrument, _new(folder)), 2)
    two, all_files = (
        "`git add` + `git commit` of the same two files",
        "`git init`, `git add` + `git commit` of the same files",
    )
    return [
        Figure("open the draft, insert before 第一条, save", session, two, git),
        Figure("the same as one command: `workbench insert … -m …`", command, two, git),
        Figure("found a workspace and save the whole law", whole, all_files, everything),
    ]


def insert_and_save(session: Session) -> None:
    """One article in front of all others."""
    front = next(id for id in session.view.labels if session.view.node(id).level is Level.ARTICLE)
    session.apply(insertion(session.view, front, "before", WORDS).operation)
    session.save("增加一条")


def by_command(folder: Path) -> None:
    """The same, by the command line in a process of its own."""
    words = ["-C", str(folder), "insert", "--before", "第一条", "--text", WORDS, "-m", "增加一条"]
    subprocess.run([sys.executable, "-m", "workbench", *words], check=True, capture_output=True)


class Plain:
    """The same files in a repository that only git has touched."""

    def __init__(self, instrument: Instrument, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.outline = folder / "drafts" / SLUG / "outline.txt"
        folder.mkdir(parents=True)
        self._git("init", "-q")
        for name, data in files(instrument).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data or b"")
        self._commit(["."])

    def insert(self) -> None:
        """A line at the front of the outline and a file of its own, added and committed."""
        self.count += 1
        article = self.outline.parent / "articles" / f"Z{self.count:07}.toml"
        article.write_text(f'id = "Z{self.count:07}"\n\n[[paragraph]]\ntext = """\n{WORDS}\n"""\n', encoding="utf-8")
        self.outline.write_text(f"条 Z{self.count:07}\n" + self.outline.read_text(encoding="utf-8"), encoding="utf-8")
        self._commit([str(article), str(self.outline)])

    def _commit(self, paths: list[str]) -> None:
        self._git("add", "--", *paths)
        self._git("-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "commit", "-q", "-m", "增加一条")

    def _git(self, *words: str) -> None:
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)


def _new(folder: Path) -> Path:
    return folder / f"whole-{sum(1 for _ in folder.iterdir())}"
