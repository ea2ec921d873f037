"""Chinese surnames, by which words after 我叫 or 联系人 are taken for a name.

Some three hundred frequent surnames. A rare one is missed, and a word that begins like one may be taken for a name,
which is why masks that rest on names alone can be declined at import.
"""

_SINGLE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
    "樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦向柳邢岳齐沿梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛"
    "童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑"
    "邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇祖楚储宗茅利满"
    "初娜麻鞠巩寇阎佟仝蔺慕荣虞尚桑湛岑应帅郗乐缪干解宣丛牧山井水"
)
_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "令狐",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "夏侯",
    "东方",
    "端木",
    "独孤",
    "南宫",
)
#: Words of two characters that begin like a name and are none.
_WORDS = (
    "认为建议希望同意支持反对意见要求觉得提出应当可以没有全体常务成员公司单位时间方面关于高度安全强烈"
    "强调单独关心关注成都宁波江苏江西广东山东山西云南云川高校高级时常一名一位一个包括全文全面华东平安"
    "方便水务向上来自来信应该位于路过于是常住向您温馨满意解决完全连续利益时候有关和谐何时何种任何任职"
    "管理单纯简单商户白领金融文化党员家住居住工作从事张贴计划谈谈申请申报施工宣传安装查看查询符合时任"
    "路面房东房屋华侨车主边境古城米业强制盖章鲁莽花费应急毕业严格严重项目"
)
_NO_NAMES = frozenset(_WORDS[place : place + 2] for place in range(0, len(_WORDS), 2))


def is_name(words: str) -> bool:
    """Whether two to four characters can be the name of a person."""
    family = words[:2] if words.startswith(_COMPOUND) else words[:1]
    if "·" in words:
        return True
    given = len(words) - len(family)
    known = len(family) == 2 or family in _SINGLE
    return known and 1 <= given <= 2 and words[:2] not in _NO_NAMES
