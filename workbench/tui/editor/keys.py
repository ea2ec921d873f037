"""The keys of the editor: one table, from which its bindings and the help are made."""

from typing import NamedTuple

from textual.binding import Binding


class Key(NamedTuple):
    """Keys (the first is the one to show), the action they run, and what it does."""

    keys: str
    action: str
    description: str


KEYS = (
    Key("left", "move('left')", "左移一字"),
    Key("right", "move('right')", "右移一字"),
    Key("up", "move('up')", "上移一行"),
    Key("down", "move('down')", "下移一行"),
    Key("ctrl+left,alt+left", "move('word_left')", "左移一词"),
    Key("ctrl+right,alt+right", "move('word_right')", "右移一词"),
    Key("home", "move('row_start')", "到行首"),
    Key("end", "move('row_end')", "到行尾"),
    Key("ctrl+home", "move('start')", "到本条开头"),
    Key("ctrl+end", "move('end')", "到本条末尾"),
    Key("pageup", "move('page_up')", "上翻一页"),
    Key("pagedown", "move('page_down')", "下翻一页"),
    Key("shift+left", "select('left')", "向左选择"),
    Key("shift+right", "select('right')", "向右选择"),
    Key("shift+up", "select('up')", "向上选择"),
    Key("shift+down", "select('down')", "向下选择"),
    Key("ctrl+shift+left,alt+shift+left", "select('word_left')", "向左选择一词"),
    Key("ctrl+shift+right,alt+shift+right", "select('word_right')", "向右选择一词"),
    Key("shift+home", "select('row_start')", "选到行首"),
    Key("shift+end", "select('row_end')", "选到行尾"),
    Key("ctrl+shift+home", "select('start')", "选到本条开头"),
    Key("ctrl+shift+end", "select('end')", "选到本条末尾"),
    Key("ctrl+a", "select_all", "全选本条"),
    Key("enter", "break_line", "分出新的款、项、目"),
    Key("ctrl+j,shift+enter,ctrl+enter,alt+enter", "further_paragraph", "在本项、目内另起一段"),
    Key("tab", "indent", "降一级：款→项→目→细目"),
    Key("shift+tab", "outdent", "升一级：细目→目→项→款"),
    Key("backspace", "erase_back", "删去前一字；在项、目开头升一级，在款开头并入上一行"),
    Key("delete", "erase_on", "删去后一字；在行末并入下一行"),
    Key("ctrl+backspace,ctrl+w", "erase_word_back", "删去前一词"),
    Key("ctrl+delete", "erase_word_on", "删去后一词"),
    Key("ctrl+c,ctrl+insert", "copy", "复制"),
    Key("ctrl+x,shift+delete", "cut", "剪切"),
    Key("ctrl+v,shift+insert", "paste", "粘贴"),
    Key("escape", "leave", "离开编辑"),
)


def bindings() -> list[Binding]:
    """The table as bindings; none of them is shown in the footer by itself."""
    return [Binding(key.keys, key.action, key.description, show=False, id=binding_id(key)) for key in KEYS]


def binding_id(key: Key) -> str:
    """The name by which a key map remaps it: editor.move.left, editor.break_line."""
    return "editor." + key.action.replace("('", ".").removesuffix("')")
