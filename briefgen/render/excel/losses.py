"""What cells could not hold, gathered for the user: one problem for each sheet and kind of loss, not one for each cell."""

from dataclasses import dataclass, field

from briefgen.model.problem import Problem, Severity
from briefgen.render.excel.values import Loss

_WORDS: dict[Loss, tuple[str, str, Severity]] = {
    Loss.CONTROL_CHARACTERS: ("单元格文字中含有不可见的控制字符,已去掉", "如需保留原样,请查看来源文件", Severity.NOTE),
    Loss.CUT: ("文字超过Excel单元格上限(32767个字符),末尾以“…”截断", "完整文字请查看来源文件", Severity.WARNING),
    Loss.LONG_NUMBER: ("数值超过Excel的15位有效数字,已按文本写入", "计算时请留意,这些单元格不参加求和", Severity.NOTE),
    Loss.NOT_A_NUMBER: ("数值不是有限的数,单元格留空", "请核对该事实的数值", Severity.WARNING),
    Loss.OLD_DATE: ("日期早于1900年3月,Excel无法存为日期,已按文本写入", "请核对该日期是否有误", Severity.NOTE),
}


@dataclass(slots=True)
class Losses:
    """Collects losses of one workbook; `where` is the workbook's file name."""

    where: str
    _cells: dict[tuple[str, Loss], list[str]] = field(default_factory=dict)

    def add(self, sheet_name: str, address: str, found: tuple[Loss, ...]) -> None:
        for loss in found:
            self._cells.setdefault((sheet_name, loss), []).append(address)

    def problems(self) -> list[Problem]:
        """In the order in which they were met."""
        return [self._problem(sheet_name, loss, cells) for (sheet_name, loss), cells in self._cells.items()]

    def _problem(self, sheet_name: str, loss: Loss, cells: list[str]) -> Problem:
        what, mend, severity = _WORDS[loss]
        more = f"等{len(cells)}处" if len(cells) > 1 else ""
        return Problem(self.where, f"{sheet_name}!{cells[0]}{more}", loss.value, f"{what}。", f"{mend}。", severity)
