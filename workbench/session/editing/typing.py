"""Typed lines to provisions: a line is a 款, a line with a mark an 项 or 目; 第×条 begins an article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from unicodedata import normalize

from workbench.importing.headings import heading
from workbench.importing.lines import Line
from workbench.importing.nest import Nest, Node
from workbench.importing.options import ImportOptions
from workbench.language.display import clean
from workbench.model.identity import IdSource
from workbench.model.level import BODY, DIVISIONS, LISTED, TIERS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Heading, Provision
from workbench.model.text import words
from workbench.session.editing.article_lines import article_groups, begins_article, without_number


def typed(text: str, level: Level, ids: IdSource) -> tuple[Provision, ...]:
    """The provisions of ``level`` that ``text`` makes, in order, with new ids and unbound words.

    Lines with the number of an article begin one each; other units take all lines together; 款 and 项 may be
    several. WorkbenchError when nothing is said.
    """
    lines = tidy_lines(text)
    if not lines:
        raise refuse("empty-text", "没有写出文字。", hint="用 --text 或者 --file 给出文字。")
    if level in DIVISIONS:
        return _inner_articles(lines, ids)
    if level is Level.ARTICLE:
        return _articles(lines, ids)
    if level in LISTED:
        return _items(lines, level, ids)
    children = _nested(lines, ids)
    if level is Level.PARAGRAPH:
        return _paragraphs(children)
    return (_unit(lines, level, ids),)


def tidy_lines(text: str) -> list[str]:
    """Lines without hostile characters, indentation and empty ones; composed characters (NFC)."""
    lines = (line.strip() for line in normalize("NFC", clean(text)).split("\n"))
    return [line for line in lines if line]


def _unit(lines: Sequence[str], level: Level, ids: IdSource) -> Provision:
    first, title = lines[0], None
    if level is Level.ARTICLE:
        title, first = heading(without_number(first), rounds=False)
    elif level in TIERS:
        first = re.sub(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[．.]|（\d+）)", "", first)
    body = [line for line in (first, *lines[1:]) if line]
    return Provision(ids.draw(), level, heading=title, children=_nested(body, ids))


def _articles(lines: Sequence[str], ids: IdSource) -> tuple[Provision, ...]:
    return tuple(_unit(group, Level.ARTICLE, ids) for group in article_groups(lines))


def _inner_articles(lines: Sequence[str], ids: IdSource) -> tuple[Provision, ...]:
    if not begins_article(lines[0]):
        raise refuse("bad-text", "章节里的文字要从「第×条」写起。", hint="或者先插入只有名称的章节，再逐条插入。")
    return _articles(lines, ids)


def _paragraphs(children: tuple[Provision, ...]) -> tuple[Provision, ...]:
    if not children[0].text:
        raise refuse("bad-text", "一款要从引语写起，再写各项。", hint="要插入项，请用 --as 项。")
    return children


def _items(lines: Sequence[str], level: Level, ids: IdSource) -> tuple[Provision, ...]:
    """Members of a list: each marked line one, or, without a mark, one member with all that follows."""
    first, *rest = _nested(lines, ids)
    if not first.text and first.level is Level.PARAGRAPH:
        members, further = first.children, rest
    else:
        members, further = (first,), rest
    made = [_listed(member, level) for member in members]
    return (*made[:-1], replace(made[-1], children=(*made[-1].children, *further)))


def _listed(provision: Provision, level: Level) -> Provision:
    """The same words at ``level``, what stands below one level further in."""
    below = LISTED[min(LISTED.index(level) + 1, len(LISTED) - 1)]
    children = (_listed(child, below) if child.level in LISTED else child for child in provision.children)
    return replace(provision, level=level, children=tuple(children), mark="")


def _nested(lines: Iterable[str], ids: IdSource) -> tuple[Provision, ...]:
    numbered = [Line(number, line) for number, line in enumerate(lines, 1)]
    return tuple(_provision(node, ids) for node in Nest(numbered, ImportOptions()).build())


def _provision(node: Node, ids: IdSource) -> Provision:
    children = tuple(_provision(child, ids) for child in node.children)
    return Provision(ids.draw(), node.level, words(node.text), children=children, mark=node.first)


def titled(provision: Provision, title: str | None, bracket: str) -> Provision:
    """With a heading, when one is asked for."""
    if title is None:
        return provision
    if provision.level in BODY:
        raise refuse("no-heading", f"{provision.level}没有标题。", hint="标题属于条、章、节、编。")
    return replace(provision, heading=Heading(normalize("NFC", clean(title)).strip(), bracket))
