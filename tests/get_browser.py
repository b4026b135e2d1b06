"""Makes sure that the tests have a headless Chromium (the system's or another), and Java.

Java runs the Nu HTML checker; where it cannot be had, that one test says so and is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def system_browser() -> str | None:
    """The Chromium that the system has, if any."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Install a browser where there is none."""
    missing = [] if system_browser() else ["chromium"]
    missing += [] if shutil.which("java") else ["default-jre-headless"]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        subprocess.run(words, check=False, stdout=subprocess.DEVNULL, env=_quiet())
    if system_browser():
        return 0
    words = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(words, check=False).returncode


def _quiet() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


if __name__ == "__main__":
    sys.exit(main())
