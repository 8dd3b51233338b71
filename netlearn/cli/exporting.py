"""The command that turns the questions into other programs' files: export."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from netlearn.cli.group import main, say_count
from netlearn.errors import ContentError, NetlearnError

if TYPE_CHECKING:
    from netlearn.content.model import Course


@main.command()
@click.argument("kind", type=click.Choice(["gift", "moodle", "qti", "anki"]))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write."
)
def export(kind: str, out: Path) -> None:
    """Write every question as GIFT, Moodle XML, a QTI package or an Anki text file.

    What the format cannot carry is listed on standard error, a line each.
    """
    from netlearn.export.anki import write_anki
    from netlearn.export.gift import write_gift
    from netlearn.export.moodle_xml import write_moodle
    from netlearn.export.qti import write_qti

    writers = {"gift": write_gift, "moodle": write_moodle, "qti": write_qti, "anki": write_anki}
    course = load_served_course()
    exported = writers[kind](course)
    try:
        out.write_bytes(exported.content)
    except OSError as error:
        raise NetlearnError(f"{out} cannot be written: {error.strerror}.") from error
    for one in exported.left_out:
        click.echo(f"{one.question_id}: without {one.what}", err=True)
    number = say_count(course.questions, "question")
    click.echo(f"{out} was made from {number}; {say_count(exported.left_out, 'thing')} left out.")


def load_served_course() -> "Course":
    """The configured English course.

    Raises:
        ContentError: it cannot be put together; the text lists the problems.
    """
    from netlearn.content.load import load_course
    from netlearn.content.problems import format_problems
    from netlearn.settings import read_settings

    course, problems = load_course(read_settings().content / "en")
    if course is None:
        blocking = format_problems(problem for problem in problems if problem.blocks)
        raise ContentError(f"The content cannot be used:\n{blocking}")
    return course
