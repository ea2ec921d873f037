"""Inserting at the front of a law and saving it, against git doing the same to the same files."""

import subprocess
import sys
from pathlib import Path

from bench.drafts import SLUG, files, founded
from bench.figure import Figure
from bench.timing import best, best_prepared
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.operations.values import Batch, Replace
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
    edited, all_edited = _edited(first), _all_edited(first)
    once, all_of_git = best(second.edit, _RUNS), best(second.edit_all, 2)
    whole = best(lambda: founded(instrument, _new(folder)), 2)
    everything = best(lambda: Plain(instrument, _new(folder)), 2)
    two, all_files = (
        "`git add` + `git commit` of the same two files",
        "`git init`, `git add` + `git commit` of the same files",
    )
    return [
        Figure("save one edited article", edited, "`git add` + `git commit` of its file", once, times=3),
        Figure(
            "save a change to every article",
            all_edited,
            "`git add -A` + `git commit` of all files",
            all_of_git,
            times=1,
        ),
        Figure("open the draft, insert before 第一条, save", session, two, git),
        Figure("the same as one command: `workbench insert … -m …`", command, two, git),
        Figure("found a workspace and save the whole law", whole, all_files, everything),
    ]


def _edited(folder: Path) -> float:
    """One word more in one article; only the save is timed."""
    session = Session.open(folder)
    texts = [node.id for node in session.view.instrument.root.walk() if node.text and isinstance(node.text[-1], str)]
    return best_prepared(lambda: session.apply(_longer(session, texts[700])), lambda _: session.save("改一处"), _RUNS)


def _all_edited(folder: Path) -> float:
    """One word more in every article."""
    session = Session.open(folder)
    firsts = [_first_text(unit) for unit in session.view.labels.units if unit.level is Level.ARTICLE]
    texts = [id for id in firsts if id]

    def prepare() -> object:
        return session.apply(Batch(tuple(_longer(session, id) for id in texts)))

    return best_prepared(prepare, lambda _: session.save("全部改动"), 2)


def _first_text(unit: Provision) -> Id | None:
    return next((node.id for node in unit.walk() if node.text and isinstance(node.text[-1], str)), None)


def _longer(session: Session, id: Id) -> Replace:
    text = session.view.node(id).text
    return Replace(id, (*text[:-1], f"{text[-1]}改"))


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

    def edit(self) -> None:
        """One more line in one file."""
        self._longer(sorted(self.outline.parent.glob("articles/*.toml"))[700:701])

    def edit_all(self) -> None:
        """One more line in every file."""
        self._longer(sorted(self.outline.parent.glob("articles/*.toml")), ["-A"])

    def _longer(self, files: list[Path], paths: list[str] | None = None) -> None:
        for file in files:
            file.write_text(file.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
        self._commit(paths or [str(file) for file in files])

    def _commit(self, paths: list[str]) -> None:
        self._git("add", *(paths if paths == ["-A"] else ["--", *paths]))
        self._git("-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "commit", "-q", "-m", "增加一条")

    def _git(self, *words: str) -> None:
        subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True)


def _new(folder: Path) -> Path:
    return folder / f"whole-{sum(1 for _ in folder.iterdir())}"
