"""The one group that every command belongs to."""

from collections.abc import Sized

import click

from netlearn import __version__
from netlearn.errors import NetlearnError


class _Commands(click.Group):
    """A group whose commands end in one sentence and exit code 2 when they could not run."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except NetlearnError as error:
            click.echo(f"netlearn: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="netlearn")
def main() -> None:
    """A course and self-assessment on leaders' operational, personal and strategic networks."""


def say_count(number: int | Sized, noun: str) -> str:
    """A number with its noun: 1 file, 2 files, 2 quizzes."""
    amount = number if isinstance(number, int) else len(number)
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"
