"""The issues that the checks are tried on."""

import pytest
from built_issues import Issues, issue_builder


@pytest.fixture(scope="session")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Issues:
    """`issues(source, month, name)`, each built once."""
    return issue_builder(tmp_path_factory)
