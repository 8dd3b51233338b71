import os

import pytest
from hypothesis import settings

from tests.machine import find_missing

settings.register_profile("netlearn", deadline=None)  # timings never decide a unit test
settings.load_profile("netlearn")

LEFT_OUT = pytest.StashKey[dict[str, int]]()


@pytest.hookimpl(trylast=True)  # after -m and -k have chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, and refuse to do so under CI."""
    missing = find_missing()
    unable = [item for item in items if any(item.get_closest_marker(marker) for marker in missing)]
    if not unable:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(
            f"CI leaves nothing out, but these are missing: {', '.join(missing.values())}"
        )
    items[:] = [item for item in items if item not in unable]
    config.hook.pytest_deselected(items=unable)
    config.stash[LEFT_OUT] = {
        package: sum(item.get_closest_marker(marker) is not None for item in unable)
        for marker, package in missing.items()
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was left out, right above the closing line."""
    for package, count in config.stash.get(LEFT_OUT, {}).items():
        if count:
            terminalreporter.section("LEFT OUT", yellow=True, bold=True)
            terminalreporter.line(f"{count} tests did not run: install {package} to run them.")
