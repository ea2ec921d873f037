"""The application: themes, keys, which screen comes first."""

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver

from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.session.desk import Desk
from workbench.session.live import LiveSession
from workbench.tui.alt_keys import teach
from workbench.tui.settings import THEMES, Settings, read_settings, write_settings
from workbench.tui.theme import DARK, LIGHT
from workbench.tui.work.hand import Hand


class WorkbenchApp(App[None], inherit_bindings=False):
    """One workspace, one draft at a time.

    ``folder``: where to look for the workspace; ``slug``: the draft, or SLUG@STAGE to be read; ``root``: the workspace.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "nothing", show=False)]

    def __init__(
        self, folder: Path, slug: str | None = None, settings: Path | None = None, driver: type[Driver] | None = None
    ) -> None:
        super().__init__(driver_class=driver)
        teach()
        self.folder, self.slug = folder, slug
        self.root = folder
        self.settings_file = settings
        self.settings = read_settings(settings) if settings else Settings()
        self.animation_level = "none"
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = THEMES[self.settings.theme]
        self.farewell: str | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours under a theme that does not know them."""
        return dict(DARK.variables)

    @property
    def keymap(self) -> dict[str, str]:
        """Action id → keys, as far as the user set them."""
        return self.settings.keys

    def on_mount(self) -> None:
        """Open the draft that was asked for or is the only one; else the start screen."""
        self.set_keymap(self.settings.keys)
        self.open_first()

    def open_first(self) -> None:
        """One draft is opened at once, nothing in front of it."""
        from workbench.tui.screens.start import StartScreen

        try:
            desk = Desk.find(self.folder)
            slugs = desk.slugs()
            slug, at, stage = (self.slug or "").partition("@")
            if at:
                self.open_stage(desk, desk.choose(slug or None), stage)
            elif slug or len(slugs) == 1:
                self.open_draft(desk, desk.choose(slug or None))
            else:
                self.push_screen(StartScreen(desk))
        except WorkbenchError as error:
            known = error.problem.code in ("no-workspace", "no-such-folder")
            self.push_screen(StartScreen(None, "" if known and self.slug is None else error.problem.message))

    def open_draft(self, desk: Desk, slug: str, unit: Id | None = None, told: str = "") -> None:
        """The desk with this draft in the place of whatever is shown; ``unit``: what to begin with, if it is there."""
        from workbench.tui.screens.work import WorkScreen

        self.root = desk.workspace.root
        hand = Hand(LiveSession(desk, slug))
        screen = WorkScreen(hand, unit if unit in hand.view.labels else None)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        if told:
            self.call_after_refresh(screen.say, told)
        for complaint in self.settings.complaints:
            self.call_after_refresh(screen.say, complaint, "bad")

    def open_stage(self, desk: Desk, slug: str, stage: str) -> None:
        """A stage, to be read and printed; nothing in it can be edited."""
        from workbench.tui.screens.reader import Reader
        from workbench.tui.work.places import first_article

        self.root = desk.workspace.root
        view = desk.at(slug, desk.stage(slug, stage)).view
        self.push_screen(Reader(view, slug, first_article(view), stage=stage))

    @property
    def exports(self) -> Path:
        """Where files go unless somebody says otherwise."""
        return self.root / "exports"

    def show_start(self) -> None:
        """The start screen over the draft in hand."""
        from workbench.tui.screens.start import StartScreen

        try:
            self.push_screen(StartScreen(Desk.find(self.folder), over=True))
        except WorkbenchError as error:
            self.push_screen(StartScreen(None, error.problem.message, over=True))

    def action_nothing(self) -> None:
        """Ctrl+C is copying; outside the editor it must not end the program."""

    def turn_theme(self) -> None:
        """The other theme, now and the next time."""
        names = list(THEMES)
        name = names[(names.index(self.settings.theme) + 1) % len(names)]
        self.settings = Settings(name, self.settings.keys)
        self.theme = THEMES[name]
        if self.settings_file:
            write_settings(self.settings_file, self.settings)
