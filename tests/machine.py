"""What this machine has beside Python: `python -m tests.machine` prints what the whole test still misses."""

import os
import shutil
from pathlib import Path

from tests.store.postgres import find_binaries


def find_chromium() -> Path | None:
    """The system's Chromium, else the one that `playwright install chromium` fetched."""
    names = ("chromium", "chromium-browser", "google-chrome")
    on_path = next((found for name in names if (found := shutil.which(name))), None)
    if on_path:
        return Path(on_path)
    fetched = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next(iter(sorted(fetched.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def find_missing() -> dict[str, str]:
    """The marker of the tests that cannot run here, and the package they need."""
    needs = {
        "browser": ("chromium", find_chromium()),
        "postgres": ("postgresql", find_binaries()),
        "npm": ("npm", shutil.which("npm")),
    }
    return {marker: package for marker, (package, found) in needs.items() if found is None}


if __name__ == "__main__":
    print(*find_missing().values())  # noqa: T201 -- read by tests/prepare.sh
