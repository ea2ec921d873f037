"""Typing: characters, the keys that change lines, and the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.reactive import reactive

from workbench.tui.editor.messages import Refused
from workbench.tui.editor.model import caret as carets
from workbench.tui.editor.model import erasing, levels, typing
from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.clip import Clip, clip, paste_clip
from workbench.tui.editor.model.pasting import paste
from workbench.tui.editor.model.selection import Edited, Selection
from workbench.tui.editor.moving import Moving

Edit = Callable[[Body, Selection], Edited]
READ_ONLY = "这里只能查看，不能修改。"


class Typing(Moving):
    """Everything that changes the lines goes through ``_edit``."""

    read_only = reactive(False, repaint=False)
    _clip: Clip | None = None

    def _edit(self, edit: Edit) -> None:
        """Carry out an edit, or say that nothing can be edited here."""
        if self.read_only:
            self.post_message(Refused(self, READ_ONLY))
        else:
            self._take(edit(self._body, self.selection))

    def action_break_line(self) -> None:
        """Enter."""
        self._edit(typing.break_line)

    def action_further_paragraph(self) -> None:
        """Another paragraph of the same 项."""
        self._edit(typing.further_paragraph)

    def action_indent(self) -> None:
        """Tab."""
        self._edit(levels.indent)

    def action_outdent(self) -> None:
        """Shift+Tab."""
        self._edit(levels.outdent)

    def action_erase_back(self) -> None:
        """Backspace."""
        self._edit(erasing.erase_back)

    def action_erase_on(self) -> None:
        """Delete."""
        self._edit(erasing.erase_on)

    def action_erase_word_back(self) -> None:
        """Backspace, by words."""
        self._erase_word(carets.word_left, erasing.erase_back)

    def action_erase_word_on(self) -> None:
        """Delete, by words."""
        self._erase_word(carets.word_right, erasing.erase_on)

    def _erase_word(self, step: Callable[[Body, Caret], Caret], at_edge: Edit) -> None:
        to = step(self._body, self._caret).place
        if not self.selection.is_empty or to.line != self._caret.place.line:
            self._edit(at_edge)
        else:
            self._edit(lambda body, _: erasing.erase(body, Selection(self._caret.place, to)))

    def action_copy(self) -> None:
        """To the clipboard of the program and, where the terminal takes it, of the machine."""
        selection = self.selection
        if not selection.is_empty:
            self._clip = clip(self._body, selection)
            self.app.copy_to_clipboard(self._clip.words)

    def action_cut(self) -> None:
        """Copy and erase; nothing without a selection."""
        if not self.selection.is_empty:
            self.action_copy()
            self._edit(erasing.erase)

    def action_paste(self) -> None:
        """From the clipboard of the program; the terminal's own paste comes as an event."""
        if self.app.clipboard:
            self._paste(self.app.clipboard)

    def _paste(self, pasted: str) -> None:
        """With the references of what was copied here, as long as it is still that."""
        held = self._clip
        if held is not None and held.words == pasted.replace("\r\n", "\n").replace("\r", "\n"):
            self._edit(lambda body, selection: paste_clip(body, selection, held))
        else:
            self._edit(lambda body, selection: paste(body, selection, pasted))

    async def on_key(self, event: events.Key) -> None:
        """Whatever can be printed is typed, whole, as the input method commits it; the editor's own keys run at once.

        Textual runs bindings only when a key has bubbled up to the program, and by then the characters typed after
        it have arrived here: Enter would come too late.
        """
        typed = event.character
        if typed and event.is_printable:
            self._edit(lambda body, selection: typing.type_words(body, selection, typed))
        elif (bound := self.screen.active_bindings.get(event.key)) and bound.node is self and bound.enabled:
            await self.app.run_action(bound.binding.action, self)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted by the terminal."""
        event.stop()
        event.prevent_default()
        self._paste(event.text)
