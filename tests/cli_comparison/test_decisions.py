"""Real amendments through the command line: every article finds its counterpart, as the decision has it.

A case file lists the numbers that correspond, old and new; — stands for nothing. What the decision itself says about
numbers is read out of it here and looked up in the case file, so that the two cannot drift apart.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Runner
from workbench.language.numerals import chinese, parse_numeral

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
_N = "第([一二三四五六七八九十百零]+)条"
_RENUMBERED = re.compile(rf"将?{_N}(?:第[一二三四五六七八九十]+款)?改为{_N}")
_REST = re.compile(rf"，第[一二三四五六七八九十]+款改为{_N}")
_ADDED = re.compile(rf"增加[一二三四五六七八九十]+条，作为{_N}")
_GONE = re.compile(rf"删去{_N}(?=。)")
Pair = tuple[str | None, str | None]


def pairs(case: Path) -> set[Pair] | None:
    """The pairs of labels a case file lists; None where every article keeps its number."""
    lines = [line for line in case.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    if lines[1:] == ["same same"]:
        return None
    return {pair for line in lines[1:] for pair in zip(*map(labels, line.split()), strict=True)}


def labels(run: str) -> list[str | None]:
    """13-14 → 第十三条, 第十四条."""
    if run == "—":
        return [None]
    first, _, last = run.partition("-")
    return [f"第{chinese(number)}条" for number in range(int(first), int(last or first) + 1)]


def sizes(case: Path) -> tuple[int, int]:
    """How many articles the old and the new text have."""
    line = next(line for line in case.read_text(encoding="utf-8").splitlines() if line.startswith("articles"))
    old, new = map(int, line.split()[1:])
    return old, new


def stated(decision: str) -> Iterator[Pair]:
    """What the decision says about numbers, outside the words it quotes."""
    for line in re.sub("“[^”]*”", "", decision.replace(",", "，")).splitlines():
        for found in _RENUMBERED.finditer(line):
            yield f"第{found[1]}条", f"第{found[2]}条"
            rest = _REST.match(line, found.end())
            if rest:
                yield f"第{found[1]}条", f"第{rest[1]}条"
        yield from ((None, f"第{found[1]}条") for found in _ADDED.finditer(line))
        yield from ((f"第{found[1]}条", None) for found in _GONE.finditer(line))


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Path:
    """One case file."""
    found: Path = request.param
    return found


def compared(run: Runner, folder: Path) -> dict[str, Any]:
    """The document that the command writes."""
    run.ok("compare", folder / "old.md", folder / "new.md", "-f", "json", "-o", "table.json")
    found: dict[str, Any] = json.loads((run.folder / "table.json").read_text(encoding="utf-8"))
    return found


def articles(data: dict[str, Any]) -> list[Pair]:
    """The labels of the rows of articles, in order."""
    rows = (row["cells"] for row in data["rows"] if row["kind"] != "编章节")
    found = [tuple(cell and cell["label"] for cell in cells) for cells in rows]
    return [(old, new) for old, new in found if re.match(_N, old or new)]


def test_every_article_has_its_counterpart(case: Path, run: Runner, shared: Path) -> None:
    found = articles(compared(run, shared / "corpus" / "decisions" / case.stem))
    expected = pairs(case)
    old, new = ({pair[side] for pair in found} - {None} for side in (0, 1))
    assert (len(old), len(new)) == sizes(case)
    if expected is None:
        assert all(one == other for one, other in found)
    else:
        assert set(found) == expected and len(found) == len(expected)


def test_the_case_file_says_what_the_decision_says(case: Path, shared: Path) -> None:
    decision = (shared / "corpus" / "decisions" / case.stem / "decision.txt").read_text(encoding="utf-8")
    listed = pairs(case)
    said = set(stated(decision))
    assert listed is None or said <= listed
    assert ("foreign" in case.stem) == (("第九条", None) in said)
    assert ("antimonopoly" in case.stem) == (len(said) > 20)


def test_every_word_of_both_texts_stands_once(case: Path, run: Runner, shared: Path) -> None:
    """The document against the texts as ``show`` prints them."""
    folder = shared / "corpus" / "decisions" / case.stem
    data = compared(run, folder)
    for side, name in enumerate(("old.md", "new.md")):
        words: dict[str, str] = {}
        for row in data["rows"]:
            cell = row["cells"][side]
            if cell and row["kind"] != "编章节":
                words[cell["label"]] = words.get(cell["label"], "") + cell["text"].replace("\n", "")
        shown = run.data("export", "text", folder / name, "-f", "json", "-o", f"{side}.json", "--force")
        tree = json.loads((run.folder / shown["file"]).read_text(encoding="utf-8"))["tree"]
        printed = dict(texts(tree))
        assert len(printed) == sizes(case)[side]
        for label, text in printed.items():
            assert sorted(words[label]) == sorted(text), label


def texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every article of an exported tree: label, and its words with their marks."""
    for child in node["children"]:
        if child["level"] == "条":
            yield child["label"], "".join(said(child))
        yield from texts(child)


def said(node: dict[str, Any]) -> Iterator[str]:
    """The words of all below, without numbers of articles."""
    for child in node["children"]:
        yield (child["mark"] + child["text"]).replace("\n", "")
        yield from said(child)


def test_numerals_of_case_files_are_read_back() -> None:
    assert labels("13-14") == ["第十三条", "第十四条"] and parse_numeral("十三") == 13
