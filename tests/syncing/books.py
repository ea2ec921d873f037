"""Books of opinions for tests of merging: every line says by words which opinions it means, beside their numbers."""

import random
from dataclasses import replace

from tests.amendments.test_amendment_files import amendment
from workbench.amendments.opinions.dispositions import Answer, Disposition, Outcome
from workbench.amendments.opinions.numbers import following
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.rulings import Ruling
from workbench.amendments.renumbering import Renumbering
from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.storage.amendments.reader import read as read_amendment
from workbench.storage.amendments.writer import write as write_amendment
from workbench.storage.merging.record_sets import merged_records
from workbench.storage.opinions.lines import write
from workbench.storage.opinions.records import DISPOSITIONS, INTAKES, OPINIONS, RENUMBERED, RULINGS, TYPES, Intake, read
from workbench.storage.opinions.shards import appended, shards

Files = dict[str, bytes]
DRAFT = "draft"


def records(files: Files, folder: str) -> list[object]:
    """The records of a folder."""
    return [one for path in shards(files, folder) for _, one in read(files[path], TYPES[folder], path, [])]


def opinions(files: Files) -> dict[str, Opinion]:
    """By number; no number may be there twice."""
    found = [one for one in records(files, OPINIONS) if isinstance(one, Opinion)]
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


def renumberings(files: Files) -> list[Renumbering]:
    """What was given anew."""
    return [one for one in records(files, RENUMBERED) if isinstance(one, Renumbering)]


def amendments(files: Files) -> list[Amendment]:
    """Those of the draft."""
    found = [
        read_amendment(f"amendments/{DRAFT}/{path}", data, DRAFT) for path, data in files.items() if "/" not in path
    ]
    assert not any(problems for _, problems in found)
    return [one for one, _ in found if one is not None]


def with_lines(files: Files, folder: str, *lines: object) -> Files:
    """The files with records behind those that are there."""
    changed = appended(files, folder, map(write, lines))
    return files | {path: content for path, content in changed.items() if content}


def with_import(files: Files, source: str, when: str, dice: random.Random) -> Files:
    """One import of a few opinions, some grouped, some by one sender."""
    here = opinions(files)
    after = dice.choice(["", *here]) if here else ""
    numbers = following(here, after)
    made: dict[str, Opinion] = {}
    for row in range(dice.randint(1, 4)):
        id, text = next(numbers), f"{source}-{row}"
        head = dice.choice([None, *here.values(), *made.values()])
        sender = dice.choice([*here.values(), *made.values(), None])
        made[id] = Opinion(
            id, text, f"公众{sender.id if sender else id}", region=sender.text if sender else text,
            channel=head.text if head else "", source=source, row=row, group=head.id if head else "",
        )  # fmt: skip
    files = with_lines(files, OPINIONS, *made.values())
    return with_lines(files, INTAKES, Intake(source, "a.csv", when, "某人", len(made), "", ""))


def with_work(files: Files, who: str, dice: random.Random) -> Files:
    """Some linking, grouping, answering and proposing."""
    here = list(opinions(files).values())
    for place in range(dice.randint(1, 3) if here else 0):
        one, some = dice.choice(here), dice.sample(here, min(len(here), 3))
        stamp = f"{who}{place}"
        files = with_lines(files, RULINGS, Ruling(one.id, stamp, one.text, group=one.id))
        answer = Answer(Outcome.ADOPTED, reason="、".join(each.text for each in some))
        files = with_lines(files, DISPOSITIONS, Disposition(tuple(each.id for each in some), answer, stamp))
        number = max((each.number for each in amendments(files)), default=0) + 1
        made = replace(
            amendment(), id=Id(f"{who}000000{place}"[-8:]), number=number, when=stamp, redline=f"提出人{number}",
            proposer=dice.choice([some[0].submitter, f"提出人{number}"]), office=False,
            opinions=tuple(each.id for each in some), reason="、".join([some[0].region, *(each.text for each in some)]),
        )  # fmt: skip
        files = files | {f"{made.id}.toml": write_amendment(made)}
    return files


def merge(base: Files, ours: Files, theirs: Files) -> Files:
    """The merge, which must be the same whichever side merges."""
    paths = sorted({*base, *ours, *theirs})
    changed = [path for path in paths if not base.get(path) == ours.get(path) == theirs.get(path)]
    found = merged_records(DRAFT, (base, ours, theirs), changed)
    assert found == merged_records(DRAFT, (base, theirs, ours), changed)
    assert not found.contested
    files: dict[str, bytes | None] = {**ours, **found.files}
    return {path: content for path, content in files.items() if content is not None}


def assert_all_follows(files: Files) -> None:
    """Every number means the opinion its words name."""
    here = opinions(files)
    for one in here.values():
        assert (here[one.group].text if one.group else "") == one.channel
        assert here[one.submitter.removeprefix("公众")].text == one.region
    for ruling in records(files, RULINGS):
        assert isinstance(ruling, Ruling)
        assert ruling.opinion == ruling.group and here[ruling.opinion].text == ruling.by
    for answered in records(files, DISPOSITIONS):
        assert isinstance(answered, Disposition)
        assert "、".join(here[id].text for id in answered.opinions) == answered.answer.reason
    numbers = [one.number for one in amendments(files)]
    assert len(set(numbers)) == len(numbers)
    for proposed in amendments(files):
        sender, *said = proposed.reason.split("、")
        assert {here[id].text for id in proposed.opinions} == set(said)
        by_number = proposed.proposer == f"提出人{proposed.number}"
        assert by_number or here[proposed.proposer.removeprefix("公众")].text == sender
