"""The settings of one user: theme and keys, in a TOML file that people may edit by hand."""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.tui.action import ACTIONS, is_bare

THEMES = {"浅色": "workbench-light", "深色": "workbench-dark"}


@dataclass(frozen=True, slots=True)
class Settings:
    """``keys``: action id → keys; ``complaints``: what of the file was not understood, a sentence each."""

    theme: str = "深色"
    keys: dict[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the file is: WORKBENCH_SETTINGS, else the folder for settings of this system."""
    named = environment.get("WORKBENCH_SETTINGS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        folder = Path(environment.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        folder = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return folder / "workbench" / "settings.toml"


def read_settings(path: Path) -> Settings:
    """What the file says, as far as it makes sense; without a file, what is usual."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        return Settings(complaints=(f"设置文件 {path} 读不出来（{error}），用了默认的设置。",))
    complaints: list[str] = []
    theme = data.get("theme", "深色")
    if theme not in THEMES:
        complaints.append(f"设置文件里的主题「{theme}」不认识，可用：{'、'.join(THEMES)}。")
        theme = "深色"
    return Settings(theme, _keys(data.get("keys", {}), complaints), tuple(complaints))


def _keys(said: object, complaints: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id, keys in (said if isinstance(said, dict) else {}).items():
        if id not in ACTIONS or not isinstance(keys, str) or not keys:
            complaints.append(f"设置文件里没有「{id}」这个操作，或者没有写键。")
        elif any(is_bare(key) for key in keys.split(",")):
            complaints.append(f"「{ACTIONS[id].name}」不能用单个字符作键：输入法会吃掉它。")
        else:
            found[id] = keys
    for id in [id for id in found if _clash(id, found)]:
        complaints.append(f"「{ACTIONS[id].name}」的键已经用于「{ACTIONS[_clash(id, found)].name}」。")
        del found[id]
    return found


def _clash(id: str, found: dict[str, str]) -> str:
    """Another action that has one of the same keys; "" when there is none."""
    mine = set(found[id].split(","))
    others = ((other, found.get(other, action.key)) for other, action in ACTIONS.items() if other != id)
    return next((other for other, keys in others if mine & set(keys.split(","))), "")


def write_settings(path: Path, settings: Settings) -> None:
    """Write the file whole; OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# 工作台的设置。theme：浅色、深色；[keys]：操作 = 键，操作的名称见 docs/keys.md。"]
    lines += [f'theme = "{settings.theme}"', "", "[keys]"]
    lines += [f'{id} = "{keys}"' for id, keys in sorted(settings.keys.items())]
    new = path.with_name(path.name + ".new")
    new.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    os.replace(new, path)
