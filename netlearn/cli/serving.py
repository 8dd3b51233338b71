"""The command that serves: run."""

import os
import sys

import click

from netlearn.cli.group import main

PORT = click.IntRange(1, 65535)


@main.command()
@click.option("--author", is_flag=True, help="Watch the content: a saved file reloads the open page.")
@click.option("--port", type=PORT, help="Where to listen, instead of NETLEARN_PORT or 8501.")
def run(*, author: bool, port: int | None) -> None:
    """Serve the course and the self-assessment until interrupted."""
    from netlearn.settings import ROOT, read_settings

    environ = dict(os.environ)
    if author:
        environ["NETLEARN_AUTHOR"] = "1"
    if port:
        environ["NETLEARN_PORT"] = str(port)
    read_settings(environ)  # a bad setting is said here, in one sentence
    # The server replaces this process, so signals and the exit code are its own.
    os.execve(sys.executable, [sys.executable, str(ROOT / "app.py")], environ)  # noqa: S606 -- no shell, own file
