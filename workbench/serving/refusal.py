"""The pages for those who cannot come in, each with one sentence and what to do."""

from html import escape
from typing import NamedTuple

from aiohttp import web

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>立法草案工作台</title>
<style>main {{ max-width: 36em; margin: 20vh auto; font: 16px/1.8 sans-serif }} h1 {{ font-size: 20px }}</style></head>
<body><main><h1>{title}</h1><p>{hint}</p></main></body>
</html>
"""


class Refusal(NamedTuple):
    """``title``: what is wrong; ``hint``: what to do."""

    status: int
    title: str
    hint: str

    def response(self) -> web.Response:
        """The page."""
        text = _PAGE.format(title=escape(self.title), hint=escape(self.hint))
        return web.Response(status=self.status, text=text, content_type="text/html", charset="utf-8")


_ANEW = "请回到运行 workbench serve 的命令窗口，按 Ctrl+C 结束，再运行一次，用新的地址打开。写下的字都在。"
STRANGER = Refusal(403, "这个地址已经用过，或者不是在第一次打开它的浏览器里。", _ANEW)
FOREIGN = Refusal(403, "这个请求不是从本机的工作台网页发出的。", "请在浏览器的地址栏里打开命令窗口给出的地址。")


def missing(status: int) -> Refusal:
    """For a page that is not there, or cannot be asked for in this way."""
    return Refusal(status, "没有这一页。", "请打开工作台的首页。")
