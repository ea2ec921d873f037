"""A workspace with one small draft, handed over as a stage: what the tests of opinions begin with."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.builders import build
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.taking import Taken, take
from workbench.storage.files.codec import dump
from workbench.storage.founding import init
from workbench.storage.saving.save import save
from workbench.storage.stages import create_stage

SLUG, STAGE = "law", "征求意见稿"
LAW = """
云川市公共服务条例
第一章　总则
第一条　为了促进公共服务发展，根据有关法律，制定本条例。
第二条　市人民政府应当建立协调机制，统筹公共服务资源的配置。
县级人民政府应当按照职责做好有关工作，并接受社会监督。
第二章　服务
第三条　服务机构应当在三十日内答复申请人，并说明理由。
第四条　服务机构不得有下列行为：
（一）拒绝受理申请；
（二）收取不合理的费用。
第五条　本条例自公布之日起施行。
"""
HEADS = ("条款", "意见内容", "提出人", "联系电话", "类别", "来源", "日期")


def desk(folder: Path, staged: bool = True) -> Desk:
    """A new workspace in ``folder`` with the draft ``law``."""
    workspace = init(folder, "司法局 <sfj@example.invalid>")
    files = {f"drafts/{SLUG}/{name}": data for name, data in dump(build(LAW)).items()}
    save(workspace, dict(files), "放入草案")
    if staged:
        create_stage(workspace, SLUG, STAGE)
    return Desk(workspace)


def table(path: Path, rows: Iterable[Sequence[str]], heads: Sequence[str] = HEADS, encoding: str = "utf-8") -> Path:
    """A .csv of these rows."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return path


def row(text: str, place: str = "", name: str = "", telephone: str = "", kind: str = "") -> tuple[str, ...]:
    """A row under ``HEADS``."""
    return place, text, name, telephone, kind, "网络", "2026-03-01"


def taken(at: Desk, path: Path, wishes: Wishes | None = None) -> Taken:
    """Import a file."""
    with Book.opened(at, SLUG) as book:
        return take(book, path, wishes or Wishes())
