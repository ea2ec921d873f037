"""The past of a clause as entries of lists: its versions, the words each changed, who brought which phrase."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from workbench.language.redline import Change as Marked
from workbench.language.redline import redline_segments
from workbench.lineage.blame import Phrase
from workbench.lineage.step import NAMES
from workbench.session.history.credit import credit_lines
from workbench.session.history.versions import Clause, ClauseVersion, Meta
from workbench.tui.widgets.pieces import Item, Piece, plain

_LOOKS = {"=": "", "-": "deleted", "+": "added"}


class Told(NamedTuple):
    """What is known of a clause, versions newest first."""

    versions: Sequence[ClauseVersion]
    phrases: Sequence[tuple[Phrase, Meta]]


def told_of(clause: Clause, renumberings: bool) -> Told:
    """The past of a clause, with or without the versions that only changed its number."""
    return Told(clause.versions(renumberings), clause.blame())


def version_items(versions: Sequence[ClauseVersion], held: int | None) -> Iterator[Item]:
    """One entry a version, newest first; the key is its place. ``held``: the one another is held against."""
    for place, version in enumerate(versions):
        commit = version.commit
        lead = "◆ " if place == held else "  "
        stage = f"【{version.stage}】" if version.stage else ""
        yield Item(
            (
                Piece(lead, "mark"),
                Piece(f"{version.label}{stage} ", "strong"),
                Piece(f"{NAMES[version.change]}  ", "mark"),
                Piece(f"{commit.date[:16].replace('T', ' ')}  {commit.author}  "),
                Piece(commit.subject),
                *(Piece(f"  {words}", "dim") for words in (*credit_lines(commit), version.note) if words),
            ),
            place,
            hang=4,
        )


def change_items(versions: Sequence[ClauseVersion], here: int, held: int | None) -> Iterator[Item]:
    """What the version at ``here`` changed, or what differs between it and the one ``held`` against it."""
    if not versions:
        return iter(())
    if held is None or held == here:
        return redline_items(f"{versions[here].label}：这一版改了什么", versions[here].redline)
    older, newer = (versions[place] for place in sorted((held, here), reverse=True))
    title = f"{older.commit.date[:10]} 的{older.label} → {newer.commit.date[:10]} 的{newer.label}"
    return redline_items(title, redline_segments(older.text, newer.text))


def redline_items(title: str, changes: Sequence[Marked]) -> Iterator[Item]:
    """The marked words, a line for each 款 and 项."""
    yield plain(title, kind="strong")
    if not any(change.op != "=" for change in changes):
        yield plain("文字没有变化。", kind="dim")
    line: list[Piece] = []
    for piece in chain.from_iterable(map(_pieces, changes)):
        if piece is None:
            yield Item((Piece("　　"), *line))
            line = []
        else:
            line.append(piece)
    if line:
        yield Item((Piece("　　"), *line))


def _pieces(change: Marked) -> Iterator[Piece | None]:
    """The words of one change; None where a line ends."""
    for number, words in enumerate(change.text.split("\n")):
        if number:
            yield None
        if words:
            yield Piece(words, _LOOKS[change.op])


def blame_items(phrases: Sequence[tuple[Phrase, Meta]]) -> Iterator[Item]:
    """Each phrase below the version that brought it."""
    for phrase, commit in phrases:
        if phrase.lines:
            said = "；".join((commit.subject, *credit_lines(commit)))
            yield Item((Piece(f"{commit.date[:10]} {commit.author}：", "mark"), Piece(said, "dim")), hang=2)
        yield from (Item((Piece("　　"), Piece(words))) for words in phrase.lines)
