"""Commands for the answers of whole organisations: score, reliability."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from netlearn.cli.exporting import load_served_course
from netlearn.cli.group import main
from netlearn.errors import NetlearnError

if TYPE_CHECKING:
    from netlearn.cli.answer_reading import Answers, Reject

_RESPONSES = click.argument("responses", type=click.Path(path_type=Path, allow_dash=True))
_REJECTS = click.option(
    "--rejects",
    "rejects_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file for rows that cannot be read.",
)


@main.command()
@_RESPONSES
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; by default standard output.",
)
@_REJECTS
def score(responses: Path, out: Path | None, rejects_path: Path | None) -> None:
    """Score the answers in RESPONSES, a CSV file with a row a person; - reads standard input.

    Columns are item ids in any order and one for the person, the first or the one called person; a blank
    is a missing answer. Written are person, the facets and networks in points from 0 to 100 (empty where
    too little was answered), the number of items answered, and flags: long_run, low_spread and
    contradiction, of which two mean that the row should be read with care. Runs are counted in the order
    of the instrument.

    Rows that cannot be read go to OUT.rejects.csv with line, column and reason, or to standard error when
    there is no OUT; the rest is scored. Exit code 0: scored, 2: the file cannot be read at all.
    """
    from netlearn.cli.answer_files import open_answers
    from netlearn.cli.rejects import Rejects
    from netlearn.cli.score_rows import write_heads, write_scores

    instrument = load_served_course().instrument
    beside = out.with_name(f"{out.name}.rejects.csv") if out else None
    _refuse_same(responses, out, rejects_path or beside)

    def work(answers: "Answers") -> tuple[bytes, int, "list[Reject]"]:
        return write_scores(instrument, answers), len(answers.people), answers.rejects

    with ExitStack() as stack:
        file = stack.enter_context(open_answers(responses, instrument))
        _note_absent(file.header.absent)
        sink = _open_sink(out, stack)
        rejects = stack.enter_context(Rejects(rejects_path or beside, asked=rejects_path is not None))
        good = 0
        _write(sink, write_heads(instrument), out)
        for rows, people, rejected in file.map(work):
            _write(sink, rows, out)
            rejects.keep(rejected)
            good += people
    click.echo(rejects.summarise(good), err=True)


@main.command()
@_RESPONSES
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_REJECTS
def reliability(responses: Path, shape: str, rejects_path: Path | None) -> None:
    """Measure how reliable each facet and network is on the answers in RESPONSES, a file as for score.

    alpha: Cronbach's, of the n people who answered every item of the scale, with its 95 % interval;
    omega: McDonald's, of one factor. As text also what each facet adds to its network (Haberman) and how
    each item goes with the rest of its facet. Rows that cannot be read are left out and told of.
    """
    from netlearn.cli.answer_files import open_answers
    from netlearn.cli.rejects import Rejects
    from netlearn.cli.reliability_tables import write_json, write_text
    from netlearn.domain.answer_table import key_table
    from netlearn.domain.scale_report import add_answers, start_scales

    instrument = load_served_course().instrument
    _refuse_same(responses, None, rejects_path)
    scales = start_scales(instrument)
    good = 0
    with open_answers(responses, instrument) as file, Rejects(rejects_path, asked=True) as rejects:
        _note_absent(file.header.absent)
        for keyed, rejected in file.map(lambda one: (key_table(instrument, one.columns), one.rejects)):
            add_answers(instrument, scales, keyed)
            rejects.keep(rejected)
            good += len(keyed)
    writers = {"json": write_json, "text": write_text}
    click.echo(writers[shape](instrument, scales), nl=False)
    if rejects.count:
        click.echo(rejects.summarise(good, "used"), err=True)


def _refuse_same(responses: Path, *written: Path | None) -> None:
    """Raise NetlearnError when a file would be written over the answers or another one."""
    places = [path.resolve() for path in (responses, *written) if path]
    if len(set(places)) < len(places):
        raise NetlearnError("RESPONSES, --out and --rejects must be different files.")


def _note_absent(absent: tuple[str, ...]) -> None:
    if absent:
        click.echo(f"Without a column and so unanswered by everybody: {', '.join(absent)}.", err=True)


def _open_sink(out: Path | None, stack: ExitStack) -> IO[bytes]:
    if out is None:
        return sys.stdout.buffer
    try:
        return stack.enter_context(out.open("wb"))
    except OSError as error:
        raise NetlearnError(f"{out} cannot be written: {error.strerror}.") from error


def _write(sink: IO[bytes], data: bytes, out: Path | None) -> None:
    try:
        sink.write(data)
    except OSError as error:
        if out is None:
            raise  # the reader of a pipe went away, which click knows to end quietly
        raise NetlearnError(f"{out} cannot be written: {error.strerror}.") from error
