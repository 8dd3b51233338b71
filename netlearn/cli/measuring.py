"""The command that shows how questions do their work: items."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netlearn.cli.exporting import load_served_course
from netlearn.cli.group import main
from netlearn.cli.keeping import find_sqlite

if TYPE_CHECKING:
    from netlearn.store.engine import Store


@main.command()
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
def items(shape: str) -> None:
    """Show how each question does its work, by first answers to its present revision.

    facility: mean credit; right: share right at once; discrim.: correlation with the learner's other
    questions, of learners with five answers or more; sure, wrong: share certain and wrong; hints: share
    who opened one; picks: percent for each option in its written order, * for a right one. Questions
    with fewer than 10 learners show their number only. The server may go on running meanwhile.
    """
    from netlearn.cli.item_tables import write_csv, write_json, write_table
    from netlearn.domain.item_statistics import measure_items
    from netlearn.settings import read_settings
    from netlearn.store.attempts import list_all_attempts

    questions = load_served_course().questions
    with _reading(read_settings().database_url) as store:
        measured = measure_items(questions, list_all_attempts(store))
    writers = {"text": write_table, "json": write_json, "csv": write_csv}
    click.echo(writers[shape](questions, measured), nl=False)


@contextmanager
def _reading(url: str) -> Iterator["Store"]:
    """The database; of an SQLite file, which a running server holds, a copy that is up to date.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    from netlearn.store.backup import backup
    from netlearn.store.engine import open_store
    from netlearn.store.migrate import migrate

    with tempfile.TemporaryDirectory(prefix="netlearn-items-") as folder:
        if source := find_sqlite(url):
            copy = Path(folder, "copy.db")
            backup(source, copy)
            url = f"sqlite:///{copy}"
        with closing(open_store(url)) as store:
            if source:
                migrate(store)
            yield store
