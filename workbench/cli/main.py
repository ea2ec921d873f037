"""The entry point: words in, exit code out. Nothing heavy is imported before a command needs it."""

import sys
from argparse import Namespace

from workbench.cli.chinese import HelpShown, parse
from workbench.cli.output import Output
from workbench.cli.parser import build_parser, module_of, wants_json, words_given
from workbench.cli.registry import COMMANDS

#: Words that may be any name a file system holds, even one that is no valid text.
_PATHS = ("file", "output", "directory", "corrections", "target")


def main(argv: list[str] | None = None) -> int:
    """Run one command. 0 done, 1 user error, 2 usage error, 70 bug; nothing is ever raised."""
    words = words_given(argv)
    out = Output(wants_json(words))
    code = carry_out(words, out)
    out.close()
    return code


def carry_out(words: list[str], out: Output) -> int:
    """One command told to ``out``; its exit code, whatever happens."""
    try:
        return _run(words, out)
    except (Exception, KeyboardInterrupt) as error:
        from workbench.cli.failures import report

        return report(error, out)


def _run(words: list[str], out: Output) -> int:
    try:
        args = parse(build_parser(), words, list(COMMANDS))
    except HelpShown as shown:
        return _show(str(shown), out)
    if args.command is None:
        return _open(args, out)
    _refuse_broken_words(vars(args))
    code = module_of(args.command).run(args, out)
    assert isinstance(code, int)
    return code


def _open(args: Namespace, out: Output) -> int:
    """Without a command: the screen, where there is a terminal; else the help."""
    if not out.json and sys.stdin.isatty() and sys.stdout.isatty():
        return int(module_of("tui").run(args, out))
    return _show(build_parser().format_help(), out)


def _show(text: str, out: Output) -> int:
    out.say(text.rstrip("\n"))
    out.answer({"text": text.rstrip("\n")})
    return 0


def _refuse_broken_words(values: dict[str, object]) -> None:
    for name, value in values.items():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and name not in _PATHS and not _is_text(word):
                from workbench.model.problems import refuse

                raise refuse("not-text", "参数中有不是文字的字符。", hint="请检查终端的编码设置，应为 UTF-8。")


def _is_text(word: str) -> bool:
    return "\0" not in word and not any("\ud800" <= character <= "\udfff" for character in word)
