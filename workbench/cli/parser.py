"""The grammar of the command line; a command's own arguments are added only when it is the one called."""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from workbench import __version__
from workbench.cli.chinese import ChineseParser
from workbench.cli.registry import COMMANDS, GROUPS

DESCRIPTION = "立法草案工作台：条文编号和引用由程序计算，每一步都可以撤销，版本保存在 git 里。"


def build_parser(complete: bool = False) -> ChineseParser:
    """The whole grammar. ``complete`` adds the arguments of every command now (for documentation and tests)."""
    parser = ChineseParser(prog="workbench", usage="workbench [-C DIR] [--version] COMMAND …", description=DESCRIPTION)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _overview()
    _add_help(parser)
    parser.add_argument("-C", dest="directory", metavar="DIR", default=".", help="先进入文件夹 DIR（默认：当前文件夹）")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"workbench {__version__}", help="显示版本号")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", help=argparse.SUPPRESS)
    for name, (module, help_line) in COMMANDS.items():
        made = commands.add_parser(name, prog=f"workbench {name}", description=help_line, fill=_filler(module))
        if complete:
            made.fill()
    return parser


def module_of(command: str) -> ModuleType:
    """The module that carries out a command."""
    return import_module(f"workbench.cli.commands.{COMMANDS[command][0]}")


def _overview() -> str:
    lines = []
    for title, family in GROUPS:
        lines += [f"{title}：", *(f"  {name:<10}{help_line}" for name, _, help_line in family), ""]
    return "\n".join([*lines, "workbench COMMAND --help 查看一个命令的用法。"])


def _filler(module: str) -> Callable[[ChineseParser], None]:
    def fill(parser: ChineseParser) -> None:
        import_module(f"workbench.cli.commands.{module}").arguments(parser)
        _add_help(parser)
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    return fill


def _add_help(parser: ChineseParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示本帮助")


def wants_json(words: list[str]) -> bool:
    """Whether ``--json`` is among the words, seen before any parsing: usage errors answer in JSON too."""
    before = words[: words.index("--")] if "--" in words else words
    return "--json" in before


def words_given(argv: list[str] | None) -> list[str]:
    """The command line without the program's name."""
    return sys.argv[1:] if argv is None else list(argv)
