"""argparse speaking Chinese: its own words, one error form, and options that may stand anywhere.

argparse takes every sentence through its module-level ``_`` (gettext's door for translators); replacing that one
function needs no catalogue on disk and no gettext machinery at start.
"""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "多余或者不认识的参数：%s",
    "expected one argument": "后面要跟一个值",
    "expected at most one argument": "后面最多跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "one of the arguments %s is required": "%s 必须选用一个",
    "ambiguous option: %(option)s could match %(matches)s": "选项 %(option)s 不明确，可以是 %(matches)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "ignored explicit argument %r": "不需要值，却给了 %r",
    "invalid %(type)s value: %(value)r": "的值 %(value)s 不合要求",
}


class UsageError(Exception):
    """The words on the command line do not fit the grammar; ``usage`` shows what would."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class HelpShown(Exception):
    """The user asked for help or the version: ``args[0]`` is the text to print."""


def _translate(words: str) -> str:
    return _WORDS.get(words, words)


setattr(argparse, "_", _translate)  # noqa: B010 - a name that argparse's type stubs leave out


class ChineseParser(argparse.ArgumentParser):
    """A parser that raises instead of printing, guesses no abbreviations, and fills itself when first used."""

    def __init__(self, *, fill: Callable[["ChineseParser"], None] | None = None, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False, add_help=False)
        self._fill = fill
        self._intermixing = False

    def fill(self) -> None:
        """Add the arguments of the command; done late so that one command never loads the others."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Options may stand before, between and after the words (not where commands are chosen)."""
        self.fill()
        if self._intermixing or self._subparsers is not None or "--" in (args or ()):
            return super().parse_known_args(args, namespace)
        self._intermixing = True
        self.usage = self.usage or self.format_usage().strip().removeprefix("用法：")
        known, unknown = self.parse_known_intermixed_args(args, namespace)
        if unknown:
            self.error(_translate("unrecognized arguments: %s") % " ".join(unknown))
        return known, []

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's message, which is Chinese by now."""
        raise UsageError(message, self.format_usage().strip())

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """As argparse does, but the choices are a list as Chinese writes it."""
        if action.choices is not None and value not in action.choices:
            listed = "、".join(str(choice) for choice in action.choices)
            raise argparse.ArgumentError(action, f"不能是 {value}，可选：{listed}")

    def _print_message(self, message: str, file: Any = None) -> None:
        raise HelpShown(message)


def parse(parser: ChineseParser, words: Sequence[str], commands: Sequence[str]) -> argparse.Namespace:
    """Parse; an unknown command is answered with the nearest known ones."""
    try:
        return parser.parse_args(words)
    except UsageError as error:
        unknown = next((word for word in words if f"不能是 {word}，" in str(error)), None)
        if unknown is None or not str(error).startswith("COMMAND"):
            raise
        from difflib import get_close_matches

        near = get_close_matches(unknown, commands)
        hint = f"是不是要用 {'、'.join(near)}？" if near else "workbench --help 列出全部命令。"
        raise UsageError(f"没有命令 {unknown}", hint) from error
