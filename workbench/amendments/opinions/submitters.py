"""Who sent an opinion: offices and institutions keep their names, everybody else gets a pseudonym."""

import re
from collections.abc import Mapping

from workbench.amendments.opinions.opinion import Kind

_ENDS = (
    "人民政府|办公厅|办公室|委员会|常委会|管委会|街道办事处|办事处|法院|检察院|公安局|税务局|海关|银行|集团|公司|企业|事务所"
    "|协会|学会|商会|联合会|基金会|研究院|研究所|研究中心|中心|大学|学院|学校|中学|小学|医院|工会|妇联|共青团|党校|报社|电视台"
    "|出版社|合作社|村委会|居委会|厅|局|部|署|委|办|院|所|处|科|室|站|队|社|厂|店"
)
_INSTITUTION = re.compile(rf"(?:{_ENDS})(?:[（(][^（）()]*[）)])?$")
_DEPARTMENT = re.compile(r"(?:厅|局|部|署|委|委员会|办|办公室|办公厅|法院|检察院)$")
_LOCAL = re.compile(r"[省市区县州旗盟乡镇](?:人民政府|人大常委会|人大|政府)(?:办公厅|办公室)?$|街道办事处$")
#: Words of the column 类别 by what they say.
_SAID = (
    (Kind.DEPUTY, re.compile("代表|委员(?!会)")),
    (Kind.EXPERT, re.compile("专家|学者|教授")),
    (Kind.DEPARTMENT, re.compile("部门|机关")),
    (Kind.LOCAL, re.compile("地方|[省市区县]级?(?:人大|政府)|街道|乡镇")),
    (Kind.PERSON, re.compile("个人|公众|群众|公民|市民|网民|自然人|社会公众")),
    (Kind.ORGANISATION, re.compile("单位|企业|组织|机构|团体|协会|公司|高校|院校")),
)
_PSEUDONYM = re.compile(r"(公众|代表|专家|单位)([1-9][0-9]*(?:-[1-9][0-9]*)?)")
_CALLED = {Kind.DEPUTY: "代表", Kind.EXPERT: "专家", Kind.ORGANISATION: "单位"}


def is_institution(name: str) -> bool:
    """Whether a name is that of an office or institution, by how it ends and how long it is."""
    return len(name) >= 4 and _INSTITUTION.search(name) is not None


def kind_of(said: str, name: str) -> Kind:
    """The kind by the column 类别, else by the name."""
    for kind, words in _SAID:
        if said and words.search(said):
            return kind
    if not is_institution(name):
        return Kind.PERSON
    if _LOCAL.search(name):
        return Kind.LOCAL
    return Kind.DEPARTMENT if _DEPARTMENT.search(name) and not name.endswith("公司") else Kind.ORGANISATION


def shown_as(name: str, id: str, kind: Kind) -> str:
    """The submitter as written into git: the name of an institution, else 「公众132」 by the first opinion sent."""
    if is_institution(name):
        return name
    if not name and kind in (Kind.DEPARTMENT, Kind.LOCAL, Kind.ORGANISATION):
        return ""
    return f"{_CALLED.get(kind, '公众')}{id}"


def called_anew(submitter: str, numbers: Mapping[str, str]) -> str:
    """A pseudonym made of a number that is another now; everybody else keeps the name."""
    found = _PSEUDONYM.fullmatch(submitter)
    return found[1] + numbers.get(found[2], found[2]) if found else submitter
