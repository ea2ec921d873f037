"""The formats of 意见采纳情况表, and the one door to them."""

from importlib import import_module

from workbench.amendments.opinions.report import Report
from workbench.model.problems import refuse
from workbench.rendering.opinions.sheets import Cover, sheets

#: Each module has ``write`` of the sheets; json is of the report itself.
_WRITERS = {"xlsx": "workbook", "docx": "document", "html": "page", "md": "markdown"}
FORMATS = (*_WRITERS, "json")


def export(report: Report, format: str, cover: Cover, *, public: bool = False) -> bytes:
    """The content of the file; WorkbenchError for a format there is not."""
    if format == "json":
        from workbench.rendering.opinions import report_json

        return report_json.write(report)
    if format not in _WRITERS:
        hint = f"可以用：{'、'.join(FORMATS)}。"
        raise refuse("unknown-format", f"意见采纳情况表不能导出「{format}」格式。", where=format, hint=hint)
    module = import_module(f"workbench.rendering.opinions.{_WRITERS[format]}")
    made: bytes = module.write(sheets(report, cover, public=public))
    return made
