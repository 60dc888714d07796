"""What goes wrong with a fact base as a whole, in words for the user. A fault in one document is a `Problem` and not met here."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.model.problem import Problem, Severity


class StoreError(Exception):
    """The fact base cannot be used; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what + problem.mend)
        self.problem = problem


def store_error(where: str, code: str, what: str, mend: str) -> StoreError:
    """A StoreError from its parts; `what` and `mend` are Chinese sentences."""
    return StoreError(Problem(where, "", code, what, mend, Severity.ERROR))


def corrupt(where: str) -> StoreError:
    """The error for a base whose content does not hold together."""
    mend = "请用备份替换；没有备份就删去它（连同 -wal、-shm 文件），再运行一次 briefgen build，文章会重新读取（人工决定会丢失）。"
    return store_error(where, "store-corrupt", "事实库文件已损坏，读不出来。", mend)


def locked(where: str) -> StoreError:
    """The error for a base that another process keeps busy."""
    return store_error(where, "store-locked", "事实库正被另一个程序占用。", "请等那边的 briefgen 结束，或关掉打开它的程序，再试一次。")


def read_only(where: str) -> StoreError:
    """The error for a base or folder that cannot be written."""
    return store_error(where, "store-read-only", "事实库不能写入（只读或没有权限）。", "请检查文件和所在文件夹的权限，或换一个能写的位置。")


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turns what the database raises inside into a StoreError."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise _translate(error, where) from error


def _translate(error: Exception, where: str) -> StoreError:
    from briefgen.store.sqlite import fault

    original = getattr(error, "orig", None)
    known = fault(original, where) if original is not None else None
    if known is not None:
        return known
    what = f"事实库出错（{type(original or error).__name__}：{str(original or error).strip().splitlines()[0][:200]}）。"
    return store_error(where, "store-unusable", what, "请检查数据库是否在运行、地址和密码是否正确，再试一次。")
