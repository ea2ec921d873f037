"""What commands there are: name, module under ``workbench.cli.commands``, one line of help. Nothing is imported."""

WORKSPACE = (
    ("init", "init", "建立工作区（一个 git 仓库，或者其中的一个文件夹）"),
    ("new", "new", "新建一份空白草案"),
    ("drafts", "drafts", "列出工作区里的草案"),
    ("set", "set_property", "设定草案的题名、题注、稿次、编号方式、自称"),
    ("import", "import_file", "导入 txt、Markdown、docx 文本，或者取回在 Word 里改过的文本"),
    ("status", "status", "查看手头的工作：未保存的修改、问题"),
    ("save", "save", "把手头的工作保存为一个版本"),
    ("log", "log", "列出保存过的版本"),
    ("stage", "stage", "把当前版本定为一个审次（征求意见稿、草案……）"),
    ("doctor", "doctor", "检查 git、编码、权限和工作区的状态，能修的可以修"),
    ("backup", "backup", "把全部版本备份成一个文件"),
    ("restore", "restore", "从备份恢复成一个新的工作区"),
    ("tui", "tui", "打开终端界面；不写命令也是"),
    ("serve", "serve", "在本机的浏览器里打开同样的界面"),
    ("demo", "demo", "用样例走一遍：意见、修改建议、插入、沿革、导出"),
)
READING = (
    ("stats", "stats", "统计编章节条款项目、引用和问题"),
    ("outline", "outline", "显示目录和条文的顺序"),
    ("show", "show", "显示一处条文"),
    ("show-file", "show_file", "显示一个条文文件的文字，供 git 转换显示用"),
    ("find", "find", "在条文中查找"),
    ("history", "history", "一条的沿革：每个版本谁改的、为什么、改了什么"),
    ("blame", "blame", "一条的每个词句出自哪个版本、谁的建议"),
    ("refs", "refs", "查看引用关系；refs bind 把援引文字认定为引用"),
    ("export", "export", "导出正文、与上一审次的修改对照表、意见采纳情况表"),
    ("check", "check", "按规则检查"),
    ("compare", "compare", "修改对照表、花脸稿：两份到五份文本逐条比对"),
    ("align", "align", "条文对照表：几件同类法规按内容逐条并排"),
)
EDITING = (
    ("insert", "insert", "插入条款或者章节"),
    ("delete", "delete", "删去一处"),
    ("replace", "replace", "修改文字"),
    ("move", "move", "移动一处"),
    ("split", "split", "一处分为两处"),
    ("merge", "merge", "几处合并为一处"),
    ("heading", "heading", "修改条旨或者章名"),
    ("level", "level", "改变层级"),
    ("recall", "recall", "取回一处在某一审次或者版本里的文字，作为新的修改"),
    ("undo", "undo", "撤销上一步修改"),
    ("redo", "redo", "重做刚撤销的修改"),
)
TOGETHER = (
    ("clone", "clone", "从别的仓库取得一份工作区"),
    ("sync", "sync", "与对方交换：取回、合并、推送"),
    ("branch", "branch", "分支：list 列出，new 新建，switch 切换，merge 合并"),
    ("merge-driver", "merge_driver", "供 git merge 调用，按条款合并一个文件；由 init --merge-driver 登记"),
    ("conflicts", "conflicts", "合并留下的冲突：list 列出，show 查看，resolve 裁定"),
)
CONSULTING = (
    ("opinion", "opinion", "征求意见：导入、关联条款、归组、采纳情况、台账"),
    ("amend", "amend", "修改建议：提出、采纳、部分采纳、不采纳、冲突"),
)
GROUPS = (("工作区", WORKSPACE), ("阅读", READING), ("修改", EDITING), ("几个处室", TOGETHER), ("意见", CONSULTING))
COMMANDS = {name: (module, help_line) for _, family in GROUPS for name, module, help_line in family}
