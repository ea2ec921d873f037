"""The one door to every format."""

from collections.abc import Callable

from workbench.model.instrument import Instrument
from workbench.model.problems import refuse
from workbench.rendering import markdown, plain_text, tree_json
from workbench.rendering.displayed import Displayed
from workbench.rendering.layout import layout
from workbench.rendering.lines import Line
from workbench.rendering.options import DEFAULT, ExportOptions


def export(instrument: Instrument, format: str, options: ExportOptions = DEFAULT) -> bytes:
    """The file of an instrument in one of ``FORMATS``.

    WorkbenchError: an unknown format, or an instrument with neither title nor provisions.
    """
    writer = _WRITERS.get(format)
    if writer is None:
        message = f"不能导出「{format}」格式。"
        raise refuse("unknown-format", message, where=format, hint="可以用：" + "、".join(FORMATS) + "。")
    if not instrument.root.children and not instrument.title.strip():
        raise refuse("nothing-to-export", "草案是空的，没有可以导出的内容。", hint="请先导入或者写入条文。")
    return writer(instrument, options)


_Writer = Callable[[Instrument, ExportOptions], bytes]


def _lines(instrument: Instrument, options: ExportOptions) -> tuple[Line, ...]:
    return layout(instrument, Displayed(instrument), options)


def _txt(instrument: Instrument, options: ExportOptions) -> bytes:
    return plain_text.write(_lines(instrument, options))


def _md(instrument: Instrument, options: ExportOptions) -> bytes:
    return markdown.write(_lines(instrument, options))


def _html(instrument: Instrument, options: ExportOptions) -> bytes:
    from workbench.rendering import page

    return page.write(_lines(instrument, options))


def _docx(instrument: Instrument, options: ExportOptions) -> bytes:
    from workbench.rendering import word

    return word.write(_lines(instrument, options), instrument.profile)


def _json(instrument: Instrument, options: ExportOptions) -> bytes:
    return tree_json.write(instrument, Displayed(instrument), options)


_WRITERS: dict[str, _Writer] = {"txt": _txt, "md": _md, "html": _html, "docx": _docx, "json": _json}
FORMATS = tuple(_WRITERS)
