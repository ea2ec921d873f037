"""attachments/NNN.toml: 附带材料, numbered in their order. Writer and reader side by side."""

import re

from workbench.model.instrument import Attachment
from workbench.storage.files.toml_reader import Source
from workbench.storage.files.toml_writer import array, quoted, table

NAME = re.compile(r"attachments/[0-9]{3,6}\.toml")
#: Bytes of one file; a covering notice with everything it brought along may be long.
MAX_BYTES = 20_000_000


def path_of(place: int) -> str:
    """The file of the attachment at ``place``, counted from 1."""
    return f"attachments/{place:03}.toml"


def write(matter: Attachment) -> bytes:
    """The file of one attachment."""
    said = {"title": quoted(matter.title)}
    said |= {"before": "true"} if matter.before else {}
    said |= {"lines": array(matter.lines)} if matter.lines else {}
    return table(said)


def read(source: Source) -> Attachment | None:
    """One attachment; None and problems in ``source`` when it has a defect."""
    from pydantic import ValidationError

    from workbench.storage.files.schema import Matter, defects

    try:
        matter = Matter.model_validate(source.data)
    except ValidationError as error:
        for _, key, said in defects(error):
            source.report("bad-attachment", said, source.line(-1, key))
        return None
    return Attachment(matter.title, tuple(matter.lines), matter.before)
