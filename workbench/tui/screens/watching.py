"""An eye on other processes that work on the same draft."""

from dataclasses import replace
from itertools import islice

from workbench.session.comparing.differences import differences
from workbench.session.view import View
from workbench.tui.failures import problem_of, sentence
from workbench.tui.screens.tabs import Tabs
from workbench.tui.work.places import first_article

#: Seconds between two looks at what other processes do.
LOOK = 2.0
#: The most differences that are kept to be listed.
_MOST = 200


class Watching(Tabs):
    """The part of the desk that takes over what others wrote."""

    async def _look(self) -> None:
        """Another process wrote: show it, and keep what is being typed here."""
        if self.app.screen is not self:
            return
        before = self.hand.view
        try:
            if not await self.hand.changed_elsewhere():
                return
        except Exception as error:
            problem = problem_of(error)
            told = replace(problem, hint="按 Alt+X 逐处决定。") if self.hand.collided else problem
            self._desk.say(sentence(told), "bad")
            self._desk.show_frame()
            return
        self._seen(before)

    def _seen(self, before: View) -> None:
        desk, hand = self._desk, self.hand
        hand.elsewhere = tuple(islice(differences(before, hand.view), _MOST))
        self.taken_over()
        words = f"另一个程序修改了这份草案（{len(hand.elsewhere)} 处），已经收进来。F5 逐处查看"
        desk.say(words if hand.elsewhere else "另一个程序存了版，手头的修改已经移到新版本上。")

    def taken_over(self) -> None:
        """The draft is another one than it was: show that everywhere."""
        desk = self._desk
        if desk.unit not in self.hand.view.labels and not desk.article.dirty:
            desk.article.show(first_article(self.hand.view))
        desk.article.sync()
        desk.refill()
        desk.show_frame()
        self.show_lower()
        self.check_soon()
